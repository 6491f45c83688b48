-- Aggregates: orders, filters, nulls, and columns of outer queries beside them.

SELECT sum(x ORDER BY x) FROM (VALUES (1),(2),(NULL)) t(x);

SELECT sum(DISTINCT x ORDER BY x) FROM (VALUES (1),(1),(2)) t(x);

SELECT bool_and(x ORDER BY x), bool_or(x ORDER BY x), every(x ORDER BY x) FROM (VALUES (true),(false),(NULL)) t(x);

SELECT sum(x ORDER BY y, z DESC) FROM (VALUES (1,2,3),(4,5,6)) t(x,y,z);

SELECT stddev(x ORDER BY x), var_pop(x ORDER BY x), stddev_pop(x ORDER BY x), variance(x ORDER BY x DESC) FROM (VALUES (1),(2),(4)) t(x);

SELECT string_agg(x, ',' ORDER BY y DESC) FROM (VALUES ('a',1),('b',2),(NULL,3)) t(x,y);

SELECT string_agg(x, ',' ORDER BY x) FILTER (WHERE x > 'a') FROM (VALUES ('a'),('b'),('c')) t(x);

SELECT string_agg(x, ',') FILTER (WHERE x = 'z') FROM (VALUES ('a'),('b'),('c')) t(x);

SELECT string_agg(DISTINCT x, ',' ORDER BY x DESC) FROM (VALUES ('b'),('a'),('b')) t(x);

SELECT string_agg(DISTINCT x, ',' ORDER BY x) FILTER (WHERE x <> 'a') FROM (VALUES ('b'),('a'),('c'),('b')) t(x);

SELECT string_agg(x::text, ',' ORDER BY x) FROM (VALUES (3),(1),(2)) t(x);

SELECT string_agg(x, y ORDER BY x) FROM (VALUES ('a','-'),('b','+'),('c','*')) t(x,y);

SELECT string_agg(x, '' ORDER BY x) FROM (VALUES ('a'),('b')) t(x);

SELECT string_agg(x, ',' ORDER BY x), string_agg(x, ';' ORDER BY x DESC), sum(length(x) ORDER BY x) FROM (VALUES ('a'),('bb')) t(x);

SELECT array_agg(x ORDER BY x DESC) FROM (VALUES (1),(NULL),(2)) t(x);

SELECT array_agg(x) FROM (VALUES (NULL::int)) t(x);

SELECT array_agg(DISTINCT x ORDER BY x) FROM (VALUES (2),(1),(NULL),(1)) t(x);

SELECT array_agg(x ORDER BY x) FILTER (WHERE x > 1) FROM (VALUES (2),(1),(NULL),(3)) t(x);

SELECT array_agg(x ORDER BY x) FILTER (WHERE x > 7) FROM (VALUES (2),(1),(NULL),(3)) t(x);

SELECT y, array_agg(x ORDER BY x) FROM (VALUES ('b',1),('a',2),(NULL,2)) t(x,y) GROUP BY y ORDER BY y;

SELECT x, array_agg(x) OVER (ORDER BY x) FROM (VALUES (1),(2)) t(x) ORDER BY 1;

SELECT (array_agg(x ORDER BY x DESC))[1] AS first FROM (VALUES ('a'),('b')) t(x);

SELECT any_value(x) FROM (VALUES (NULL::int)) t(x);

SELECT any_value(x) FROM (VALUES (NULL),(1)) t(x);

SELECT any_value(x) FROM (VALUES (1)) t(x) WHERE x > 1;

SELECT y, any_value(x) FROM (VALUES (NULL,1),(1,1),(NULL,2)) t(x,y) GROUP BY y ORDER BY y;

SELECT bool_and(x), bool_or(x), every(x) FROM (VALUES (NULL::boolean)) t(x);

SELECT bool_and(x > 1), bool_or(x > 1), every(x > 0) FROM (VALUES (1),(2),(NULL)) t(x);

SELECT y, bool_and(x), bool_or(x) FROM (VALUES (true,1),(false,1),(NULL,2),(true,3),(NULL,3)) t(x,y) GROUP BY y ORDER BY y;

SELECT bool_and(x) OVER (PARTITION BY y), bool_or(x) OVER (PARTITION BY y), y FROM (VALUES (true,1),(false,1),(NULL,2)) t(x,y) ORDER BY y;

SELECT bit_and(x), bit_or(x), bit_xor(x) FROM (VALUES (5),(7),(NULL)) t(x);

SELECT bit_and(x), bit_or(x), bit_xor(x) FROM (VALUES (NULL::int)) t(x);

SELECT bit_and(x ORDER BY x), bit_or(x) FILTER (WHERE x > 5) FROM (VALUES (5),(7),(8)) t(x);

SELECT bit_and(-1), bit_or(0), bit_xor(1);

SELECT bit_or(x::bigint) FROM (VALUES (5),(7)) t(x);

SELECT t.type, (SELECT count(*) || t.type FROM conversations d WHERE d.type = t.type) FROM conversation_types t ORDER BY 1;

SELECT t.type, (SELECT count(*) FROM conversations d WHERE d.type = t.type GROUP BY t.type) FROM conversation_types t ORDER BY 1;

SELECT t.type, (SELECT count(*) FROM conversations d WHERE d.type = t.type HAVING t.type = 'api') FROM conversation_types t ORDER BY 1;

SELECT o.x, (SELECT o.x + sum(i.y) FROM (VALUES (1),(5)) i(y)) FROM (VALUES (1),(2)) o(x) ORDER BY 1;

SELECT o.x, (SELECT string_agg(o.x || i.y, ',' ORDER BY i.y) FROM (VALUES ('1'),('5')) i(y)) FROM (VALUES ('a'),('b')) o(x) ORDER BY 1;

SELECT o.x FROM (VALUES (1),(2)) o(x) WHERE EXISTS (SELECT o.x FROM (VALUES (1),(5)) i(y) HAVING sum(i.y) > o.x * 4);

SELECT o.x, (SELECT o.x FROM (VALUES (1),(5)) i(y) GROUP BY () ) FROM (VALUES (1),(2)) o(x) ORDER BY 1;

SELECT o.x, l.z FROM (VALUES (1),(2)) o(x), LATERAL (SELECT o.x + count(*) AS z FROM (VALUES (1),(5)) i(y) WHERE i.y > o.x) l ORDER BY 1;

SELECT max(o.x), (SELECT max(i.y) FROM (VALUES (1),(5)) i(y)) FROM (VALUES (1),(2)) o(x);

SELECT type, count(*), (SELECT count(*) FROM conversation_types t WHERE t.type = c.type) FROM conversations c GROUP BY type ORDER BY type;

SELECT type, (SELECT max(t.description) FROM conversation_types t WHERE t.type = c.type) d, sum(total_cost) FROM conversations c GROUP BY c.type ORDER BY 1;

SELECT count(DISTINCT x), count(DISTINCT y), sum(x) FROM (VALUES (1,2),(1,3),(NULL,3)) t(x,y);

SELECT min(created_at), max(created_at), min(created_at::date), max(created_at::time) FROM conversations;

SELECT sum(x), avg(x) FROM (VALUES (1.5::real),(2.25::real)) t(x);

SELECT min(x), max(x) FROM (VALUES (interval '1 day'),(interval '2 hours')) t(x);

SELECT count(*), count(1), count(NULL), sum(1), max('a');

SELECT corr(x,y), covar_pop(x,y), covar_samp(x,y), regr_slope(x,y), regr_intercept(x,y), regr_r2(x,y), regr_count(x,y), regr_avgx(x,y), regr_avgy(x,y), regr_sxx(x,y), regr_syy(x,y), regr_sxy(x,y) FROM (VALUES (1.0,2.0),(2,4.5),(3,5),(NULL,1)) t(x,y);

SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x DESC) FILTER (WHERE x > 1) FROM (VALUES (1),(2),(2),(10)) t(x);

SELECT max(DISTINCT x), min(DISTINCT x) FROM (VALUES (1),(1)) t(x);

SELECT sum(x) FILTER (WHERE x > (SELECT min(x) FROM (VALUES (1)) u(x))) FROM (VALUES (1),(2)) t(x);

SELECT sum((SELECT max(u.y) FROM (VALUES (1),(2)) u(y) WHERE u.y <= t.x)) FROM (VALUES (1),(2)) t(x);

SELECT 1 FROM (VALUES (1),(2)) t(x) HAVING count(*) > 1;

SELECT 'a' FROM conversations HAVING max(message_count) > 0;

SELECT type FROM conversations GROUP BY type HAVING bool_or(ai_enabled) ORDER BY type;

SELECT type || '!' , count(*) FROM conversations GROUP BY type || '!' ORDER BY 1;

SELECT AVG(t.id / 7.00) AS x FROM (VALUES (1,'a'),(2,'b')) t(id,y) GROUP BY GROUPING SETS ((t.id, t.y), (t.y)) HAVING COUNT(*) < 3 ORDER BY 1;

SELECT y1, EVERY(y1 < CHR(233)) FROM (VALUES ('',0,0),('',2,NULL)) t(y1,y2,y3) WHERE y3 IS NOT NULL GROUP BY GROUPING SETS ((y2, y1), (y2)) ORDER BY 1;

SELECT y1, y2, MAX(y2 + y1), COUNT(y2) FILTER (WHERE y2 > 1), STRING_AGG(y1::text, ',' ORDER BY y2) FROM (VALUES (1,0),(NULL,3)) t(y1,y2) GROUP BY CUBE (y2, y1) ORDER BY 1, 2, 3, 4;

SELECT y FROM (VALUES (1),(2)) t(y) WHERE y NOT IN (SELECT MAX(z) FROM (VALUES (1)) u(z) WHERE FALSE GROUP BY ROLLUP (z));

SELECT y FROM (VALUES (1),(2)) t(y) WHERE EXISTS (SELECT MAX(z) FROM (VALUES (1)) u(z) WHERE z = y AND FALSE GROUP BY ROLLUP (z)) ORDER BY 1;

SELECT GROUPING(x) + 1 AS g FROM (VALUES (1)) t(x) GROUP BY x HAVING GROUPING(x) = 0;

SELECT AVG(EXISTS (SELECT 1)::integer), EXISTS (SELECT 1 WHERE FALSE)::integer;

SELECT SUBSTR('abc', 1 + GROUPING(x)), DATE '2025-01-01' + GROUPING(x), GROUPING(x) FROM (VALUES (1)) t(x) GROUP BY ROLLUP (x) ORDER BY GROUPING(x), 1;

SELECT MIN(CASE type WHEN type THEN -7 END * '-2.5'::double precision) FROM conversation_types GROUP BY type ORDER BY 1;

SELECT x, avg(y), grouping(x) FROM (VALUES ('a', 0.5), ('b', 0.5)) t(x, y) GROUP BY x, y;
select type, count(*) from conversations group by rollup (type) having current_date < date '2001-01-01';
select type, count(*) from conversations group by grouping sets ((), (type)) having random() > 2;
select * from (select type, count(*) as n from conversations group by cube (type)) c where now() > timestamp '2001-01-01 00:00:00' order by type;
select t.type, (select count(*) from (select c.type from conversations c group by rollup (c.type) having t.type = 'api') g) from conversation_types t order by 1;
