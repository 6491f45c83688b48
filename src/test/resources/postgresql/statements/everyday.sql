-- Recursion, sets, limits, totals, and order by the names that columns get.

WITH RECURSIVE r(n, p) AS (SELECT 1, 'a' UNION ALL SELECT n + 1, p || 'b' FROM r WHERE n < 4) SELECT * FROM r ORDER BY 1;

WITH RECURSIVE r(a) AS (VALUES ('a') UNION ALL SELECT a || a FROM r WHERE length(a || a) < 5) SELECT * FROM r LIMIT 10;

WITH RECURSIVE r(n) AS (SELECT 1 UNION SELECT (n % 3) + 1 FROM r) SELECT * FROM r ORDER BY 1;

WITH RECURSIVE r AS (SELECT DATE '2026-01-01' AS d UNION ALL SELECT d + 1 FROM r WHERE d < DATE '2026-01-05') SELECT d FROM r ORDER BY d;

SELECT true::boolean::int, true::boolean::text AS a, false::text AS b, (1 = 1)::text AS c, true::varchar, CAST(ai_enabled AS text) FROM conversations WHERE ai_enabled IS NOT NULL ORDER BY id LIMIT 1;

SELECT true || 'x', 'a' || (1 = 2);

SELECT type, STRING_AGG(id, ',' ORDER BY id) FILTER (WHERE message_count > 95) FROM conversations GROUP BY type ORDER BY 1;

SELECT 'total' AS t, count(*) AS n FROM conversations UNION ALL SELECT type, count(*) FROM conversations WHERE type IS NOT NULL GROUP BY type ORDER BY 1;

SELECT type, count(*) FROM conversations WHERE message_count < -5 GROUP BY ROLLUP(type);

SELECT type, count(*) FROM conversations WHERE message_count < -5 GROUP BY GROUPING SETS ((type), ());

SELECT count(*) FROM conversations WHERE message_count < -5 GROUP BY ();

SELECT type FROM conversation_types ORDER BY 1 LIMIT 1.5;

SELECT type FROM conversation_types ORDER BY 1 LIMIT NULL;

SELECT type, count(*) FROM conversations GROUP BY type ORDER BY count, type NULLS LAST;

SELECT type, count(*), sum(message_count % 7) FROM conversations GROUP BY type ORDER BY count DESC NULLS LAST, sum;

SELECT date_trunc('month', created_at), count(*) FROM conversations GROUP BY 1 ORDER BY date_trunc DESC LIMIT 3;

SELECT type FROM conversations UNION SELECT type FROM conversation_types ORDER BY 1 LIMIT 2;

SELECT type AS x FROM conversations UNION ALL SELECT description FROM conversation_types ORDER BY x DESC NULLS LAST LIMIT 3;

SELECT type FROM conversations EXCEPT SELECT 'api' ORDER BY type NULLS LAST;

SELECT type FROM conversations INTERSECT SELECT type FROM conversation_types ORDER BY type;

SELECT type FROM conversation_types ORDER BY 1 OFFSET 1.4;
select date_trunc('month', day), count(*) from (select cast(created_at as date) as day from conversations) c group by date_trunc('month', day) order by 1;
select date_trunc('year', month) as year, date_part('year', month), count(*) from (select date_trunc('month', created_at) as month from conversations) c group by month order by 1, 2, 3;
select date_trunc(hour, week) from (select created_at as week, 'hour' as hour from conversations) c order by 1;
