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

-- Clicks on headers: by name, by label, by expression, by position where names stand twice.
SELECT x.* FROM whattalk.conversations x
ORDER BY x.total_cost, x.id;

SELECT x.* FROM whattalk.conversations x
ORDER BY x."type" DESC, x.message_count, x.id DESC;

SELECT type, count(*), avg(message_count) FROM conversations
WHERE type IS NOT NULL
GROUP BY type
ORDER BY "count" DESC, type;

SELECT type AS "Art", max(message_count) AS "meiste Nachrichten"
FROM conversations
GROUP BY type
ORDER BY "meiste Nachrichten" DESC, "Art";

SELECT c.id, d.id FROM conversations c
JOIN conversations d ON c.id = d.id
ORDER BY 2 DESC;

SELECT upper(type), lower(id) FROM conversations
ORDER BY lower DESC;

SELECT * FROM (
select id, type, message_count from conversations order by id
) z_q
ORDER BY z_q.message_count DESC, z_q.id;

-- Filters by the value of a cell.
SELECT x.* FROM whattalk.conversations x
WHERE message_count = 12
ORDER BY x.id;

SELECT x.* FROM whattalk.conversations x
WHERE "type" <> 'widget'
ORDER BY x.id;

SELECT x.* FROM whattalk.conversations x
WHERE type IS NULL
ORDER BY x.id;

SELECT x.* FROM whattalk.conversations x
WHERE assistant_name IS NOT NULL AND ai_enabled = false
ORDER BY x.id;

SELECT x.* FROM whattalk.conversations x
WHERE type IN ('widget','api') AND message_count IN (1,2,3,5,8)
ORDER BY x.id;

SELECT x.* FROM whattalk.conversations x
WHERE type NOT IN ('widget') AND message_count NOT IN (1,2)
ORDER BY x.id;

SELECT x.* FROM whattalk.conversations x
WHERE created_at > '2025-01-02 00:00:00.000' AND created_at <= '2025-02-15 12:30:00.000'
ORDER BY x.created_at, x.id;

SELECT x.* FROM whattalk.conversations x
WHERE created_at = TIMESTAMP '2025-01-25 14:30:00'
ORDER BY x.id;

SELECT x.* FROM whattalk.conversations x
WHERE total_cost >= 0.5 AND NOT total_cost > 10
ORDER BY x.id;

SELECT x.* FROM whattalk.conversations x
WHERE message_count BETWEEN 3 AND 9 OR total_cost BETWEEN 0 AND 0.01
ORDER BY x.id;

SELECT x.* FROM whattalk.conversations x
WHERE assistant_name LIKE 'A%' OR assistant_name NOT LIKE '%a%'
ORDER BY x.id;

SELECT x.* FROM whattalk.conversations x
WHERE assistant_name ILIKE '%S%' ESCAPE '#'
ORDER BY x.id;

SELECT * FROM (
select type, count(*) as n from conversations group by type
) z_q
WHERE z_q.n > 1 AND z_q."type" LIKE '%i%'
ORDER BY z_q.n DESC, z_q.type;

-- Counts of rows.
SELECT COUNT(*) FROM (SELECT * FROM conversations WHERE type = 'widget'
) dbvrcnt;

SELECT COUNT(*) FROM (SELECT c.id, c.type, c.id FROM conversations c ORDER BY c.created_at DESC LIMIT 37
) dbvrcnt;

SELECT COUNT(*) FROM (SELECT DISTINCT type, ai_enabled FROM conversations
) dbvrcnt;

SELECT COUNT(*) FROM (SELECT type, COUNT(*) FROM conversations GROUP BY type HAVING COUNT(*) > 1 -- the larger ones
) dbvrcnt;

SELECT COUNT(*) FROM (WITH w AS (SELECT * FROM conversations WHERE message_count > 3) SELECT * FROM w UNION ALL SELECT * FROM w
) dbvrcnt;

-- The panel that groups, with its functions, orders and filters.
SELECT type, ai_enabled, COUNT(*), SUM(message_count), MIN(created_at), MAX(created_at)
FROM (
SELECT x.* FROM whattalk.conversations x
) src
GROUP BY type, ai_enabled
ORDER BY 3 DESC, 1, 2;

SELECT type, COUNT(*), COUNT(DISTINCT assistant_id) FROM whattalk.conversations
WHERE message_count > 2
GROUP BY type
HAVING COUNT(*) > 2
ORDER BY COUNT(*), type
LIMIT 200;

-- Values to choose from.
SELECT type, COUNT(*) FROM whattalk.conversations
WHERE type LIKE '%i%'
GROUP BY type
ORDER BY 1;

SELECT DISTINCT assistant_name FROM whattalk.conversations
WHERE assistant_name IS NOT NULL
ORDER BY assistant_name
LIMIT 200;

SELECT DISTINCT CAST(message_count AS VARCHAR) FROM whattalk.conversations
WHERE CAST(message_count AS VARCHAR) LIKE '1%'
ORDER BY 1;

SELECT type, description FROM whattalk.conversation_types
WHERE upper(type) LIKE 'W%' OR upper(description) LIKE '%W%'
ORDER BY description
LIMIT 50;

-- A search over all columns of a table.
SELECT id, assistant_id, assistant_name, type, message_count, total_cost, ai_enabled, created_at, updated_at
FROM whattalk.conversations
WHERE id LIKE '%1%' OR assistant_id LIKE '%1%' OR assistant_name LIKE '%1%' OR type LIKE '%1%'
 OR message_count = 1 OR total_cost = 1
ORDER BY id
LIMIT 100;

SELECT id FROM whattalk.conversations
WHERE UPPER(CAST(id AS VARCHAR)) LIKE '%C1%' OR UPPER(CAST(message_count AS VARCHAR)) LIKE '%C1%'
 OR UPPER(CAST(ai_enabled AS VARCHAR)) LIKE '%TRUE%' OR UPPER(CAST(created_at AS VARCHAR)) LIKE '%14:3%'
ORDER BY id;

-- Pages.
SELECT x.* FROM whattalk.conversations x
ORDER BY x.created_at DESC, x.id
LIMIT 50 OFFSET 100;

SELECT * FROM (SELECT x.id, x.type FROM whattalk.conversations x ORDER BY x.id) t
ORDER BY t.id
LIMIT 20 OFFSET 10;
