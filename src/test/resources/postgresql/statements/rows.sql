-- Rows compared with rows, with nulls among their values.

SELECT a, b FROM (VALUES (0,0),(1,0),(1,NULL)) o(a,b) WHERE (a,b) NOT IN (SELECT c, d FROM (VALUES (0,0)) i(c,d)) ORDER BY 1,2;

SELECT a, b, (a,b) NOT IN (SELECT c, d FROM (VALUES (0,0),(1,NULL)) i(c,d)), (a,b) IN (SELECT c, d FROM (VALUES (0,0),(1,NULL)) i(c,d)) FROM (VALUES (0,0),(1,0),(1,NULL),(NULL,7)) o(a,b) ORDER BY 1,2;

SELECT a, b, (a,b) = (1,2), (a,b) <> (1,2), (a,b) < (1,2), (a,b) >= (1,2) FROM (VALUES (1,2),(1,NULL),(NULL,2),(2,NULL)) o(a,b) ORDER BY 1,2;

SELECT a, b, (a,b) IN ((1,2),(2,3)), (a,b) NOT IN ((1,2),(2,3)) FROM (VALUES (1,2),(1,NULL),(NULL,2),(2,NULL),(5,6)) o(a,b) ORDER BY 1,2;

SELECT id FROM conversations WHERE (type, ai_enabled) IN (('api', true), ('widget', false)) ORDER BY id LIMIT 5;

SELECT id FROM conversations WHERE (type, ai_enabled) IN (SELECT type, true FROM conversation_types WHERE type <> 'api') ORDER BY id LIMIT 5;

SELECT id FROM conversations c WHERE (c.type, c.message_count) NOT IN (SELECT d.type, MAX(d.message_count) FROM conversations d GROUP BY d.type) ORDER BY id LIMIT 5;

SELECT id FROM conversations c WHERE (type, created_at) IN (SELECT type, MAX(created_at) FROM conversations GROUP BY type) ORDER BY id;

WITH a(i, j, r) AS (VALUES (0,0,1.0),(0,1,2.0),(1,0,3.0)), b(i, j, e) AS (VALUES (0,0,1.0),(0,1,2.0),(1,0,4.0)) SELECT a.i, a.j, a.r, b.e FROM a, b WHERE a.i = b.i AND a.j = b.j AND a.r <> b.e;

SELECT (1, 'a') IN (SELECT 1, type FROM conversation_types);

SELECT x FROM (VALUES (1),(2),(NULL)) t(x) WHERE x NOT IN (SELECT 1) ORDER BY 1;

SELECT x FROM (VALUES (1),(2),(NULL)) t(x) WHERE x NOT IN (SELECT y FROM (VALUES (1),(NULL)) s(y)) ORDER BY 1;

SELECT x, x NOT IN (SELECT y FROM (VALUES (1),(NULL)) s(y)) FROM (VALUES (1),(2),(NULL)) t(x) ORDER BY 1;

SELECT a FROM (VALUES (1,CAST(NULL AS int))) t(a,b) WHERE NOT ((a,b) IN (SELECT 2,3));

SELECT a, (a,b) IN (SELECT 2,3) FROM (VALUES (1,CAST(NULL AS int)),(2,3),(2,NULL)) t(a,b) ORDER BY 1,2;

SELECT x FROM (VALUES (1, 'a'), (2, 'b'), (3, NULL)) t(x, y) WHERE (x, y) NOT IN (SELECT 1, 'a' LIMIT 3) ORDER BY 1;

SELECT x, (x, y) IN (SELECT c.a, c.b FROM (VALUES (1, 'a'), (2, NULL)) c(a, b) ORDER BY 1 LIMIT 2) FROM (VALUES (1, 'a'), (2, 'b'), (3, NULL)) t(x, y) ORDER BY 1;

SELECT x FROM (VALUES (1, 'a'), (2, 'b')) t(x, y) WHERE (x, y) NOT IN ((SELECT 1, 'a' UNION SELECT 2, 'c') ORDER BY 1 LIMIT 1) ORDER BY 1;

SELECT type FROM conversation_types t WHERE (type, 1) NOT IN (SELECT c.type, count(*) FROM conversations c WHERE c.type <> t.type GROUP BY c.type ORDER BY 2 OFFSET 1) ORDER BY 1;

SELECT a, b, (a,b) = ANY (SELECT 2,3), (a,b) <> ALL (SELECT 1,2) FROM (VALUES (1,2),(1,NULL),(NULL,4),(2,3)) t(a,b) ORDER BY 1,2;

SELECT a, b, COUNT(*) FROM (VALUES (1,2),(1,NULL),(1,2)) t(a,b) GROUP BY (a,b) ORDER BY 1,2;

SELECT a, (a,b) IS NULL FROM (VALUES (1,NULL),(NULL,CAST(NULL AS int))) t(a,b) ORDER BY 1;

SELECT x, w FROM (VALUES (1, 2), (3, 3), (1, 3), (NULL, 2), (4, 2)) t (x, y) LEFT JOIN (VALUES (7), (8)) v (w) ON w > 7 AND (x, y) IN (SELECT a, b FROM (VALUES (1, 2), (1, NULL), (NULL, 2), (3, 3)) s (a, b)) ORDER BY 1, 2;
select * from (values (1e2), (1), (2.5)) t (n) order by n;
select n from (values (1), (1e60), (2.5)) t (n) order by n;
select sum(n) from (values (1e-1), (2e-1)) t (n);
