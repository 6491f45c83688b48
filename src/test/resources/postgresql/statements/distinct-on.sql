-- The first row of each key.

WITH w AS (SELECT type, id, message_count FROM conversations) SELECT DISTINCT ON (type) type, id FROM w ORDER BY type, message_count DESC NULLS LAST, id;

WITH w AS (SELECT 1 AS a) SELECT DISTINCT ON (x) x, y FROM (VALUES (1, 'a'), (1, NULL), (2, 'b')) d(x, y) ORDER BY x, y DESC;

WITH w(x, y) AS (VALUES (1, 'a'), (1, 'b'), (2, NULL), (2, 'c')) SELECT DISTINCT ON (w.x) w.* FROM w ORDER BY w.x DESC, w.y LIMIT 1;

SELECT * FROM (WITH w(x, y) AS (VALUES (1, 'a'), (1, 'b')) SELECT DISTINCT ON (x) x, y FROM w ORDER BY x, y DESC) t;

SELECT type, (WITH w AS (SELECT c.id, c.message_count FROM conversations c WHERE c.type = t.type) SELECT DISTINCT ON (message_count > 0) id FROM w ORDER BY message_count > 0, id DESC LIMIT 1) FROM conversation_types t ORDER BY 1;

SELECT x, y FROM (VALUES (1, 'a'), (1, NULL)) a(x, y) UNION ALL (SELECT DISTINCT ON (x) x, y FROM (VALUES (3, 'a'), (3, NULL)) b(x, y) ORDER BY x, y DESC) ORDER BY 1, 2;

(SELECT DISTINCT ON (x) x, y FROM (VALUES (3, 'a'), (3, NULL)) b(x, y) ORDER BY x, y DESC) LIMIT 1;

SELECT count(*) FROM (VALUES (1, 2), (2, 3)) a(k, l) RIGHT JOIN (VALUES (1, 3), (4, 5)) b(k, m) ON a.k = b.k WHERE a.l = 3 AND (a.l, b.m) NOT IN (SELECT DISTINCT ON (x) x, y FROM (SELECT count(*) AS x, y FROM (VALUES (1, 1), (1, 2)) d(x, y) WHERE regexp_like('abc', '[0-9]') GROUP BY y) d ORDER BY x, y);

WITH w AS (SELECT DISTINCT ON (x) x FROM (SELECT DISTINCT chr(65) ~* '^$' AS x FROM (VALUES (1)) t(y) RIGHT JOIN (VALUES (1)) u(z) ON t.y = u.z WHERE CAST(NULL AS boolean)) d ORDER BY x DESC) SELECT (SELECT bool_or(b.x) FROM w a LEFT JOIN w b ON a.x = b.x LEFT JOIN w c ON a.x = c.x);
select distinct on (description) id, (select t.description from conversation_types t where t.type = c.type limit 1) as description from conversations c order by description, id;
