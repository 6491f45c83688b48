-- Aggregates of distinct values in an order, beside others.

SELECT min(description), string_agg(DISTINCT type, ',' ORDER BY type DESC) FROM conversation_types;

SELECT count(DISTINCT description), string_agg(DISTINCT type, ',' ORDER BY type DESC) FROM conversation_types;

SELECT avg(x), string_agg(DISTINCT y, ',' ORDER BY y DESC) FROM (VALUES (1, 'a'), (2, 'c'), (3, 'b'), (4, 'b')) t(x, y);

SELECT count(*) FILTER (WHERE type > 'b'), string_agg(DISTINCT type, ',' ORDER BY type), avg(message_count) FROM conversations;

SELECT x, count(*) FILTER (WHERE y > 'a'), string_agg(DISTINCT y, ',' ORDER BY y DESC) FROM (VALUES (1, 'a'), (1, 'c'), (3, 'b'), (1, 'b')) t(x, y) GROUP BY x ORDER BY 1;

SELECT x, bool_or(y > 'a'), string_agg(DISTINCT y, ',' ORDER BY y DESC), string_agg(DISTINCT y, ';' ORDER BY y) FROM (VALUES (1, 'a'), (1, 'c'), (3, 'b'), (1, 'b')) t(x, y) GROUP BY x ORDER BY 1;

SELECT z, string_agg(DISTINCT y, ',' ORDER BY y DESC), max(x), count(DISTINCT x) FROM (VALUES (1, 'a', 'q'), (1, 'c', 'q'), (3, 'b', 'r'), (1, 'b', 'q')) t(x, y, z) GROUP BY z ORDER BY 1;

SELECT count(*), string_agg(y, ',' ORDER BY x DESC, y), string_agg(DISTINCT y, ',' ORDER BY y) FROM (VALUES (1, 'a'), (1, 'c'), (3, 'b'), (1, 'b')) t(x, y);

SELECT assistant_name, string_agg(DISTINCT type, ',' ORDER BY type), sum(total_cost), min(created_at) FROM conversations GROUP BY assistant_name ORDER BY 1;

SELECT type, (SELECT min(c.id) || string_agg(DISTINCT c.assistant_name, ',' ORDER BY c.assistant_name DESC) FROM conversations c WHERE c.type = t.type) FROM conversation_types t ORDER BY 1;

SELECT z, y, count(*), string_agg(DISTINCT x, ',' ORDER BY x DESC) FROM (VALUES ('1', 'a', 'q'), ('2', 'c', 'q'), ('3', 'b', 'r'), ('4', 'c', 'q')) t(x, y, z) GROUP BY GROUPING SETS ((z, y), (z)) ORDER BY 1, 2;

SELECT x, GROUPING(x), sum(DISTINCT m) FROM (SELECT 'a' AS x, type AS t, message_count AS m FROM conversations) q GROUP BY x, t ORDER BY 3;

SELECT GROUPING(x), GROUPING(x, t), count(DISTINCT m), avg(m) FROM (SELECT y AS x, t, m FROM (VALUES (1)) v(y), (VALUES ('a', 1), ('a', 2), ('b', NULL)) w(t, m)) q GROUP BY x, t HAVING count(DISTINCT m) < 2 ORDER BY t;

SELECT GROUPING(x, t), t, sum(DISTINCT m) FROM (SELECT y AS x, t, m FROM (VALUES (1)) v(y), (VALUES ('a', 1), ('a', 2), ('b', NULL)) w(t, m)) q GROUP BY x, ROLLUP (t) ORDER BY 1, 2;

SELECT t, GROUPING(t) FROM (VALUES ('a', 1), ('a', 2), ('b', NULL)) w(t, m) GROUP BY t HAVING GROUPING(t) = 0 ORDER BY GROUPING(t), t DESC;
