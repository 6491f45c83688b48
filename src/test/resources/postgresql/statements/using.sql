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
