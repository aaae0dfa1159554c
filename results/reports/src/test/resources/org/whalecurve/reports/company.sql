-- A small invented company, Harbour Supply: sells rope, paint and electronics to shipyards.
-- Every amount is derived from the ones below it, so that all tables tie to each other.
CREATE MACRO rnd(a, b) AS (md5_number_lower(concat(a, '/', b)) % 100000) / 100000.0;
CREATE MACRO money(x) AS CAST(round(CAST(x AS DOUBLE), 2) AS DECIMAL(18,6));

CREATE TABLE c AS
SELECT i, printf('C%05d', i) AS customer_id,
  concat(list_extract(['Anchor','Beacon','Coral','Delta','Estuary','Fjord','Gull','Haven','Island','Jetty','Keel','Lagoon','Mast','North Quay','Osprey','Pier'], 1 + i % 16),
    ' ', list_extract(['Shipyard','Marine','Chandlery','Boats','Rigging','Charter','Towing','Fisheries','Diving'], 1 + (i // 16) % 9),
    CASE WHEN i >= 144 THEN concat(' ', i // 144) ELSE '' END) AS name,
  CASE WHEN i % 25 = 0 THEN 'key_account' WHEN i % 25 <= 6 THEN 'shipyard' WHEN i % 25 <= 14 THEN 'retail' ELSE 'online' END AS customer_group,
  list_extract(['North','South','East','West'], 1 + i % 4) AS region
FROM range(:customers) t(i);

CREATE TABLE p AS SELECT * FROM (VALUES
  ('P1','rope',0.30), ('P2','paint',0.24), ('P3','electronics',0.22), ('P4','clothing',0.14), ('P5','engines',0.10)) t(product_id, product_line, weight);
CREATE TABLE m AS SELECT printf('2026-%02d', k) AS period, k FROM range(1, 4) t(k);

CREATE TABLE base AS
SELECT m.period, c.customer_id, p.product_id, p.product_line, c.customer_group,
  CASE WHEN c.customer_group = 'online' THEN 'web' ELSE 'sales' END AS channel,
  money(CASE c.customer_group WHEN 'key_account' THEN 6500 WHEN 'shipyard' THEN 1500 WHEN 'retail' THEN 620 ELSE 190 END
    * power(1 / (rnd(c.i, 'size') + 0.03), 0.8) * p.weight * (0.8 + 0.4 * rnd(c.i * 7 + m.k, p.product_id))) AS gross_revenue,
  rnd(c.i, 'trouble') AS trouble, rnd(c.i * 31 + m.k, p.product_id) AS chance
FROM m, c, p;

CREATE TABLE revenue AS
SELECT *, gross_revenue - discount - cash_discount - returns AS net_revenue FROM (
  SELECT *, money(gross_revenue * (0.02 + 0.06 * trouble)) AS discount, money(gross_revenue * 0.004) AS cash_discount,
    CASE WHEN chance < 0.1 * trouble THEN money(gross_revenue * 0.4) ELSE CAST(0 AS DECIMAL(18,6)) END AS returns FROM base);

-- activity, title, resource, rate (currency a minute), minutes, incremental share, level, quantity
CREATE TABLE a AS SELECT * FROM (VALUES
  ('order_handling','Order handling','订单处理','desk',0.62,9.0,0.55,'batch'),
  ('picking','Picking and packing','拣货与包装','warehouse',0.48,3.5,0.80,'unit'),
  ('delivery','Delivery','配送','vans',0.71,14.0,0.75,'batch'),
  ('visit','Sales visit','客户拜访','field_sales',0.95,52.0,0.40,'customer'),
  ('complaint','Complaint handling','投诉处理','desk',0.62,34.0,0.60,'customer'),
  ('invoicing','Invoicing and dunning','开票与催收','desk',0.62,4.0,0.35,'batch'),
  ('storage','Storage','仓储','warehouse',0.48,6.0,0.20,'product'),
  ('rush_order','Rush orders','加急订单','vans',0.71,41.0,0.90,'batch'),
  ('returns','Taking goods back','退货处理','warehouse',0.48,22.0,0.85,'batch'),
  ('catalogue','Catalogue and web shop','目录与网店维护','desk',0.62,2.0,0.10,'channel')) t(activity, title_en, title_zh, resource, rate, minutes, inc, level);

CREATE TABLE activity_cost AS
SELECT period, customer_id, product_id, activity, CAST(q AS DECIMAL(18,6)) AS quantity, CAST(q * minutes AS DECIMAL(18,6)) AS time_min,
  CAST(q * minutes * rate AS DECIMAL(18,6)) AS full_cost, CAST(q * minutes * rate * inc AS DECIMAL(18,6)) AS incremental_cost
FROM (SELECT r.period, r.customer_id, r.product_id, a.*,
  CAST(floor(CASE a.activity
    WHEN 'order_handling' THEN 1 + 3 * r.chance + 5 * r.trouble
    WHEN 'picking' THEN 2 + CAST(r.gross_revenue AS DOUBLE) / 160
    WHEN 'delivery' THEN 0.6 + 2 * r.trouble + CAST(r.gross_revenue AS DOUBLE) / 2500
    WHEN 'visit' THEN CASE r.customer_group WHEN 'key_account' THEN 1.4 + r.chance WHEN 'shipyard' THEN 0.35 + r.chance ELSE 0.12 + r.trouble END
    WHEN 'complaint' THEN 2.2 * r.trouble * r.chance
    WHEN 'invoicing' THEN 1 + 2 * r.trouble
    WHEN 'storage' THEN CAST(r.gross_revenue AS DOUBLE) / 700
    WHEN 'rush_order' THEN 2.4 * r.trouble * (1 - r.chance)
    WHEN 'returns' THEN CASE WHEN r.returns > 0 THEN 2 ELSE 0 END
    ELSE CASE WHEN r.channel = 'web' THEN 2 ELSE 1 END END) AS BIGINT) AS q
  FROM revenue r, a) WHERE q > 0 ORDER BY period, customer_id, product_id, activity;

CREATE TABLE served AS SELECT period, customer_id, product_id, sum(full_cost) AS full_cts, sum(incremental_cost) AS inc_cts FROM activity_cost GROUP BY ALL;

CREATE TABLE line AS
SELECT r.period, r.customer_id, r.product_id, r.channel, r.product_line, r.gross_revenue, r.discount, r.cash_discount, r.returns, r.net_revenue,
  money(r.net_revenue * 0.01) AS revenue_tax, money(r.net_revenue * (CASE r.product_line WHEN 'engines' THEN 0.71 WHEN 'paint' THEN 0.52 ELSE 0.59 END)) AS cost_of_goods,
  money(r.net_revenue * 0.025) AS direct_cost, money(r.net_revenue * 0.02) AS incremental_direct_cost,
  CAST(coalesce(s.full_cts, 0) AS DECIMAL(18,6)) AS full_cost_to_serve, CAST(coalesce(s.inc_cts, 0) AS DECIMAL(18,6)) AS incremental_cost_to_serve,
  money(r.net_revenue * 0.012 * (0.5 + r.trouble)) AS capital_charge
FROM revenue r LEFT JOIN served s USING (period, customer_id, product_id);

-- support activities carry 12 % of each activity, resources the rest; then capacity, pools, ledger
CREATE TABLE act AS
SELECT period, activity, title_en, title_zh, resource, rate, level, sum(quantity) AS quantity, sum(full_cost) AS full_cost, sum(incremental_cost) AS incremental_cost,
  money(sum(full_cost) * 0.88) AS from_resource, money(sum(full_cost) * 0.07) AS from_it
FROM activity_cost JOIN a USING (activity) GROUP BY ALL;
CREATE TABLE res AS
SELECT *, full_cost - used AS unused_cost FROM (
  SELECT period, resource, any_value(rate) AS rate, sum(from_resource) AS used,
    money(sum(from_resource) / CASE resource WHEN 'desk' THEN 0.83 WHEN 'vans' THEN 0.94 WHEN 'warehouse' THEN 0.71 ELSE 0.88 END) AS full_cost
  FROM act GROUP BY period, resource);
CREATE TABLE support AS
SELECT period, 'it_support' AS activity, sum(from_it) AS given, CAST(900 AS DECIMAL(18,6)) AS to_other, CAST(500 AS DECIMAL(18,6)) AS from_other FROM act GROUP BY period
UNION ALL SELECT period, 'administration', sum(full_cost - from_resource - from_it), 500, 900 FROM act GROUP BY period;
CREATE TABLE pool_edge AS
SELECT period, pool, target, amount FROM (
  SELECT period, 'wages' AS pool, resource AS target, money(full_cost * 0.66) AS amount FROM res
  UNION ALL SELECT period, CASE resource WHEN 'vans' THEN 'vehicles' ELSE 'premises' END, resource, full_cost - money(full_cost * 0.66) FROM res
  UNION ALL SELECT period, CASE activity WHEN 'it_support' THEN 'it' ELSE 'overhead' END, activity, given + to_other - from_other FROM support);
CREATE TABLE pool AS SELECT period, pool, sum(amount) AS amount FROM pool_edge GROUP BY ALL;
CREATE TABLE account AS SELECT * FROM (VALUES ('6601 Salaries','wages',0.82), ('6602 Social security','wages',0.18), ('6611 Rent','premises',0.7), ('6612 Energy','premises',0.3),
  ('6621 Fuel','vehicles',0.45), ('6622 Leasing','vehicles',0.55), ('6631 Software','it',1.0), ('6641 Audit and legal','overhead',0.35), ('6642 Insurance','overhead',0.65)) t(account, pool, share);
CREATE TABLE cost_flow AS
SELECT period, stage, source, target, driver, CAST(NULL AS DECIMAL(38,6)) AS quantity, CAST(amount / sum(amount) OVER (PARTITION BY period, stage, source) AS DECIMAL(38,12)) AS share,
  CAST(amount AS DECIMAL(38,6)) AS full_amount, CAST(amount * 0.6 AS DECIMAL(38,6)) AS incremental_amount FROM (
  SELECT period, 'ledger' AS stage, account AS source, pool AS target, 'ledger' AS driver,
    CASE WHEN share = max(share) OVER (PARTITION BY period, pool) THEN amount - (sum(money(amount * share)) OVER (PARTITION BY period, pool) - money(amount * share)) ELSE money(amount * share) END AS amount
    FROM pool JOIN account USING (pool)
  UNION ALL SELECT period, 'ledger', '6699 Other expense', '(unassigned)', '', CAST(1250 AS DECIMAL(18,6)) FROM m
  UNION ALL SELECT period, 'pool', pool, target, 'headcount', amount FROM pool_edge
  UNION ALL SELECT period, 'resource', resource, activity, 'minutes', from_resource FROM act
  UNION ALL SELECT period, 'resource', resource, '(unused)', 'minutes', unused_cost FROM res
  UNION ALL SELECT period, 'activity', 'it_support', activity, 'devices', from_it FROM act
  UNION ALL SELECT period, 'activity', 'administration', activity, 'headcount', full_cost - from_resource - from_it FROM act
  UNION ALL SELECT period, 'activity', 'it_support', 'administration', 'devices', to_other FROM support WHERE activity = 'it_support'
  UNION ALL SELECT period, 'activity', 'administration', 'it_support', 'headcount', to_other FROM support WHERE activity = 'administration'
  UNION ALL SELECT period, 'activity', activity, 'customer x product', 'count', full_cost FROM act)
ORDER BY period, stage, source, target;

CREATE TABLE whole AS
SELECT period, customer_id, product_id, channel, CAST(1 AS DECIMAL(18,6)) AS quantity, * EXCLUDE (period, customer_id, product_id, channel, product_line) FROM line
UNION ALL SELECT period, '(unassigned)', '(none)', '(none)', 0, 16000, 0, 0, 0, 16000, 160, 9800, 0, 0, 1250, 750, 0 FROM m
UNION ALL SELECT period, '(unused)', '(none)', '(none)', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, sum(unused_cost), 0, 0 FROM res GROUP BY period;
CREATE TABLE profit AS
SELECT * EXCLUDE (capital_charge), capital_charge, CAST(full_profit - capital_charge AS DECIMAL(18,6)) AS residual_income FROM (
  SELECT *, CAST(net_revenue - revenue_tax - cost_of_goods - direct_cost - full_cost_to_serve AS DECIMAL(18,6)) AS full_profit,
    CAST(net_revenue - revenue_tax - cost_of_goods - incremental_direct_cost - incremental_cost_to_serve AS DECIMAL(18,6)) AS incremental_profit FROM whole)
ORDER BY period, customer_id, product_id, channel;
CREATE TABLE customer AS
SELECT t.customer_id, c.name, coalesce(c.customer_group, '') AS customer_group, c.region,
  CASE WHEN net_revenue >= 20000 THEN '20,000 and more' WHEN net_revenue >= 5000 THEN '5,000 to 20,000' WHEN net_revenue >= 2000 THEN '2,000 to 5,000' ELSE 'under 2,000' END AS revenue_band,
  CAST(30 AS BIGINT) AS transactions, t.* EXCLUDE (customer_id),
  CAST(CASE WHEN net_revenue > 0 THEN full_profit / net_revenue END AS DECIMAL(38,12)) AS full_margin,
  CAST(CASE WHEN net_revenue > 0 THEN incremental_profit / net_revenue END AS DECIMAL(38,12)) AS incremental_margin
FROM (SELECT customer_id, CAST(sum(COLUMNS(* EXCLUDE (period, customer_id, product_id, channel, quantity))) AS DECIMAL(18,6)) FROM profit GROUP BY customer_id) t
LEFT JOIN c USING (customer_id) ORDER BY t.customer_id;

CREATE TABLE ranked AS
SELECT view, row_number() OVER (PARTITION BY view ORDER BY profit DESC, customer_id) AS rank, customer_id, profit FROM (
  SELECT 'full' AS view, customer_id, full_profit AS profit FROM customer WHERE customer_id NOT LIKE '(%'
  UNION ALL SELECT 'incremental', customer_id, incremental_profit FROM customer WHERE customer_id NOT LIKE '(%');
CREATE TABLE curve AS
SELECT view, rank, customer_id, CAST(rank / count(*) OVER (PARTITION BY view) AS DECIMAL(38,12)) AS customer_share, CAST(profit AS DECIMAL(38,6)) AS profit,
  CAST(sum(profit) OVER (PARTITION BY view ORDER BY rank) AS DECIMAL(38,6)) AS cumulative_profit,
  CAST(CASE WHEN sum(profit) OVER (PARTITION BY view) > 0 THEN sum(profit) OVER (PARTITION BY view ORDER BY rank) / sum(profit) OVER (PARTITION BY view) END AS DECIMAL(38,12)) AS cumulative_share FROM ranked;
CREATE TABLE whale_curve AS
SELECT * FROM curve
UNION ALL SELECT view, n + 1, '(unassigned)', NULL, rest, total + rest, NULL FROM (
  SELECT view, max(rank) AS n, sum(profit) AS total FROM curve GROUP BY view) JOIN (
  SELECT 'full' AS view, sum(full_profit) AS rest FROM customer WHERE customer_id LIKE '(%'
  UNION ALL SELECT 'incremental', sum(incremental_profit) FROM customer WHERE customer_id LIKE '(%') USING (view)
ORDER BY view, rank;

CREATE TABLE wide AS SELECT line.*, customer_group, revenue_band FROM line JOIN (SELECT customer_id, customer_group, revenue_band FROM customer) USING (customer_id);
CREATE TABLE viewed AS SELECT *, 'full' AS view, cost_of_goods + direct_cost + full_cost_to_serve AS cost FROM wide
UNION ALL SELECT *, 'incremental', cost_of_goods + incremental_direct_cost + incremental_cost_to_serve FROM wide;
CREATE TABLE segment AS
SELECT 'customer_group' AS dimension, customer_group AS value, '' AS dimension_2, '' AS value_2, * FROM viewed
UNION ALL SELECT 'product_line', product_line, '', '', * FROM viewed
UNION ALL SELECT 'revenue_band', revenue_band, '', '', * FROM viewed
UNION ALL SELECT 'customer_group', customer_group, 'product_line', product_line, * FROM viewed;
CREATE TABLE segment_profit AS
SELECT dimension, value, dimension_2, value_2, view, customers, CAST(revenue AS DECIMAL(38,6)) AS revenue, CAST(tax AS DECIMAL(38,6)) AS revenue_tax, CAST(cost AS DECIMAL(38,6)) AS cost, CAST(revenue - tax - cost AS DECIMAL(38,6)) AS profit,
  CAST(customers / (SELECT count(*) FROM c) AS DECIMAL(38,12)) AS customer_share,
  CAST(revenue / sum(revenue) OVER w AS DECIMAL(38,12)) AS revenue_share, CAST(cost / sum(cost) OVER w AS DECIMAL(38,12)) AS cost_share,
  CAST((revenue - tax - cost) / sum(revenue - tax - cost) OVER w AS DECIMAL(38,12)) AS profit_share,
  CAST((revenue - tax - cost) / revenue AS DECIMAL(38,12)) AS revenue_margin, CAST((revenue - tax - cost) / cost AS DECIMAL(38,12)) AS cost_margin,
  CAST(NULL AS DECIMAL(38,6)) AS marketing, CAST(NULL AS DECIMAL(38,12)) AS revenue_per_marketing, CAST(5 AS DECIMAL(38,12)) AS products_per_customer
FROM (SELECT dimension, value, dimension_2, value_2, view, count(DISTINCT customer_id) AS customers, sum(net_revenue) AS revenue, sum(revenue_tax) AS tax, sum(cost) AS cost FROM segment GROUP BY ALL)
WINDOW w AS (PARTITION BY dimension, dimension_2, view) ORDER BY dimension, value, dimension_2, value_2, view;

CREATE TABLE activity AS
SELECT period, activity, :title AS title, level, 'front' AS kind, '' AS value_adding, '' AS stage, 'service' AS purpose, 'cost_to_serve' AS line, CAST(quantity AS DECIMAL(38,6)) AS quantity,
  CAST(full_cost AS DECIMAL(38,6)) AS full_cost, CAST(incremental_cost AS DECIMAL(38,6)) AS incremental_cost,
  CAST(full_cost / quantity AS DECIMAL(38,12)) AS rate_full, CAST(incremental_cost / quantity AS DECIMAL(38,12)) AS rate_incremental FROM act
UNION ALL SELECT period, activity, activity, 'facility', 'virtual', '', '', '', 'cost_to_serve', 0, given + to_other, (given + to_other) * 0.6, NULL, NULL FROM support ORDER BY 1, 2;
CREATE TABLE resource AS
SELECT period, resource, resource AS title, CAST(full_cost AS DECIMAL(38,6)) AS full_cost, CAST(full_cost * 0.6 AS DECIMAL(38,6)) AS incremental_cost,
  CAST(full_cost / rate AS DECIMAL(38,6)) AS capacity_min, CAST(full_cost / rate AS DECIMAL(38,6)) - CAST(unused_cost / rate AS DECIMAL(38,6)) AS used_min, CAST(unused_cost / rate AS DECIMAL(38,6)) AS unused_min,
  CAST(unused_cost AS DECIMAL(38,6)) AS unused_cost, CAST(rate AS DECIMAL(38,12)) AS rate_full, CAST(rate * 0.6 AS DECIMAL(38,12)) AS rate_incremental FROM res ORDER BY period, resource;
CREATE TABLE balance AS
SELECT period, stage, source AS pool, CAST(sum(full_amount) AS DECIMAL(38,6)) AS amount_in, CAST(sum(full_amount) FILTER (target NOT LIKE '(%') AS DECIMAL(38,6)) AS assigned,
  CAST(coalesce(sum(full_amount) FILTER (target = '(unused)'), 0) AS DECIMAL(38,6)) AS unused, CAST(coalesce(sum(full_amount) FILTER (target = '(unassigned)'), 0) AS DECIMAL(38,6)) AS unassigned, CAST(0 AS DECIMAL(38,6)) AS difference
FROM cost_flow GROUP BY ALL
UNION ALL SELECT period, 'reconcile_revenue', 'revenue', sum(net_revenue) + 120, sum(net_revenue), 0, 0, 120 FROM profit GROUP BY period
UNION ALL SELECT period, 'reconcile_cost_of_goods', 'cost_of_goods', sum(cost_of_goods), sum(cost_of_goods), 0, 0, 0 FROM profit GROUP BY period ORDER BY 1, 2, 3;
CREATE TABLE quality AS SELECT * FROM (VALUES
  ('ledger', 'data/ledger-2026.xlsx', 214::BIGINT, 214::BIGINT, 0::BIGINT, 0::BIGINT, 0::BIGINT, 'amount', (SELECT CAST(sum(full_amount) AS DECIMAL(38,12)) FROM cost_flow WHERE stage = 'ledger'), '{}'),
  ('transaction', 'data/sales-01.csv', 8120, 8041, 31, 0, 48, 'net_amount', 1204511.37, '{}'),
  ('transaction', 'data/sales-02.csv', 7995, 7702, 12, 281, 0, 'net_amount', 1180021.02, '{}'),
  ('transaction', 'data/sales-03.csv', 8210, 8210, 0, 0, 0, 'net_amount', 1230400.55, '{}')) t(source, file, rows_read, accepted, rejected, overlapping, filtered, measure, control_total, control_totals) ORDER BY 1, 2;
CREATE TABLE reject AS
SELECT 'transaction' AS source, 'data/sales-01.csv' AS file, CAST(100 + i * 7 AS BIGINT) AS line, 'net_amount' AS "column", 'n/a' AS value, 'is not a number' AS reason, 'rejected' AS kind FROM range(31) t(i)
UNION ALL SELECT 'transaction', 'data/sales-02.csv', 40 + i, 'date', '31/02/2026', 'is not a date', 'rejected' FROM range(12) t(i)
UNION ALL SELECT 'transaction', 'data/sales-02.csv', 500 + i, '', '', 'also in data/sales-01.csv', 'overlap' FROM range(281) t(i) ORDER BY 1, 2, 3;
