-- Subqueries that refer to rows of the query around them, one level and several.

SELECT type, (SELECT CASE WHEN (SELECT count(*) FROM conversations c WHERE c.type = t.type) > 70 THEN 'many' ELSE 'few' END) AS v FROM conversation_types t ORDER BY 1;

SELECT i, (SELECT (SELECT i)), (SELECT (SELECT (SELECT i + 1))) FROM (VALUES (1),(2)) t(i) ORDER BY 1;

SELECT type, x.v FROM conversation_types t CROSS JOIN LATERAL (SELECT (SELECT count(*) FROM conversations c WHERE c.type = t.type) AS v) x ORDER BY 1;

SELECT t.type, s.id, s.rn FROM conversation_types t JOIN LATERAL (SELECT id, ROW_NUMBER() OVER (ORDER BY created_at, id) AS rn FROM conversations c WHERE c.type = t.type) s ON s.rn <= 2 ORDER BY 1, 3;

SELECT t.type, s.id FROM conversation_types t LEFT JOIN LATERAL (SELECT id FROM conversations c WHERE c.type = t.type ORDER BY created_at DESC NULLS LAST, id LIMIT 2) s ON TRUE ORDER BY 1, 2;

SELECT t.type, (SELECT string_agg(d.type, ',' ORDER BY d.type DESC) FROM conversation_types d WHERE d.type <= t.type) FROM conversation_types t ORDER BY 1;

SELECT t.k, x.s, x.n FROM (VALUES (1),(2),(NULL)) t(k) CROSS JOIN LATERAL (SELECT string_agg(c.v, ',') AS s, count(*) AS n FROM (VALUES (1,'a')) c(k, v) WHERE c.k = t.k) x ORDER BY 1;

SELECT count(*) FROM conversations c WHERE message_count > (SELECT AVG(message_count) FROM conversations d WHERE d.type = c.type AND created_at < DATE '2025-12-01');

SELECT t.type, (SELECT MAX(total_cost) FROM conversations d WHERE d.type = t.type), (SELECT SUM(total_cost) FROM conversations d WHERE d.type = t.type), (SELECT AVG(total_cost) FROM conversations d WHERE d.type = t.type) FROM conversation_types t ORDER BY 1;

SELECT id FROM conversations c WHERE total_cost = (SELECT MAX(total_cost) FROM conversations d WHERE d.type = c.type) ORDER BY id;

SELECT id FROM conversations c WHERE created_at = (SELECT MAX(created_at) FROM conversations d WHERE d.assistant_id = c.assistant_id) ORDER BY id;

SELECT id FROM conversations c WHERE total_cost > 2 * (SELECT AVG(total_cost) FROM conversations d WHERE d.type = c.type AND d.message_count > c.message_count) ORDER BY id;

SELECT type FROM conversation_types t WHERE EXISTS (SELECT 1 FROM conversations c WHERE c.type = t.type AND c.message_count > 10) ORDER BY 1;

SELECT type FROM conversation_types t WHERE NOT EXISTS (SELECT 1 FROM conversations c WHERE c.type = t.type AND c.message_count > 95) ORDER BY 1;

SELECT id FROM conversations c WHERE EXISTS (SELECT 1 FROM conversations d WHERE d.type = c.type AND d.created_at > c.created_at) AND message_count > 90 ORDER BY id;

SELECT id FROM conversations c WHERE EXISTS (SELECT 1 FROM conversations d WHERE d.type = c.type AND d.id <> c.id AND d.message_count = c.message_count) ORDER BY id LIMIT 10;

SELECT id FROM conversations c WHERE EXISTS (SELECT d.type FROM conversations d WHERE d.type = c.type GROUP BY d.type HAVING count(*) > 75) ORDER BY id LIMIT 10;

SELECT id FROM conversations c WHERE message_count >= ALL (SELECT message_count FROM conversations d WHERE d.type = c.type AND d.message_count IS NOT NULL) ORDER BY id;

SELECT id FROM conversations c WHERE message_count IN (SELECT MAX(message_count) FROM conversations d WHERE d.type = c.type) ORDER BY id;

SELECT id FROM conversations c WHERE message_count NOT IN (SELECT message_count FROM conversations d WHERE d.type = c.type AND d.id <> c.id AND d.message_count IS NOT NULL) ORDER BY id LIMIT 10;

SELECT type, EXISTS (SELECT 1 FROM conversations c WHERE c.type = t.type AND ai_enabled), NOT EXISTS (SELECT 1 FROM conversations c WHERE c.type = t.type) FROM conversation_types t ORDER BY 1;

SELECT type, 'api' IN (SELECT c.type FROM conversations c WHERE c.type = t.type) FROM conversation_types t ORDER BY 1;

WITH t(i) AS (VALUES (1),(2),(3)) SELECT i, (SELECT COUNT(*) FROM t i2 WHERE i2.i > i1.i), (SELECT COUNT(*) FROM t i2 WHERE i2.i < i1.i) FROM t i1 ORDER BY i;

WITH RECURSIVE t(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM t WHERE n < 5) SELECT n, (SELECT count(*) FROM t u WHERE u.n <= t.n) FROM t ORDER BY 1;

SELECT c.type, d.n FROM (SELECT type, MAX(message_count) AS m FROM conversations GROUP BY type) c, LATERAL (SELECT count(*) AS n FROM conversations e WHERE e.type = c.type AND e.message_count = c.m) d ORDER BY 1, 2;

SELECT t.type, (SELECT count(*) FROM conversations c WHERE c.type = t.type AND c.message_count > (SELECT AVG(message_count) FROM conversations d WHERE d.type = c.type)) FROM conversation_types t ORDER BY 1;

SELECT t.type, (SELECT count(*) FROM conversations c WHERE EXISTS (SELECT 1 FROM conversation_types u WHERE u.type = c.type AND u.type = t.type)) FROM conversation_types t ORDER BY 1;

SELECT t.type, (SELECT MIN(x) FROM (SELECT message_count AS x FROM conversations c WHERE c.type = t.type UNION ALL SELECT 1000) u) FROM conversation_types t ORDER BY 1;

SELECT type, count(*) FROM conversations c GROUP BY type HAVING count(*) > (SELECT count(*) FROM conversations d WHERE d.type = 'api') - 5 ORDER BY 1;

SELECT id, (SELECT description FROM conversation_types t WHERE t.type = c.type) FROM conversations c ORDER BY id LIMIT 5;

SELECT id FROM conversations c ORDER BY (SELECT description FROM conversation_types t WHERE t.type = c.type) NULLS LAST, id LIMIT 5;

SELECT a.id, (SELECT count(*) FROM conversations b WHERE b.created_at < a.created_at AND b.type = a.type) AS before FROM conversations a WHERE a.type = 'api' ORDER BY 2, 1 LIMIT 10;

SELECT count(*) FROM conversations c WHERE (SELECT count(*) FROM conversation_types t WHERE t.type = c.type) = 0;

SELECT (SELECT count(*) FROM conversations c WHERE c.type = t.type AND c.id IN (SELECT id FROM conversations d WHERE d.type = t.type AND d.message_count > 5)) FROM conversation_types t ORDER BY 1;

SELECT t.type, x.a, y.b FROM conversation_types t, LATERAL (SELECT count(*) AS a FROM conversations c WHERE c.type = t.type) x, LATERAL (SELECT x.a * 2 AS b) y ORDER BY 1;

SELECT t.type FROM conversation_types t WHERE (SELECT MIN(created_at) FROM conversations c WHERE c.type = t.type) < TIMESTAMP '2025-06-01 00:00:00' ORDER BY 1;

SELECT * FROM (VALUES (1, 'a'), (2, NULL)) v(i, s) WHERE NOT EXISTS (SELECT 1 FROM (VALUES ('a'), (NULL)) w(s) WHERE w.s = v.s) ORDER BY 1;

SELECT * FROM (VALUES (1, 'a'), (2, NULL)) v(i, s) WHERE EXISTS (SELECT 1 FROM (VALUES ('a'), (NULL)) w(s) WHERE w.s = v.s) OR i = 2 ORDER BY 1;

SELECT c.type, (SELECT count(*) FROM (SELECT DISTINCT assistant_id FROM conversations d WHERE d.type = c.type) x) FROM conversation_types c ORDER BY 1;

SELECT c.type, (SELECT d.id FROM conversations d WHERE d.type = c.type ORDER BY d.message_count DESC NULLS LAST, d.id LIMIT 1 OFFSET 1) FROM conversation_types c ORDER BY 1;

SELECT t.type FROM conversation_types t WHERE 3 > (SELECT count(*) FROM conversations c WHERE c.type = t.type AND c.message_count > 90) ORDER BY 1;

SELECT id FROM conversations c WHERE EXISTS (SELECT 1 FROM conversation_types t WHERE t.type = c.type AND t.type = 'api' LIMIT 1) ORDER BY id LIMIT 4;

SELECT id FROM conversations c WHERE EXISTS (SELECT 1 FROM conversation_types t WHERE t.type = c.type OFFSET 1) ORDER BY id LIMIT 4;

SELECT id FROM conversations c WHERE EXISTS (SELECT count(*) FROM conversation_types t WHERE t.type = c.type) ORDER BY id LIMIT 4;

SELECT id FROM conversations c JOIN conversation_types t ON t.type = c.type AND EXISTS (SELECT 1 FROM conversations d WHERE d.id = c.id AND d.message_count > 95) ORDER BY id;

SELECT id FROM conversations c LEFT JOIN conversation_types t ON t.type = c.type AND (SELECT count(*) FROM conversation_types u WHERE u.type < t.type) > 1 ORDER BY id LIMIT 5;

WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT x.m FROM (VALUES (10)) v(a) CROSS JOIN LATERAL (SELECT r.n+1 AS m FROM r WHERE r.n < v.a) x) SELECT count(*) FROM r;

-- Several subqueries within a subquery, of columns of the outermost query and of the middle one.
SELECT m.low, (SELECT (SELECT m.low) + (SELECT m.high)) FROM (VALUES (1, 5), (2, 8), (3, NULL)) m (low, high) ORDER BY 1;

SELECT m.low, (SELECT m.low + m.high + COUNT(*) FROM (VALUES (1), (2)) n (v) WHERE n.v <= m.low) FROM (VALUES (1, 5), (2, 8), (3, NULL)) m (low, high) ORDER BY 1;

SELECT m.low, (SELECT (SELECT n.v * 10) + (SELECT m.high - n.v) FROM (VALUES (4)) n (v)) FROM (VALUES (1, 5), (2, 8)) m (low, high) ORDER BY 1;

SELECT m.low, (SELECT (SELECT m.high) IN (SELECT m.low + 4 UNION ALL SELECT n.v) FROM (VALUES (8)) n (v)) FROM (VALUES (1, 5), (2, 8), (3, 9)) m (low, high) ORDER BY 1;

SELECT m.low FROM (VALUES (1, 5), (2, 8)) m (low, high) WHERE (SELECT (SELECT m.high) - (SELECT m.low)) > 5 ORDER BY 1;

SELECT m.low, (SELECT CASE WHEN EXISTS (SELECT 1 WHERE m.low > 1) THEN (SELECT m.high) ELSE (SELECT n.v) END FROM (VALUES (70)) n (v)) FROM (VALUES (1, 5), (2, 8)) m (low, high) ORDER BY 1;

-- Of derived tables whose columns are others than those of what they read, or in another order.
SELECT d.top, (SELECT COUNT(*) FROM (VALUES (8), (5), (1)) n (v) WHERE n.v <= d.top) FROM (SELECT high AS top, low AS bottom FROM (VALUES (1, 5), (2, 8), (3, NULL)) m (low, high)) d ORDER BY 1;

SELECT d.bottom, d.top, (SELECT d.top - d.bottom) FROM (SELECT high AS top, (SELECT m.low) AS bottom FROM (VALUES (1, 5), (2, 8)) m (low, high)) d ORDER BY 1;

SELECT d.kind, (SELECT COUNT(*) FROM conversation_types t WHERE t.type = d.kind) FROM (SELECT id AS number, type AS kind FROM conversations) d WHERE d.number IS NOT NULL ORDER BY 1, 2 LIMIT 5;

WITH d AS (SELECT message_count AS n, type AS kind, id FROM conversations) SELECT d.id, (SELECT MAX(e.n) FROM d e WHERE e.kind = d.kind) FROM d ORDER BY 1 LIMIT 5;

SELECT b, (SELECT max(v) FROM (VALUES (1),(2)) w(v) WHERE v = b) FROM (SELECT y AS b, x AS a FROM (VALUES (1,2)) t(x,y)) q;

SELECT a, b, (SELECT max(v) FROM (VALUES (1),(2)) w(v) WHERE v = b), (SELECT max(v) FROM (VALUES (1),(2)) w(v) WHERE v = a) FROM (SELECT z AS b, x AS a, y AS c FROM (VALUES (1,2,3)) t(x,y,z)) q;

SELECT n, (SELECT MAX(c.id) FROM conversations c WHERE c.type = n) FROM (SELECT description AS d, type AS n FROM conversation_types) t ORDER BY 1;

-- Of groups: several keys, in another order than the columns.
SELECT n, m, (SELECT 100 * t.n + t.m) FROM (VALUES (1, 2), (3, 4), (1, 2)) t (n, m) GROUP BY m, n ORDER BY 1;

SELECT n, m FROM (VALUES (1, 2), (3, 40)) t (n, m) GROUP BY m, n HAVING (SELECT 10 * t.n - t.m) > 0;

SELECT type, ai_enabled, (SELECT COUNT(*) FROM conversations c WHERE c.type = t.type AND c.ai_enabled = t.ai_enabled) FROM conversations t GROUP BY ai_enabled, type ORDER BY 1, 2;

SELECT t.type, u.id, (SELECT COUNT(*) FROM conversations c WHERE c.type = t.type AND c.message_count < u.id) FROM conversations t LEFT JOIN (VALUES ('api', 5), ('api', 20), ('test', 9)) u (type, id) ON u.id > t.message_count GROUP BY ROLLUP (u.id, t.type) ORDER BY 1, 2;

SELECT t.type, (SELECT (SELECT COUNT(*) FROM conversations c WHERE c.type = t.type AND c.ai_enabled = t.ai_enabled AND c.type = d.type) FROM conversation_types d WHERE d.type = t.type) FROM conversations t GROUP BY t.ai_enabled, t.type ORDER BY 1, 2;

SELECT type, COUNT(*), (SELECT COUNT(*) FROM conversation_types d WHERE t.ai_enabled AND t.type = d.type) FROM (SELECT type, ai_enabled FROM conversations GROUP BY type, ai_enabled) t GROUP BY ai_enabled, type ORDER BY 1, 3;

-- Several subqueries in HAVING.
SELECT type, COUNT(*) FROM conversations t GROUP BY type HAVING EXISTS (SELECT 1 FROM conversation_types a WHERE a.type = t.type) AND COUNT(*) > (SELECT MIN(c.message_count) FROM conversations c WHERE c.type = t.type) ORDER BY 1;

SELECT type, SUM(total_cost) FROM conversations t GROUP BY type HAVING SUM(total_cost) > COALESCE((SELECT AVG(d.total_cost) FROM conversations d WHERE d.type = t.type), 0) ORDER BY (SELECT MAX(d.message_count) FROM conversations d WHERE d.type = t.type), 1;

SELECT type FROM conversations t GROUP BY message_count, type HAVING message_count NOT IN (1, 2, 3.5) AND EXISTS (SELECT 1 FROM conversation_types d WHERE d.type = t.type) OR type IN ('api', 'test') AND message_count > (SELECT AVG(c.message_count) FROM conversations c WHERE c.type = t.type AND c.message_count <> t.message_count) ORDER BY 1;

SELECT DISTINCT ai_enabled FROM conversations t GROUP BY type, ai_enabled HAVING type IN (SELECT type FROM conversation_types) AND EXISTS (SELECT 1 FROM conversations c WHERE c.type = t.type AND t.ai_enabled) ORDER BY 1;

-- Several subqueries in HAVING whose derived tables and joins refer to the groups.
SELECT type, COUNT(*) FROM conversations t GROUP BY type HAVING (type, 'x') NOT IN (SELECT c.id, d.type FROM conversations c LEFT JOIN conversation_types d ON c.type = d.description WHERE c.type = t.type) ORDER BY 1;

SELECT y2 FROM (VALUES (1, 3), (1, 8), (2, NULL)) t (y1, y2) GROUP BY y2 HAVING EXISTS (SELECT 1 FROM (SELECT type FROM conversation_types c WHERE length(c.type) = t.y2) x) OR NOT EXISTS (SELECT 1 FROM (SELECT type FROM conversation_types c WHERE length(c.type) > t.y2) x) ORDER BY 1;

SELECT y2, SUM(y1) FROM (VALUES (1, 3), (1, 8), (2, 4)) t (y1, y2) GROUP BY y2 HAVING EXISTS (SELECT 1 FROM conversation_types a JOIN conversation_types b ON length(a.type) = t.y2 AND b.type <> a.type) AND 0 < (SELECT COUNT(*) FROM conversation_types a LEFT JOIN conversation_types b ON length(b.type) = t.y2) ORDER BY 1;

SELECT type FROM conversations GROUP BY type HAVING (SELECT COUNT(*) > 3 FROM conversation_types) ORDER BY 1;

SELECT type FROM conversations t GROUP BY type HAVING (SELECT COUNT(*) > 70 FROM conversations c WHERE c.type = t.type) ORDER BY 1;

-- Conditions that may be null within each other.
WITH i (x) AS (VALUES (1), (2), (3), (NULL)) SELECT * FROM i LEFT JOIN LATERAL (SELECT i.x) t (b) ON (x = b) ORDER BY x;

WITH i (x) AS (VALUES (1), (2), (3), (NULL)) SELECT * FROM i JOIN LATERAL (SELECT i.x WHERE i.x IN (1, 3)) t (b) ON (x = b) ORDER BY x;
