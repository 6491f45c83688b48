-- What is computed only where what stands before it leaves the result open.

SELECT x, y FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE y <> 0 AND x / y > 1 ORDER BY 1;

SELECT x, y FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE y = 0 OR x / y > 3 ORDER BY 1;

SELECT x, y FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE NOT (y = 0 OR x / y > 3) ORDER BY 1;

SELECT x, y FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE y <> 0 AND x / y BETWEEN 2 AND 5 ORDER BY 1;

SELECT x, y FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE y <> 0 AND x / y NOT IN (3, 8) ORDER BY 1;

SELECT x, y, y <> 0 AND x / y > 1 AND x / y < 5 FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) ORDER BY 1;

SELECT x, CASE WHEN y <> 0 THEN x / y ELSE 0 END, CASE WHEN y <> 0 THEN x / y + x / y END FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) ORDER BY 1;

SELECT x, CASE WHEN y = 0 THEN NULL WHEN x / y > 3 THEN x / y ELSE x / y * 10 END FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) ORDER BY 1;

SELECT x, x / NULLIF(y, 0), COALESCE(x / NULLIF(y, 0), -1) FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) ORDER BY 1;

SELECT COALESCE(x, 1 / y, 1 / y + 1) FROM (VALUES (1,0),(6,0),(NULL,1)) t(x,y) ORDER BY 1;

SELECT x FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE CASE WHEN y <> 0 THEN x / y > 2 ELSE false END ORDER BY 1;

SELECT x FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE CASE WHEN y = 0 THEN true ELSE x / y > 2 AND x / y < 5 END ORDER BY 1;

SELECT sum(x / y) FILTER (WHERE y <> 0) FROM (VALUES (1,0),(6,2),(9,1)) t(x,y);

SELECT y, sum(x / y) FILTER (WHERE y <> 0) FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) GROUP BY y ORDER BY y;

SELECT y FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) GROUP BY y HAVING y <> 0 AND sum(x) / y > 3 ORDER BY y;

SELECT y, sum(x) / count(z) FROM (VALUES (1,0,1),(6,2,NULL),(9,1,1)) t(x,y,z) GROUP BY y HAVING count(z) > 0 ORDER BY y;

SELECT * FROM (SELECT x, y FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE y <> 0) s WHERE x / y > 3;

SELECT x / y FROM (SELECT x, y FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE y <> 0) s ORDER BY 1;

WITH s AS (SELECT x, y FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE y <> 0) SELECT x / y FROM s WHERE x / y > 2 AND x / y < 9;

SELECT a.x, b.z FROM (VALUES (1,0),(6,2),(9,1)) a(x,y) JOIN (VALUES (3),(9)) b(z) ON a.y <> 0 AND a.x / a.y = b.z ORDER BY 1;

SELECT a.x, b.z FROM (VALUES (1,0),(6,2),(9,1)) a(x,y) JOIN (VALUES (3),(9)) b(z) ON CASE WHEN a.y <> 0 THEN a.x / a.y ELSE -1 END = b.z ORDER BY 1;

SELECT a.x, b.z FROM (VALUES (1),(6),(9)) a(x) JOIN (VALUES (0),(3),(9)) b(z) ON b.z <> 0 AND a.x / b.z > 0 AND a.x / b.z < 3 ORDER BY 1,2;

SELECT a.x, b.z FROM (VALUES (1),(6),(9)) a(x) FULL JOIN (VALUES (0),(3),(9)) b(z) ON a.x = b.z AND b.z <> 0 AND a.x / b.z > 0 ORDER BY 1,2;

SELECT x FROM (VALUES ('1'),('a'),('22')) t(x) WHERE x ~ '^[0-9]+$' AND x::int > 1;

SELECT x FROM (VALUES ('1'),('a'),('22')) t(x) WHERE x LIKE '2%' AND CAST(x AS integer) > 1 AND CAST(x AS integer) + 1 < 100;

SELECT CASE WHEN x ~ '^[0-9]+$' AND x::int > 1 THEN x::int END FROM (VALUES ('1'),('a'),('22')) t(x) ORDER BY 1;

SELECT sum(x::int) FILTER (WHERE x ~ '^[0-9]+$') FROM (VALUES ('1'),('a'),('22')) t(x);

SELECT CASE WHEN length(x) = 10 THEN x::date END FROM (VALUES ('2025-01-01'),('abc')) t(x) ORDER BY 1;

SELECT CASE WHEN false THEN 1 / 0 ELSE 1 END;

SELECT COALESCE(1, 1 / 0);

SELECT x FROM (VALUES (1)) t(x) WHERE true OR 1 / 0 > 1;

SELECT x FROM (VALUES (1)) t(x) WHERE x = 1 OR 1 / (x - 1) > 1;

SELECT x FROM (VALUES (-1),(4)) t(x) WHERE x > 0 AND sqrt(x) > 1 AND sqrt(x) < 3;

SELECT CASE WHEN x > 0 THEN ln(x) ELSE 0 END > 1 FROM (VALUES (-1),(4)) t(x) ORDER BY 1;

SELECT x, sum(CASE WHEN y <> 0 THEN x / y END) OVER (ORDER BY x) FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) ORDER BY 1;

SELECT x FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) ORDER BY CASE WHEN y <> 0 THEN x / y ELSE 100 END DESC;

SELECT id FROM conversations WHERE message_count <> 0 AND total_cost / message_count > 0.01 AND total_cost / message_count < 0.02 ORDER BY id LIMIT 12;

SELECT type, sum(total_cost) / NULLIF(sum(message_count), 0) FROM conversations GROUP BY type ORDER BY type;

SELECT count(*) FROM conversations WHERE message_count > 0 AND 100 / message_count > 10 OR message_count = 0;

SELECT count(*) FROM conversations c JOIN conversation_types t ON t.type = c.type AND c.message_count <> 0 AND 100 / c.message_count > 10;

SELECT count(*) FROM (SELECT message_count m, total_cost FROM conversations WHERE message_count <> 0) c WHERE 100 / m > 10 AND total_cost > 0;

SELECT count(*) FROM (SELECT DISTINCT message_count m FROM conversations WHERE message_count <> 0) c WHERE 100 / m > 10;

SELECT m, n FROM (SELECT message_count m, count(*) n FROM conversations GROUP BY message_count HAVING message_count <> 0) c WHERE 100 / m > 10 ORDER BY m;

SELECT x FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE EXISTS (SELECT 1 FROM (VALUES (3)) u(z) WHERE t.y <> 0 AND t.x / t.y = u.z);

SELECT x FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE y <> 0 AND x / y IN (SELECT z FROM (VALUES (3)) u(z)) ORDER BY 1;

SELECT x FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE y <> 0 AND x / y > (SELECT min(z) FROM (VALUES (3)) u(z)) ORDER BY 1;

SELECT x FROM (VALUES (1,0),(6,2),(9,1)) t(x,y) WHERE y <> 0 AND x / y = ANY (ARRAY[3,4]) ORDER BY 1;

SELECT x FROM (VALUES (2147483647),(1)) t(x) WHERE x < 1000 AND x + 1 > 0 AND x + 1 < 100;

SELECT CASE WHEN x < 1000 THEN x + 1 WHEN x > 5 AND x - 1 > 3 THEN 0 ELSE x END FROM (VALUES (2147483647),(1)) t(x) ORDER BY 1;
