-- What people write by hand.

SELECT type,
       count(*) FILTER (WHERE ai_enabled) AS with_ai,
       round(100.0 * count(*) FILTER (WHERE ai_enabled) / count(*), 1) AS percent
FROM conversations
GROUP BY type
ORDER BY type;

SELECT DISTINCT ON (type) type, id, created_at
FROM conversations
WHERE created_at IS NOT NULL AND type IS NOT NULL
ORDER BY type, created_at DESC, id;

SELECT type, ai_enabled, count(*), grouping(type, ai_enabled)
FROM conversations
GROUP BY ROLLUP (type, ai_enabled);

SELECT type, ai_enabled, sum(total_cost)
FROM conversations
GROUP BY GROUPING SETS ((type), (ai_enabled), ());

SELECT count(*), min(id) FROM conversations GROUP BY ();

SELECT max(message_count) FROM conversations HAVING count(*) > 1;

SELECT id, message_count,
       lag(message_count) OVER w AS former,
       sum(message_count::bigint) OVER (w ROWS BETWEEN 2 PRECEDING AND CURRENT ROW) AS last_three,
       rank() OVER (ORDER BY message_count DESC NULLS LAST) AS place,
       ntile(4) OVER (ORDER BY id) AS quarter,
       first_value(id) OVER w AS first
FROM conversations
WINDOW w AS (PARTITION BY type ORDER BY created_at, id)
ORDER BY id;

SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY message_count),
       percentile_disc(0.9) WITHIN GROUP (ORDER BY message_count),
       mode() WITHIN GROUP (ORDER BY type)
FROM conversations;

SELECT type,
       avg(message_count) AS mean, stddev(message_count), stddev_samp(message_count), stddev_pop(message_count),
       variance(message_count), var_pop(message_count), corr(message_count, total_cost),
       covar_pop(message_count, total_cost), regr_slope(message_count, total_cost)
FROM conversations
WHERE message_count BETWEEN 0 AND 1000 AND total_cost < 1000
GROUP BY type;

SELECT bool_and(ai_enabled), bool_or(ai_enabled), every(ai_enabled), count(ai_enabled), count(*) FROM conversations;

SELECT max(updated_at - created_at), extract(epoch FROM sum(updated_at - created_at)),
  round(extract(epoch FROM avg(updated_at - created_at)), 1)
FROM conversations
WHERE type = 'widget';

SELECT type, sum(message_count) AS messages
FROM conversations
WHERE created_at >= '2025-01-01'
GROUP BY type
UNION ALL
SELECT 'all', sum(message_count)
FROM conversations
WHERE created_at >= '2025-01-01';

SELECT type FROM conversations EXCEPT SELECT type FROM conversation_types WHERE type < 'w';

SELECT type FROM conversations INTERSECT SELECT type FROM conversation_types;

SELECT total_cost, count(*) FROM conversations GROUP BY total_cost;

SELECT c.id FROM conversations c JOIN (VALUES (0.50), (1.250)) AS v(cost) ON c.total_cost = v.cost ORDER BY c.id;

SELECT DISTINCT total_cost * 1.00 FROM conversations WHERE total_cost < 10;

SELECT assistant_name FROM conversations ORDER BY assistant_name, id;

SELECT id, total_cost FROM conversations ORDER BY total_cost DESC, id;

SELECT id, updated_at FROM conversations ORDER BY updated_at ASC NULLS FIRST, id DESC LIMIT 20;

SELECT t.type, l.id, l.message_count
FROM conversation_types t
CROSS JOIN LATERAL (
  SELECT c.id, c.message_count FROM conversations c
  WHERE c.type = t.type ORDER BY c.message_count DESC, c.id LIMIT 2
) l
ORDER BY t.type, l.message_count DESC, l.id;

SELECT a.id, b.id AS other
FROM conversations a
JOIN conversations b USING (created_at)
WHERE a.id < b.id
ORDER BY a.id, b.id;

SELECT *
FROM conversation_types t
FULL OUTER JOIN (SELECT type AS kind, count(*) AS n FROM conversations GROUP BY 1) c ON c.kind = t.type
ORDER BY t.type, kind;

WITH RECURSIVE months(month) AS (
  SELECT DATE '2025-01-01'
  UNION ALL
  SELECT (month + INTERVAL '1 month')::date FROM months WHERE month < DATE '2025-06-01'
)
SELECT m.month, count(c.id)
FROM months m
LEFT JOIN conversations c ON date_trunc('month', c.created_at) = m.month
GROUP BY m.month
ORDER BY m.month;

SELECT 1 + 1 AS two WHERE 1 = 1;

SELECT count(*) FROM conversations WHERE created_at >= date '2025-01-01' - 30;

SELECT to_char(created_at, 'YYYY-MM') AS month, type, count(*) FROM conversations GROUP BY month, type ORDER BY month, type;

SELECT extract(hour FROM created_at)::int AS "hour", count(*) AS "count" FROM conversations GROUP BY "hour" ORDER BY "hour";

SELECT length(assistant_name) AS len, count(*) FROM conversations GROUP BY len HAVING count(*) > 2 ORDER BY len DESC;

SELECT array_agg(type ORDER BY type) FROM conversation_types;

SELECT sum(total_cost) / count(*), sum(total_cost) / nullif(sum(message_count::bigint), 0) FROM conversations WHERE message_count < 1000;

SELECT id FROM conversations WHERE (type, ai_enabled) IN (SELECT type, true FROM conversation_types) ORDER BY id LIMIT 5;

VALUES (1, 'a'), (2, 'b');

TABLE conversation_types;

-- Names for what has none.
SELECT coalesce(type, 'a'), nullif(type, 'b'), trim(LEADING 'a' FROM type), position('a' IN type), cast(type AS varchar),
  cast(1 AS bigint), 1::numeric, date '2025-01-01', timestamp '2025-01-01 00:00:00', current_date,
  (SELECT max(id) FROM conversations), exists(SELECT 1), case when true then 1 else max(message_count) end,
  case when true then 'a' end, -1, NOT true, type || 'x', created_at::date, count(*) OVER (), max(id) FILTER (WHERE true),
  upper(type)::varchar, 1 IN (1), date_trunc('day', created_at), greatest(1, 2), true, 1.5, (VALUES (1))
FROM conversations
GROUP BY type, id, created_at
LIMIT 0;

SELECT t.*, count(*) OVER (), upper(t.type) FROM conversation_types t;

-- A subquery's columns go by the names that they got.
SELECT avg(count), max(created_at) FROM (SELECT created_at::date, count(*) FROM conversations GROUP BY 1) AS days;

SELECT t.max, upper, "?column?" FROM (SELECT max(message_count), upper(type), 1 + 1 FROM conversations GROUP BY type) t;

WITH sums AS (SELECT type, sum(total_cost), count(*) FROM conversations GROUP BY type)
SELECT type, sum / count AS each FROM sums WHERE sum > 0;

SELECT column1 + 1 AS n, column2 FROM (VALUES (1, 'a'), (2, 'b')) AS v;

SELECT * FROM (SELECT count(*), count(type), max(type) AS max FROM conversations) t;

SELECT x.count FROM conversation_types t, LATERAL (SELECT count(*) FROM conversations c WHERE c.type = t.type) x ORDER BY 1;

SELECT * FROM (SELECT c.type, t.type, 1 FROM conversations c JOIN conversation_types t ON t.type < c.type) x;

SELECT count(*) FROM (SELECT c.type, t.type FROM conversations c JOIN conversation_types t ON t.type = c.type) x;
