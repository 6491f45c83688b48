-- DBeaver: its data viewer with filters and orderings, its counts and groupings, and what its users type.

SELECT x.* FROM whattalk.conversations x
WHERE type = 'widget'
ORDER BY x.created_at DESC, x.id;

SELECT count(*) FROM whattalk.conversations x
WHERE message_count > 10 AND ai_enabled = true;

select count(*) from (
select type, count(*) from conversations group by type
) dbvrcnt;

SELECT type, COUNT(*) FROM whattalk.conversations
GROUP BY type
ORDER BY COUNT(*) DESC;

SELECT assistant_name, type, COUNT(*) FROM (
SELECT * FROM whattalk.conversations WHERE message_count IS NOT NULL
) src
GROUP BY assistant_name, type
HAVING COUNT(*) > 1;

SELECT DISTINCT type FROM whattalk.conversations ORDER BY 1;

SELECT x.* FROM whattalk.conversations x
WHERE (CAST(message_count AS VARCHAR) LIKE '%12%' OR assistant_name ILIKE '%asistan%' OR CAST(created_at AS TEXT) LIKE '2025-01%');

SELECT id, assistant_id, assistant_name, "type", message_count, total_cost, ai_enabled, created_at, updated_at
FROM whattalk.conversations
WHERE "type" IN ('api','test') AND created_at BETWEEN '2025-01-01 00:00:00.000' AND '2025-03-31 23:59:59.999';

-- What users type, comments and all.
SELECT date_trunc('week', c.created_at)::date AS week, -- Monday
       count(*) AS n, /* all of them */
       round(avg(c.message_count), 2) AS mean
FROM conversations c
WHERE c.created_at::date >= '2025-01-01'
  AND c.message_count < 1000
GROUP BY week
ORDER BY week;

SELECT type AS "kanal türü", count(*) AS "kaç görüşme", sum(message_count::bigint) AS value
FROM conversations
GROUP BY "kanal türü"
ORDER BY value DESC NULLS LAST, 1;

SELECT * FROM conversations WHERE created_at > now() - interval '100 years' ORDER BY id LIMIT 200 OFFSET 20;

SELECT 1;

SELECT 'a' AS date, 2 AS time, 3 AS "order", 4 AS row;
