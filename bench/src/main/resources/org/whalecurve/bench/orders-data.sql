-- Order lines of one year: orders of eight lines; every customer buys from about forty products
-- of his own; a few customers buy much. Integer arithmetic only, so that every machine makes the
-- same rows. @lines@, @customers@, @products@, @data@ and @format@ are filled in.
COPY (
  SELECT 'C' || lpad(CAST(i AS VARCHAR), 8, '0') AS customer_id, 'Customer ' || i AS name,
    CASE i % 4 WHEN 0 THEN 'key_account' WHEN 1 THEN 'retail' WHEN 2 THEN 'trade' ELSE 'online' END AS customer_group
  FROM range(@customers@) t(i)) TO '@data@/customers.@format@' (FORMAT @format@);
COPY (
  SELECT 'P' || lpad(CAST(i AS VARCHAR), 5, '0') AS product_id, 'Product ' || i AS name, 'line ' || (i % 20) AS product_line,
    CAST(1 + hash(i, 5) % 400 AS DECIMAL(8, 2)) / 100 AS weight
  FROM range(@products@) t(i)) TO '@data@/products.@format@' (FORMAT @format@);
COPY (
  WITH numbered AS (
    SELECT i, i // 8 AS order_no, 1 + i % 8 AS line_no, hash(i, 1) AS h, hash(i // 8, 2) AS o FROM range(@lines@) t(i)),
  placed AS (
    SELECT *, CAST(CASE WHEN o % 10 < 3 THEN (o // 16) % (@customers@ // 20) ELSE (o // 16) % @customers@ END AS BIGINT) AS customer_no FROM numbered),
  chosen AS (
    SELECT *, (hash(customer_no, h % 40) % @products@) AS product_no, 1 + (h // 64) % 12 AS units, CAST((h // 1024) % 50 = 0 AS INTEGER) AS back FROM placed),
  priced AS (
    SELECT *, CAST(units * (300 + hash(product_no, 3) % 4000) AS DECIMAL(12, 2)) / 100 AS listed FROM chosen)
  SELECT 'O' || lpad(CAST(order_no AS VARCHAR), 9, '0') AS transaction_id, CAST(line_no AS INTEGER) AS line_no,
    DATE '2025-01-01' + CAST(o % 365 AS INTEGER) AS date, 'C' || lpad(CAST(customer_no AS VARCHAR), 8, '0') AS customer_id,
    'P' || lpad(CAST(product_no AS VARCHAR), 5, '0') AS product_id,
    CASE o % 3 WHEN 0 THEN 'web' WHEN 1 THEN 'phone' ELSE 'field' END AS channel, CAST(units AS INTEGER) AS quantity,
    CAST(listed AS DECIMAL(12, 2)) AS list_amount, CAST(listed * (h // 4096 % 15) / 100 AS DECIMAL(12, 2)) AS discount,
    CAST(listed AS DECIMAL(12, 2)) - CAST(listed * (h // 4096 % 15) / 100 AS DECIMAL(12, 2)) AS net_amount,
    CAST(listed * 55 / 100 AS DECIMAL(12, 2)) AS cost_of_goods, back = 1 AS is_return
  FROM priced) TO '@data@/lines.@format@' (FORMAT @format@);
