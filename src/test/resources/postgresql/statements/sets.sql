-- Grouping sets, set operations, WITH, names of columns, VALUES and arrays.

SELECT count(*) FROM (VALUES (1)) t(x) WHERE x > 1 GROUP BY ();

SELECT x, count(*) FROM (VALUES (1)) t(x) WHERE x > 1 GROUP BY CUBE (x);



SELECT x, count(*) FROM (VALUES (1)) t(x) WHERE x > 1 GROUP BY ROLLUP (x) HAVING count(*) = 0;

SELECT x, count(*) FROM (VALUES (1),(2)) t(x) GROUP BY ROLLUP (x) HAVING x = 1 ORDER BY 1;

SELECT x, y, count(*), grouping(x, y) FROM (VALUES (1,1),(2,1),(NULL,2)) t(x,y) GROUP BY ROLLUP (x, y) ORDER BY 4,1,2;

SELECT x, y, sum(x) FROM (VALUES (1,1),(2,1),(NULL,2)) t(x,y) GROUP BY GROUPING SETS ((x), (y), (x, y)) ORDER BY 1,2,3;

SELECT x, y, sum(x) FROM (VALUES (1,1),(2,1),(NULL,2)) t(x,y) GROUP BY ROLLUP (x), ROLLUP (y) ORDER BY 1,2,3;

SELECT x + 1, count(*) FROM (VALUES (1),(2)) t(x) GROUP BY ROLLUP (x + 1) ORDER BY 1;

SELECT type, ai_enabled, count(*), sum(message_count) FROM conversations GROUP BY ROLLUP (type, ai_enabled) ORDER BY 1,2,3;

SELECT COALESCE(type, 'total'), count(*) FROM conversations WHERE type IS NOT NULL GROUP BY ROLLUP (type) ORDER BY type NULLS LAST;

SELECT type, sum(count(*)) OVER (PARTITION BY grouping(type)) FROM conversations GROUP BY ROLLUP (type) ORDER BY 1;

SELECT * FROM (SELECT type, count(*) c FROM conversations GROUP BY ROLLUP (type)) q WHERE type IS NULL ORDER BY c;

SELECT type, sum(total_cost), max(created_at), string_agg(id, ',') FROM conversations WHERE type = 'nope' GROUP BY CUBE (type);

SELECT 1 FROM (VALUES (1)) t(x) WHERE x > 1 GROUP BY () HAVING count(*) > 0;

SELECT x, count(*) FROM (VALUES (1),(1)) t(x) GROUP BY ALL x;

SELECT DISTINCT ON (x, y) x, y, z FROM (VALUES (1,2,3),(1,2,4),(2,5,6)) t(x,y,z) ORDER BY y, x, z DESC;

SELECT DISTINCT ON (type) type, id FROM conversations ORDER BY type, created_at DESC, id LIMIT 3;

SELECT DISTINCT ON (1) x, y FROM (VALUES (1,2),(1,3),(2,5)) t(x,y) ORDER BY 1, 2;

SELECT * FROM (SELECT DISTINCT ON (x) x, y FROM (VALUES (1,2),(1,3),(2,5)) t(x,y) ORDER BY x, y DESC) q ORDER BY y DESC;

SELECT DISTINCT ON (x) x FROM (VALUES (NULL),(NULL),(1)) t(x) ORDER BY x;

SELECT DISTINCT x AS y FROM (VALUES (2),(1)) t(x) ORDER BY y;

SELECT x FROM (VALUES (1),(2)) t(x) EXCEPT SELECT x FROM (VALUES (2),(3)) u(x) UNION SELECT 9 ORDER BY 1;

SELECT x FROM (VALUES (1),(2)) t(x) EXCEPT (SELECT 2 UNION SELECT 1) ORDER BY 1;

SELECT 1 UNION SELECT 2 INTERSECT SELECT 2 UNION ALL SELECT 2 ORDER BY 1;

SELECT 1 EXCEPT (SELECT 1 EXCEPT SELECT 1);

SELECT x FROM (VALUES (1),(1),(1),(2)) t(x) INTERSECT ALL SELECT x FROM (VALUES (1),(1),(2),(2)) u(x) ORDER BY 1;

SELECT x FROM (VALUES (1),(1),(NULL),(NULL)) t(x) EXCEPT ALL SELECT x FROM (VALUES (1),(NULL)) u(x) ORDER BY 1;

SELECT x FROM (VALUES (1),(NULL)) t(x) INTERSECT SELECT NULL ORDER BY 1;

SELECT NULL UNION ALL SELECT NULL;

SELECT NULL UNION SELECT date '2025-01-01' ORDER BY 1;

SELECT 1 UNION SELECT 1.0 ORDER BY 1;

SELECT 1 INTERSECT SELECT 1.0;

SELECT 1 UNION SELECT 1::bigint;

SELECT 1.5 UNION SELECT 1.5::double precision ORDER BY 1;

SELECT 'a' UNION SELECT 'a  ' ORDER BY 1;

SELECT '1' AS x UNION SELECT 1;

SELECT date '2025-01-01' UNION SELECT '2025-01-02' ORDER BY 1;

SELECT time '10:00:00' UNION SELECT time '11:00:00' ORDER BY 1;

(SELECT x FROM (VALUES (1),(2)) t(x) ORDER BY x DESC LIMIT 1) UNION ALL (SELECT x FROM (VALUES (5),(4)) u(x) ORDER BY x LIMIT 1) ORDER BY 1;

(SELECT x FROM (VALUES (1),(2)) t(x) ORDER BY x DESC) UNION ALL SELECT 0 ORDER BY x LIMIT 2;

((SELECT 1 AS a)) ORDER BY a;

SELECT x FROM (VALUES ('2025-01-01'),(date '2025-01-02')) t(x) ORDER BY 1;

SELECT x + 1 FROM (VALUES ('2'),(1.5)) t(x) ORDER BY 1;

SELECT x FROM (VALUES (true),('f')) t(x) ORDER BY 1;

SELECT '1' AS x UNION ALL SELECT 2 UNION ALL SELECT '3' ORDER BY 1;

SELECT true UNION SELECT 'f' ORDER BY 1;

SELECT int4 '1' + 1, int2 '3', float4 '1.5', varchar 'abc';

WITH Foo AS (SELECT 1 AS X) SELECT x FROM foo;

WITH foo(a) AS (SELECT 1, 2) SELECT * FROM foo;

SELECT a, y FROM (SELECT 1 AS x, 2 AS y) q(a);

SELECT x, x > ANY (ARRAY[1, 2]), x > ALL (ARRAY[1, 2]), x = SOME (ARRAY[1, NULL]), x <> ANY (ARRAY[1, 2]), x <= ALL (ARRAY[2, 3]) FROM (VALUES (1),(2),(3),(NULL)) t(x) ORDER BY 1;

SELECT c, d FROM (VALUES (1,0),(2,5)) t(c,d) WHERE c <> ANY (SELECT b FROM (VALUES (1)) r(b)) ORDER BY 1;

(WITH w AS (SELECT 1) SELECT MAX(1.50) AS x FROM (VALUES (1)) t(y) GROUP BY y) UNION SELECT SUM(9007199254740993) FROM (VALUES (1)) t(y) ORDER BY 1;

SELECT CAST(NULL AS bigint) UNION (WITH w AS (SELECT 1) SELECT 1 AS x FROM (VALUES (1)) t(y)) ORDER BY 1;

SELECT SUM(CAST(1 AS bigint)) AS x UNION ALL SELECT 0.5 UNION ALL SELECT CAST(0.75 AS numeric) ORDER BY 1;

SELECT x = 0.5, x IN (0.5, 1.5), x IN (SELECT 0.5), COALESCE(x - 1, 0.25), GREATEST(x, 1.5), CASE WHEN x > 1 THEN x ELSE 0.25 END FROM (SELECT SUM(y) FROM (VALUES (CAST(1 AS bigint))) t(y)) u(x);

SELECT * FROM (SELECT MAX(-1) AS x, SUM(9007199254740993) AS z FROM (VALUES (1)) t(y) WHERE FALSE GROUP BY ROLLUP (y) UNION ALL SELECT -3, total_cost FROM conversations) q ORDER BY x DESC, z LIMIT 2;

-- WITH as a branch, cast to the decimals of the other one.
SELECT * FROM (SELECT 1.5 AS x EXCEPT (WITH w AS (SELECT 1) SELECT AVG(total_cost) FROM conversations)) q;

-- Conditions on branches of INTERSECT below groups.
SELECT DISTINCT x FROM (SELECT 1 AS x INTERSECT SELECT 1 AS x WHERE EXISTS (SELECT 1 WHERE 'yes'::boolean)) t;

SELECT x FROM (SELECT message_count AS x FROM conversations WHERE EXISTS (SELECT 1 FROM conversation_types) INTERSECT SELECT message_count FROM conversations WHERE message_count = 1 OR message_count IN (SELECT message_count FROM conversations WHERE ai_enabled)) t GROUP BY x ORDER BY 1;

SELECT x FROM (SELECT GROUPING(u) AS x, AVG(2) AS y FROM (VALUES (1)) s (u) GROUP BY u) t;

SELECT x FROM (VALUES (1),(2),(2)) a(x) EXCEPT ALL SELECT x FROM (VALUES (2)) b(x) EXCEPT SELECT x FROM (VALUES (4)) c(x);

SELECT type FROM conversations EXCEPT ALL SELECT type FROM conversation_types EXCEPT SELECT 'x';

SELECT x FROM (VALUES (1),(2),(2)) a(x) EXCEPT SELECT x FROM (VALUES (2)) b(x) EXCEPT ALL SELECT x FROM (VALUES (4)) c(x);

SELECT x FROM (VALUES (1),(2),(2)) a(x) INTERSECT ALL SELECT x FROM (VALUES (2),(2)) b(x) INTERSECT SELECT x FROM (VALUES (2),(2)) c(x);

-- Parts without rows, of which planning would make ever more expressions.
WITH w1 AS (SELECT sum(-7) AS x1 FROM (VALUES ('B','B')) t14(k,z13) NATURAL LEFT JOIN (VALUES ('b','B'), ('a', 'b')) t16(k,z15)), w17 AS (SELECT OVERLAY('it''s' PLACING 'abc' FROM 3) AS x1 FROM w1 UNION ALL (SELECT CASE WHEN 'yes'::boolean THEN 'b' ELSE 'x' END AS x1 FROM (VALUES (2), (3)) t) INTERSECT SELECT CAST(NULL AS text) FROM w1 WHERE CASE CHR(65) WHEN 'x' THEN true END) SELECT t21.x1, t22.x1 FROM w17 t21 FULL JOIN w17 t22 ON t21.x1=t22.x1 JOIN w17 t23 ON t21.x1=t23.x1 INTERSECT SELECT type, id FROM conversations ORDER BY 1;

-- An order by the number of a column whose name another one has, and by a name that PostgreSQL gives.
SELECT a.type, b.type FROM conversation_types a CROSS JOIN conversation_types b UNION SELECT 'x', 'b' ORDER BY 2 DESC, 1 LIMIT 5;

WITH w AS (SELECT type FROM conversation_types) SELECT a.type, b.type, 1 FROM w a CROSS JOIN w b EXCEPT SELECT 'x', 'b', 2 ORDER BY 1, 2 DESC OFFSET 2;

SELECT count(*) FROM conversation_types UNION ALL SELECT 2 ORDER BY count;

SELECT type, count(*) FROM conversations GROUP BY type UNION ALL SELECT 'all', count(*) FROM conversations ORDER BY count, 1;

SELECT * FROM (SELECT type, id, type FROM conversations UNION SELECT 'a', 'b', 'c' ORDER BY 3 DESC, 2 LIMIT 4) t ORDER BY 2;
