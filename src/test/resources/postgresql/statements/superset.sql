-- Superset: its chart queries, time grains, series limits and virtual datasets.

SELECT DATE_TRUNC('day', created_at) AS __timestamp, COUNT(*) AS count
FROM whattalk.conversations
WHERE created_at >= TO_TIMESTAMP('2025-01-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US') AND created_at < TO_TIMESTAMP('2025-07-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US')
GROUP BY DATE_TRUNC('day', created_at)
ORDER BY __timestamp
 LIMIT 50000;

SELECT DATE_TRUNC('week', created_at) AS __timestamp, type AS type, SUM(total_cost) AS "SUM(total_cost)"
FROM whattalk.conversations
JOIN (SELECT type AS type__, SUM(total_cost) AS mme_inner__
FROM whattalk.conversations
WHERE created_at >= TO_TIMESTAMP('2025-01-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US')
GROUP BY type
ORDER BY mme_inner__ DESC
 LIMIT 2) AS series_limit ON type = type__
WHERE created_at >= TO_TIMESTAMP('2025-01-01 00:00:00.000000', 'YYYY-MM-DD HH24:MI:SS.US')
GROUP BY DATE_TRUNC('week', created_at), type;

SELECT type AS type, COUNT(*) AS count, AVG(message_count) AS "AVG(message_count)", COUNT(DISTINCT assistant_id) AS "COUNT_DISTINCT(assistant_id)"
FROM whattalk.conversations
WHERE type IN ('widget', 'api') AND message_count < 1000
GROUP BY type
ORDER BY count DESC
 LIMIT 10000;

SELECT assistant_name AS assistant_name, MAX(message_count) AS "MAX(message_count)"
FROM (SELECT assistant_name, message_count, created_at
FROM conversations
WHERE ai_enabled IS true
) AS virtual_table
WHERE (assistant_name IS NOT NULL AND assistant_name != '<NULL>')
GROUP BY assistant_name
HAVING ((COUNT(*) > 1))
ORDER BY "MAX(message_count)" DESC, assistant_name
 LIMIT 1000 OFFSET 0;

SELECT DATE_TRUNC('hour', created_at) + INTERVAL '15 minutes' * FLOOR(EXTRACT(MINUTE FROM created_at) / 15) AS __timestamp, COUNT(*) AS count
FROM conversations
GROUP BY DATE_TRUNC('hour', created_at) + INTERVAL '15 minutes' * FLOOR(EXTRACT(MINUTE FROM created_at) / 15);

SELECT DATE_TRUNC('minute', created_at) + INTERVAL '5 seconds' * FLOOR(EXTRACT(SECOND FROM created_at) / 5) AS __timestamp, SUM(message_count) AS "SUM(message_count)"
FROM conversations
WHERE message_count < 1000
GROUP BY 1;

SELECT type AS type, CASE WHEN ai_enabled THEN 'AI' ELSE 'person' END AS "Kim yanıtladı?", COUNT(*) AS count
FROM whattalk.conversations
WHERE created_at::date >= TO_DATE('2025-01-01', 'YYYY-MM-DD')
GROUP BY type, CASE WHEN ai_enabled THEN 'AI' ELSE 'person' END
ORDER BY count DESC, 1, 2;

SELECT COUNT(*) AS rowcount
FROM (SELECT type AS type, DATE_TRUNC('quarter', created_at) AS created_at
FROM whattalk.conversations
GROUP BY type, DATE_TRUNC('quarter', created_at)
 LIMIT 50000) AS rowcount_qry;

SELECT MIN(created_at) AS min_dttm, MAX(created_at) AS max_dttm, SUM(CASE WHEN type = 'api' THEN 1 ELSE 0 END)::float / COUNT(*) AS "pay"
FROM whattalk.conversations;

-- From SQL Lab, with its limit appended.
WITH daily AS (
  SELECT created_at::date AS day, count(*) AS n
  FROM conversations
  WHERE created_at IS NOT NULL
  GROUP BY day
)
SELECT to_char(day, 'YYYY-MM') AS month, sum(n) AS n, max(n) AS busiest, string_agg(n::text, ',' ORDER BY day) AS days
FROM daily
GROUP BY 1
ORDER BY 1
LIMIT 1001;
