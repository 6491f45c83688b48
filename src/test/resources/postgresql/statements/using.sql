-- Columns by which tables are joined, by their bare names.

SELECT count(*) FROM conversations JOIN conversation_types USING (type) WHERE type = 'api';

SELECT type, count(*) FROM conversations JOIN conversation_types USING (type) GROUP BY type ORDER BY type;

SELECT type AS t, count(*) FROM conversations LEFT JOIN conversation_types USING (type) GROUP BY type HAVING type > 'b' OR type IS NULL ORDER BY 1;

SELECT upper(type), id FROM conversations c JOIN conversation_types t USING (type) WHERE lower(type) = 'api' ORDER BY type, id LIMIT 3;

SELECT k, x, y, z FROM (VALUES ('a',1)) t1(k,x) RIGHT JOIN (VALUES ('b',2)) t2(k,y) USING (k) JOIN (VALUES ('b',3)) t3(k,z) USING (k);

SELECT k, x, y FROM (VALUES ('a',1),('c',3)) t1(k,x) FULL JOIN (VALUES ('b',2),('c',4)) t2(k,y) USING (k) WHERE k > 'a' ORDER BY k;

SELECT k, x, y, z FROM (VALUES ('a',1),('c',3)) t1(k,x) FULL JOIN (VALUES ('b',2),('c',4)) t2(k,y) USING (k) LEFT JOIN (VALUES ('b',5),('a',6)) t3(k,z) USING (k) ORDER BY k;

SELECT * FROM (VALUES ('a',1)) t1(k,x) JOIN (VALUES ('a',2)) t2(k,y) USING (k) JOIN (VALUES ('a',3)) t3(k,z) USING (k);

SELECT * FROM (VALUES ('a',1)) t1(k,x) LEFT JOIN (VALUES ('b',2)) t2(k,y) USING (k) LEFT JOIN (VALUES ('a',3)) t3(k,z) USING (k);

SELECT t1.k, t2.k, k FROM (VALUES ('a',1)) t1(k,x) LEFT JOIN (VALUES ('b',2)) t2(k,y) USING (k);

SELECT id FROM conversations JOIN conversation_types USING (type) ORDER BY type, id LIMIT 3;

SELECT type, description FROM conversations c RIGHT JOIN conversation_types t USING (type) WHERE type LIKE 'w%' GROUP BY type, description ORDER BY type;

SELECT max(type), min(type) FROM conversations JOIN conversation_types USING (type);

SELECT type, (SELECT count(*) FROM conversations c WHERE c.type = conversation_types.type) FROM conversation_types JOIN (SELECT DISTINCT type FROM conversations) d USING (type) ORDER BY type;

SELECT CASE WHEN type = 'api' THEN 1 ELSE 0 END AS a, count(*) FROM conversations JOIN conversation_types USING (type) GROUP BY CASE WHEN type = 'api' THEN 1 ELSE 0 END ORDER BY a;

SELECT c.z FROM (VALUES (1)) x(i) JOIN (VALUES (1,7)) a(i,k) ON x.i=a.i JOIN (VALUES (7,5),(7,6)) b(k,j) USING (k) JOIN (VALUES (7,5,0)) c(k,j,z) USING (k,j);

SELECT c.z FROM (VALUES (1)) a(k) FULL JOIN (VALUES (2)) b(k) USING (k) FULL JOIN (VALUES (0,'z')) c(k,z) USING (k) ORDER BY k;

SELECT c.z FROM (VALUES (1)) a(k) RIGHT JOIN (VALUES (2)) b(k) USING (k) RIGHT JOIN (VALUES (0,'z'),(2,'y')) c(k,z) USING (k) ORDER BY k;

SELECT * FROM (VALUES (1,2)) a(k1,p) JOIN (VALUES (1,3)) b(k1,k2) USING (k1) JOIN (VALUES (3,4)) c(k2,q) USING (k2) JOIN (VALUES (3,5)) d(k2,r) USING (k2);

SELECT type, count(*) FROM conversations NATURAL JOIN conversation_types GROUP BY type ORDER BY type;

SELECT a, b, c FROM (VALUES (1,2),(4,3)) l(a,b) NATURAL LEFT JOIN (VALUES (1,5)) r(a,c) ORDER BY a;

SELECT a, b, c FROM (VALUES (1,2),(4,3)) l(a,b) NATURAL FULL JOIN (VALUES (1,5),(6,7)) r(a,c) ORDER BY a;

SELECT * FROM (VALUES (1,2),(4,3)) l(a,b) NATURAL RIGHT JOIN (VALUES (1,5),(6,7)) r(a,c) ORDER BY a;

SELECT a FROM (VALUES (1,2),(4,3)) l(a,b) NATURAL FULL JOIN (VALUES (1,5),(6,7)) r(a,c) WHERE a > 1 ORDER BY a DESC;

SELECT a, sum(a) OVER (PARTITION BY a ORDER BY b) FROM (VALUES (1,2),(4,3)) l(a,b) FULL JOIN (VALUES (1,5),(6,7)) r(a,c) USING (a) ORDER BY a;

SELECT a FROM (VALUES (1,2),(4,3)) l(a,b) FULL JOIN (VALUES (1,5),(6,7)) r(a,c) USING (a) WHERE EXISTS (SELECT 1 FROM (VALUES (6),(1)) x(z) WHERE x.z = a) ORDER BY a;

SELECT a, (SELECT a + 1) FROM (VALUES (1,2),(4,3)) l(a,b) RIGHT JOIN (VALUES (1,5),(6,7)) r(a,c) USING (a) ORDER BY a;

SELECT a FROM (VALUES (1),(2)) l(a) FULL JOIN (VALUES (2),(3)) r(a) USING (a) FULL JOIN (VALUES (2),(4)) s(a) USING (a) ORDER BY a;

SELECT a, count(*) FROM (VALUES (1),(2)) l(a) FULL JOIN (VALUES (2),(3)) r(a) USING (a) GROUP BY a HAVING a IS NOT NULL ORDER BY count(*), a;

SELECT a FROM (VALUES (1),(2)) l(a) NATURAL FULL JOIN (VALUES (2),(3)) r(a) NATURAL FULL JOIN (VALUES (2),(4)) s(a) ORDER BY a;

SELECT a, b, c, d FROM (VALUES (1,2)) l(a,b) NATURAL JOIN (VALUES (1,3)) r(a,c) NATURAL JOIN (VALUES (2,3,4)) s(b,c,d);

SELECT * FROM (VALUES (1,2)) l(a,b) NATURAL JOIN (VALUES (3,4)) r(c,d);

SELECT type, t.type, c.type FROM conversations c RIGHT JOIN conversation_types t USING (type) GROUP BY type, t.type, c.type ORDER BY 1,2,3;

SELECT type, count(c.id) FROM conversation_types NATURAL LEFT JOIN conversations c GROUP BY type ORDER BY type;

SELECT type FROM conversations NATURAL JOIN conversation_types ORDER BY type, id LIMIT 3;

SELECT max(type) FROM conversations NATURAL JOIN conversation_types;

SELECT type, rank() OVER (ORDER BY count(*) DESC) FROM conversations NATURAL JOIN conversation_types GROUP BY type ORDER BY type;

SELECT id FROM conversations a NATURAL JOIN conversations b ORDER BY id LIMIT 3;

SELECT id, type FROM conversations a JOIN conversations b USING (id, type) WHERE type LIKE 'a%' ORDER BY type, id LIMIT 3;

SELECT b, a FROM (VALUES (1,2),(3,4)) x(a,b) FULL JOIN (VALUES (1,2),(5,6)) y(a,b) USING (b, a) ORDER BY b, a;

SELECT y.*, a FROM (VALUES (1,2),(3,4)) x(a,b) JOIN (VALUES (1,7),(5,6)) y(a,c) USING (a);

SELECT a FROM (SELECT 1 AS a) x NATURAL JOIN (SELECT 1 AS a) y GROUP BY a;

WITH x AS (SELECT 1 AS a, 2 AS b), y AS (SELECT 1 AS a, 3 AS c) SELECT a, sum(b), sum(c) FROM x FULL JOIN y USING (a) GROUP BY a;

SELECT a FROM (VALUES (1),(2)) l(a) LEFT JOIN ((VALUES (2),(3)) r(a) FULL JOIN (VALUES (2),(4)) s(a) USING (a)) USING (a) ORDER BY a;

SELECT a, b FROM (VALUES (1,1)) l(a,b) JOIN (VALUES (1,2)) r(a,c) USING (a) JOIN (VALUES (2,5)) s(c,d) USING (c) ORDER BY a, b, c;

SELECT a FROM (VALUES (1)) l(a) FULL JOIN (VALUES (2.5)) r(a) USING (a) ORDER BY a;

SELECT a FROM (VALUES (1)) l(a) RIGHT JOIN (VALUES (2.5)) r(a) USING (a) ORDER BY a;

SELECT CASE WHEN a > 1 THEN 'x' ELSE 'y' END k FROM (VALUES (1),(2)) l(a) FULL JOIN (VALUES (2),(3)) r(a) USING (a) ORDER BY k, a;

SELECT count(DISTINCT a), array_agg(a ORDER BY a) FROM (VALUES (1),(2)) l(a) FULL JOIN (VALUES (2),(3)) r(a) USING (a);

SELECT a IN (SELECT a FROM (VALUES (1)) q(a)) FROM (VALUES (1),(2)) l(a) FULL JOIN (VALUES (2),(3)) r(a) USING (a) ORDER BY a;

SELECT a FROM (VALUES (1),(2)) l(a) JOIN (VALUES (2),(3)) r(a) USING (a) JOIN (VALUES (2,9)) s(q,b) ON s.q = a;

SELECT (WITH w AS (SELECT 1 AS u), v AS (SELECT 1 AS z WHERE l = 'a') SELECT u FROM w JOIN v ON u = k ORDER BY 1 LIMIT 1) FROM (VALUES (1,'a')) p(k,l) JOIN (VALUES (1,'a')) q(k,l) USING (k, l);

SELECT 1 FROM (VALUES (0)) p(l) FULL JOIN (VALUES (3)) q(l) USING (l) JOIN (VALUES (3)) r(l) USING (l) JOIN (VALUES (0)) s(l) USING (l);

-- What * stands for after outer joins by the same column.
SELECT * FROM (VALUES ('a',1)) t1(k,x) RIGHT JOIN (VALUES ('b',2)) t2(k,y) USING (k) JOIN (VALUES ('b',3)) t3(k,z) USING (k);

SELECT * FROM (VALUES ('a',1)) t1(k,x) FULL JOIN (VALUES ('b',2)) t2(k,y) USING (k) FULL JOIN (VALUES ('b',3),('c',4)) t3(k,z) USING (k) ORDER BY 1;

SELECT t2.*, * FROM (VALUES ('a',1)) t1(k,x) RIGHT JOIN (VALUES ('b',2)) t2(k,y) USING (k) LEFT JOIN (VALUES ('b',3)) t3(k,z) USING (k);

SELECT *, k || 'x' FROM (VALUES ('a',1)) t1(k,x) FULL JOIN (VALUES ('b',2)) t2(k,y) USING (k) LEFT JOIN (VALUES ('b',3)) t3(k,z) USING (k) WHERE k <> 'q' ORDER BY k;

SELECT * FROM (SELECT * FROM (VALUES ('a',1)) t1(k,x) FULL JOIN (VALUES ('b',2)) t2(k,y) USING (k) FULL JOIN (VALUES ('c',3)) t3(k,z) USING (k)) q ORDER BY k;

SELECT * FROM (VALUES (1,2,3)) t1(k,l,x) RIGHT JOIN (VALUES (1,2,4),(5,6,7)) t2(k,l,y) USING (l,k) JOIN (VALUES (5,8),(1,9)) t3(k,z) USING (k) ORDER BY z;

SELECT * FROM conversation_types t RIGHT JOIN (VALUES ('api',1),('zzz',2)) v(type,n) USING (type) LEFT JOIN (VALUES ('zzz',5)) w(type,m) USING (type) ORDER BY n;

WITH a AS (SELECT 1 AS k, 2 AS x), b AS (SELECT 1 AS k, 3 AS y), c(k, z) AS (VALUES (1, 4), (7, 8)) SELECT * FROM a FULL JOIN b USING (k) FULL JOIN c USING (k) ORDER BY k;

SELECT * FROM (VALUES (1,2)) a(k,x) JOIN (VALUES (1,3)) b(k,y) USING (k) RIGHT JOIN (VALUES (1,4),(2,5)) c(k,z) USING (k) LEFT JOIN (VALUES (2,6)) d(k,w) USING (k) ORDER BY k;

SELECT * FROM (VALUES (1,2)) a(k,x) NATURAL FULL JOIN (VALUES (1,3)) b(k,y) NATURAL FULL JOIN (VALUES (4,6)) d(k,w) ORDER BY k;

SELECT k, count(*) FROM (VALUES (1),(NULL)) t0(k) FULL JOIN (VALUES (1),(2)) t1(k) USING (k) FULL JOIN (VALUES (2),(3)) t2(k) USING (k) FULL JOIN (VALUES (3),(4)) t3(k) USING (k) FULL JOIN (VALUES (4),(5)) t4(k) USING (k) FULL JOIN (VALUES (5),(6)) t5(k) USING (k) FULL JOIN (VALUES (6),(7)) t6(k) USING (k) FULL JOIN (VALUES (7),(8)) t7(k) USING (k) FULL JOIN (VALUES (8),(9)) t8(k) USING (k) WHERE k <> 4 GROUP BY k ORDER BY k;

SELECT k FROM (VALUES (1,1),(2,2)) a(k,x) FULL JOIN (VALUES (2,1),(3,2)) b(k,y) USING (k) FULL JOIN (VALUES (3,1),(4,2)) c(k,z) USING (k) RIGHT JOIN (VALUES (4,1),(5,2)) d(k,v) USING (k) LEFT JOIN (VALUES (5,1)) e(k,w) USING (k) WHERE (k, v) NOT IN (SELECT u, u FROM (VALUES (4),(7)) f(u)) AND EXISTS (SELECT 1 FROM (VALUES (5)) g(h) WHERE h = k) ORDER BY k;
