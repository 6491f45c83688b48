-- Names of columns of SELECT that are names of columns of tables, too.

SELECT -a AS a FROM (VALUES (1),(2)) t(a) ORDER BY -a;

SELECT -a AS a FROM (VALUES (1),(2)) t(a) ORDER BY a;

SELECT a AS b, b AS a FROM (VALUES (1,9),(2,8)) t(a,b) ORDER BY a + 0;

SELECT a AS b, b AS a FROM (VALUES (1,9),(2,8)) t(a,b) ORDER BY a;

WITH w AS (SELECT 1 AS a UNION ALL SELECT 2) SELECT -a AS a FROM w ORDER BY ABS(a) DESC;

SELECT UPPER(type) AS type, SUM(message_count) AS message_count FROM conversations c GROUP BY c.type ORDER BY SUM(message_count) DESC, type;

SELECT DATE_TRUNC('day', created_at) AS created_at, COUNT(*) FROM conversations GROUP BY DATE_TRUNC('day', created_at) ORDER BY DATE_TRUNC('day', created_at) DESC;

SELECT CASE WHEN type = 'api' THEN 'zzz' ELSE type END AS type FROM conversation_types ORDER BY LOWER(type) DESC;

SELECT type AS id, ROW_NUMBER() OVER (ORDER BY id) AS type FROM conversations ORDER BY ROW_NUMBER() OVER (ORDER BY id) LIMIT 5;

SELECT DISTINCT LENGTH(type) AS n FROM conversation_types t ORDER BY LENGTH(t.type) DESC;

SELECT type AS t, ai_enabled, COUNT(*) FROM conversations GROUP BY ROLLUP (1, 2) ORDER BY 1, 2, 3;

SELECT COUNT(*) AS a FROM (VALUES (1),(1),(2)) t(a) GROUP BY a HAVING a > 1;
