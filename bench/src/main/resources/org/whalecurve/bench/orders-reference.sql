-- What an analyst would write by hand for the same result: revenue, eight costs in both views and
-- profit of every customer, exact: quantities summed as decimals, each customer's share of each
-- amount rounded to 0.000001, what rounding leaves given to the customer with the largest quantity.
-- @data@, @lines@, @ledger@, @out@ are filled in.
CREATE TABLE pool AS SELECT * FROM (VALUES
  ('6001', 'picking', 0.8), ('6002', 'handling', 0.7), ('6003', 'freight', 1.0), ('6004', 'invoicing', 0.5),
  ('6005', 'order_desk', 0.6), ('6006', 'returns', 0.9), ('6007', 'insurance', 1.0), ('6008', 'accounts', 0.0)) p(account, pool, incremental);

CREATE TABLE amount AS
SELECT period, pool, CAST(sum(amount) * 1000000 AS HUGEINT) AS full_u,
  CAST(sum(CAST(amount * incremental AS DECIMAL(18,6))) * 1000000 AS HUGEINT) AS incremental_u
FROM read_csv('@ledger@', types = {'account': 'VARCHAR', 'amount': 'DECIMAL(18,6)'}) JOIN pool USING (account)
GROUP BY period, pool;

CREATE TABLE line_sum AS
SELECT year(date) || '-Q' || quarter(date) AS period, customer_id,
  CAST(sum(CASE WHEN is_return THEN 0 ELSE list_amount END) AS DECIMAL(18,6)) AS gross_revenue,
  CAST(sum(CASE WHEN is_return THEN 0 ELSE discount END) AS DECIMAL(18,6)) AS discount,
  CAST(sum(CASE WHEN is_return THEN net_amount ELSE 0 END) AS DECIMAL(18,6)) AS returns,
  CAST(sum(CASE WHEN is_return THEN -cost_of_goods ELSE cost_of_goods END) AS DECIMAL(18,6)) AS cost_of_goods,
  count(*) FILTER (NOT is_return) AS picking,
  CAST(sum(CASE WHEN is_return THEN 0 ELSE quantity END) AS DECIMAL(18,6)) AS handling,
  CAST(sum(CASE WHEN is_return THEN 0 ELSE quantity * weight END) AS DECIMAL(18,6)) AS freight,
  count(*) FILTER (is_return) AS returned,
  CAST(sum(CASE WHEN is_return THEN 0 ELSE net_amount END) AS DECIMAL(18,6)) AS insurance
FROM @lines@ JOIN read_parquet('@data@/products.parquet') USING (product_id)
GROUP BY 1, 2;

CREATE TABLE order_sum AS
SELECT period, customer_id, count(*) AS invoicing, CAST(sum(4 + 0.5 * lines) AS DECIMAL(18,6)) AS order_desk
FROM (
  SELECT year(date) || '-Q' || quarter(date) AS period, customer_id, transaction_id, count(*) AS lines
  FROM @lines@ GROUP BY 1, 2, 3)
GROUP BY 1, 2;

CREATE TABLE driver AS
SELECT period, customer_id, pool, CAST(quantity * 1000000 AS BIGINT) AS weight_u
FROM (
  SELECT period, customer_id, CAST(picking AS DECIMAL(18,6)) AS picking, handling, freight, CAST(invoicing AS DECIMAL(18,6)) AS invoicing,
    order_desk, CAST(returned AS DECIMAL(18,6)) AS returns, insurance, CAST(1 AS DECIMAL(18,6)) AS accounts
  FROM line_sum JOIN order_sum USING (period, customer_id))
UNPIVOT (quantity FOR pool IN (picking, handling, freight, invoicing, order_desk, returns, insurance, accounts))
WHERE quantity <> 0;

CREATE TABLE rate AS
SELECT d.period, d.pool, a.full_u, a.incremental_u, CAST(sum(d.weight_u) AS HUGEINT) AS weight_u, max(d.weight_u) AS weight_max_u
FROM driver d JOIN amount a USING (period, pool) GROUP BY ALL;

CREATE TABLE cell AS
SELECT d.period, d.customer_id, d.pool, d.weight_u, r.weight_max_u,
  CAST((2 * r.full_u * d.weight_u + r.weight_u) // (2 * r.weight_u) AS BIGINT) AS full_u,
  CAST((2 * r.incremental_u * d.weight_u + r.weight_u) // (2 * r.weight_u) AS BIGINT) AS incremental_u
FROM driver d JOIN rate r USING (period, pool);

CREATE TABLE residual AS
WITH missing AS (
  SELECT r.period, r.pool, r.full_u - sum(c.full_u) AS full_u, r.incremental_u - sum(c.incremental_u) AS incremental_u
  FROM rate r JOIN cell c USING (period, pool) GROUP BY r.period, r.pool, r.full_u, r.incremental_u),
receiver AS (
  SELECT period, pool, min(customer_id) AS customer_id FROM cell WHERE weight_u = weight_max_u GROUP BY period, pool)
SELECT period, customer_id, pool, 0 AS weight_u, CAST(full_u AS BIGINT) AS full_u, CAST(incremental_u AS BIGINT) AS incremental_u
FROM missing JOIN receiver USING (period, pool);

COPY (
  WITH revenue AS (
    SELECT customer_id, sum(gross_revenue) AS gross_revenue, sum(discount) AS discount, sum(returns) AS returns, sum(cost_of_goods) AS cost_of_goods
    FROM line_sum GROUP BY customer_id),
  cost AS (
    SELECT customer_id, sum(full_u) AS full_u, sum(incremental_u) AS incremental_u
    FROM (SELECT customer_id, full_u, incremental_u FROM cell UNION ALL SELECT customer_id, full_u, incremental_u FROM residual) GROUP BY customer_id),
  known AS (
    SELECT customer_id, name, customer_group, coalesce(gross_revenue, 0) AS gross_revenue, coalesce(discount, 0) AS discount,
      coalesce(returns, 0) AS returns, coalesce(cost_of_goods, 0) AS cost_of_goods,
      CAST(coalesce(full_u, 0) * 0.000001 AS DECIMAL(18,6)) AS full_cost_to_serve,
      CAST(coalesce(incremental_u, 0) * 0.000001 AS DECIMAL(18,6)) AS incremental_cost_to_serve
    FROM read_parquet('@data@/customers.parquet') LEFT JOIN revenue USING (customer_id) LEFT JOIN cost USING (customer_id))
  SELECT *, gross_revenue - discount - returns AS net_revenue,
    gross_revenue - discount - returns - cost_of_goods - full_cost_to_serve AS full_profit,
    gross_revenue - discount - returns - cost_of_goods - incremental_cost_to_serve AS incremental_profit
  FROM known
  ORDER BY customer_id) TO '@out@' (FORMAT parquet, COMPRESSION zstd);
