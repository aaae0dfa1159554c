
-- The two large tables that a run publishes besides: cost by activity, and profit by period,
-- customer, product and channel, in order of the customers.
COPY (
  SELECT period, customer_id, '(none)' AS product_id, pool AS activity, CAST(sum(weight_u) * 0.000001 AS DECIMAL(18,6)) AS quantity,
    CAST(sum(full_u) * 0.000001 AS DECIMAL(18,6)) AS full_cost, CAST(sum(incremental_u) * 0.000001 AS DECIMAL(18,6)) AS incremental_cost
  FROM (
    SELECT period, customer_id, pool, weight_u, full_u, incremental_u FROM cell
    UNION ALL SELECT period, customer_id, pool, weight_u, full_u, incremental_u FROM residual)
  GROUP BY period, customer_id, pool ORDER BY customer_id, activity, period) TO '@folder@/activity_cost.parquet' (FORMAT parquet, COMPRESSION zstd);

COPY (
  WITH revenue AS (
    SELECT year(date) || '-Q' || quarter(date) AS period, customer_id, product_id, channel,
      CAST(sum(CASE WHEN is_return THEN -quantity ELSE quantity END) AS DECIMAL(18,6)) AS quantity,
      CAST(sum(CASE WHEN is_return THEN 0 ELSE list_amount END) AS DECIMAL(18,6)) AS gross_revenue,
      CAST(sum(CASE WHEN is_return THEN 0 ELSE discount END) AS DECIMAL(18,6)) AS discount,
      CAST(sum(CASE WHEN is_return THEN net_amount ELSE 0 END) AS DECIMAL(18,6)) AS returns,
      CAST(sum(CASE WHEN is_return THEN -cost_of_goods ELSE cost_of_goods END) AS DECIMAL(18,6)) AS cost_of_goods
    FROM @lines@ GROUP BY 1, 2, 3, 4),
  cost AS (
    SELECT period, customer_id, '(none)' AS product_id, '(none)' AS channel, CAST(sum(full_u) * 0.000001 AS DECIMAL(18,6)) AS full_cost,
      CAST(sum(incremental_u) * 0.000001 AS DECIMAL(18,6)) AS incremental_cost
    FROM (SELECT period, customer_id, full_u, incremental_u FROM cell UNION ALL SELECT period, customer_id, full_u, incremental_u FROM residual)
    GROUP BY period, customer_id),
  both_sides AS (
    SELECT period, customer_id, product_id, channel, coalesce(quantity, 0) AS quantity, coalesce(gross_revenue, 0) AS gross_revenue,
      coalesce(discount, 0) AS discount, coalesce(returns, 0) AS returns, coalesce(cost_of_goods, 0) AS cost_of_goods,
      coalesce(full_cost, 0) AS full_cost_to_serve, coalesce(incremental_cost, 0) AS incremental_cost_to_serve
    FROM revenue FULL JOIN cost USING (period, customer_id, product_id, channel))
  SELECT *, gross_revenue - discount - returns AS net_revenue,
    gross_revenue - discount - returns - cost_of_goods - full_cost_to_serve AS full_profit,
    gross_revenue - discount - returns - cost_of_goods - incremental_cost_to_serve AS incremental_profit
  FROM both_sides ORDER BY customer_id, product_id, channel, period) TO '@folder@/profit.parquet' (FORMAT parquet, COMPRESSION zstd);
