
-- Customers as pages show them: each of a group, a region, an account manager.
COPY (
  SELECT 'C' || lpad(CAST(i AS VARCHAR), 8, '0') AS customer_id,
    (['Arbor', 'Birch', 'Cedar', 'Delta', 'Ember', 'Fjord', 'Grove', 'Harbor', 'Iris', 'Jade', '华', '明', '新', '远'])[CAST(1 + hash(i, 7) % 14 AS BIGINT)] || ' '
      || (['Trading', 'Foods', 'Tools', 'Works', 'Lines', 'Stores', 'Labs', '商贸', '科技'])[CAST(1 + hash(i, 8) % 9 AS BIGINT)] || ' ' || i AS name,
    CASE i % 4 WHEN 0 THEN 'key_account' WHEN 1 THEN 'retail' WHEN 2 THEN 'trade' ELSE 'online' END AS customer_group,
    (['north', 'east', 'south', 'west', 'centre'])[CAST(1 + hash(i, 9) % 5 AS BIGINT)] AS region,
    'M' || lpad(CAST(hash(i, 10) % 500 AS VARCHAR), 3, '0') AS manager_id
  FROM range(@customers@) t(i)) TO '@data@/customers.parquet' (FORMAT parquet);
