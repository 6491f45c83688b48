-- Truth values that are null, in conditions and comparisons with subqueries.

SELECT l.a, r.b FROM (VALUES (1),(NULL)) l(a) JOIN (VALUES (1),(NULL),(2)) r(b) ON (l.a = r.b OR (l.a IS NULL AND r.b IS NULL)) ORDER BY 1,2;

SELECT l.a, r.b FROM (VALUES (1),(NULL)) l(a) JOIN (VALUES (1),(NULL),(2)) r(b) ON (l.a IS NOT DISTINCT FROM r.b) = false ORDER BY 1,2;

SELECT l.a, r.b, (l.a = r.b OR (l.a IS NULL AND r.b IS NULL)) FROM (VALUES (1),(NULL)) l(a) CROSS JOIN (VALUES (1),(NULL),(2)) r(b) ORDER BY 1,2;

SELECT l.a, r.b FROM (VALUES (1),(NULL)) l(a), (VALUES (1),(NULL),(2)) r(b) WHERE NOT (l.a = r.b OR (l.a IS NULL AND r.b IS NULL)) ORDER BY 1,2;

SELECT l.a, r.b FROM (VALUES (1),(NULL)) l(a), (VALUES (1),(NULL),(2)) r(b) WHERE (l.a = r.b OR (l.a IS NULL AND r.b IS NULL)) = (l.a IS NULL) ORDER BY 1,2;

SELECT l.a, r.b FROM (VALUES (1),(NULL)) l(a) LEFT JOIN (VALUES (1),(NULL),(2)) r(b) ON (l.a = r.b AND l.a IS NOT NULL AND r.b IS NOT NULL) IS NULL ORDER BY 1,2;

SELECT l.a, r.b FROM (VALUES (1),(NULL)) l(a) LEFT JOIN (VALUES (1),(NULL),(2)) r(b) ON (l.a <> r.b) IS NOT FALSE ORDER BY 1,2;

SELECT l.a, r.b, CASE WHEN l.a IS NULL THEN r.b IS NULL WHEN r.b IS NULL THEN l.a IS NULL ELSE l.a = r.b END FROM (VALUES (1),(NULL)) l(a) LEFT JOIN (VALUES (1),(NULL),(2)) r(b) ON true ORDER BY 1,2;

SELECT x, x = 1 OR x IS NULL, x <> 1 AND x IS NOT NULL, x = 1 AND x IS NULL, x = 1 OR x <> 1, x > 1 OR x <= 1, NOT (x > 1 AND x <= 1), x = x, x <> x, x >= x FROM (VALUES (1),(NULL)) t(x) ORDER BY 1;

SELECT x, NOT (x = 1 AND x = 2), NOT (x > 5 AND x < 3), NOT (x = x), COALESCE(x > 5 AND x < 3, true), COALESCE(x = 1 OR x <> 1, false), (x > 5 AND x < 3) = false FROM (VALUES (1),(NULL)) t(x) ORDER BY 1;

SELECT x FROM (VALUES (1),(NULL)) t(x) WHERE NOT (x = 1 AND x = 2) ORDER BY 1;

SELECT x FROM (VALUES (1),(NULL)) t(x) WHERE (x > 5 AND x < 3) IS FALSE ORDER BY 1;

SELECT x FROM (VALUES (1),(NULL)) t(x) WHERE (x IN (1,2) AND x IN (3,4)) IS NULL ORDER BY 1;

SELECT count(*) FROM conversations WHERE (message_count > 5 AND message_count < 3) IS NULL;

SELECT count(*) FROM conversations WHERE (type = 'api' OR type <> 'api') IS NULL;

SELECT count(*) FROM conversations WHERE (type IN ('api','widget') OR type NOT IN ('api','widget'));

SELECT count(*) FROM conversations WHERE (type = 'api') <> (message_count > 10);

SELECT count(*) FROM conversations WHERE (type = 'api') IS NOT DISTINCT FROM (message_count > 10);

SELECT count(*) FROM conversations a JOIN conversations b ON a.type IS NOT DISTINCT FROM b.type AND a.id < b.id;

SELECT count(*) FROM conversations a LEFT JOIN conversations b ON a.type = b.type AND (a.message_count = b.message_count OR (a.message_count IS NULL AND b.message_count IS NULL));

SELECT l.a, l.a IN (SELECT b FROM (VALUES (1),(NULL)) r(b)), l.a NOT IN (SELECT b FROM (VALUES (1),(NULL)) r(b)), l.a NOT IN (SELECT b FROM (VALUES (1)) r(b)), l.a IN (SELECT b FROM (VALUES (1)) r(b) WHERE b > 1), l.a NOT IN (SELECT b FROM (VALUES (1)) r(b) WHERE b > 1) FROM (VALUES (1),(2),(NULL)) l(a) ORDER BY 1;

SELECT l.a, (l.a > ALL (SELECT b FROM (VALUES (1),(NULL)) r(b))) IS NULL, NOT (l.a > ANY (SELECT b FROM (VALUES (1),(NULL)) r(b))), (l.a = SOME (SELECT b FROM (VALUES (1),(NULL)) r(b))) IS NULL FROM (VALUES (1),(2),(NULL)) l(a) ORDER BY 1;

SELECT l.a FROM (VALUES (1),(2),(NULL)) l(a) WHERE (l.a >= ALL (SELECT b FROM (VALUES (1),(2)) r(b))) IS NOT TRUE ORDER BY 1;

SELECT c, d FROM (VALUES (0,0),(2,5)) t(c,d) WHERE c = ALL (SELECT b FROM (VALUES (0)) r(b)) ORDER BY 1;

SELECT l.a FROM (VALUES (1),(2),(NULL)) l(a) WHERE (l.a <> ANY (SELECT b FROM (VALUES (1),(NULL)) r(b))) IS NULL ORDER BY 1;

SELECT l.a, l.a <> ANY (SELECT b FROM (VALUES (1),(2)) r(b)) FROM (VALUES (1),(2),(NULL)) l(a) ORDER BY 1;

SELECT l.a, l.a <> ANY (SELECT b FROM (VALUES (1),(NULL)) r(b)) FROM (VALUES (1),(2),(NULL)) l(a) ORDER BY 1;

SELECT l.a, l.a <> ANY (SELECT b FROM (VALUES (NULL::int)) r(b)) FROM (VALUES (1),(2),(NULL)) l(a) ORDER BY 1;

SELECT l.a, l.a = ALL (SELECT b FROM (VALUES (1),(1)) r(b)) FROM (VALUES (1),(2),(NULL)) l(a) ORDER BY 1;

SELECT l.a, l.a = ALL (SELECT b FROM (VALUES (1),(2)) r(b)) FROM (VALUES (1),(2),(NULL)) l(a) ORDER BY 1;

SELECT l.a FROM (VALUES (1),(2),(NULL)) l(a) WHERE l.a = ALL (SELECT b FROM (VALUES (1)) r(b) WHERE b > 1) ORDER BY 1;

SELECT l.a FROM (VALUES (1),(2),(NULL)) l(a) WHERE NOT l.a <> ANY (SELECT b FROM (VALUES (1),(1)) r(b)) ORDER BY 1;

SELECT id FROM conversations WHERE type = ALL (SELECT type FROM conversation_types WHERE type = 'api') ORDER BY id LIMIT 5;

SELECT l.a, l.a = ALL (SELECT b FROM (VALUES ('x')) r(b) WHERE b > 'z'), l.a <> ANY (SELECT b FROM (VALUES ('x'),('y')) r(b)), l.a < ALL (SELECT b FROM (VALUES ('x'),('y')) r(b)) FROM (VALUES ('x'),('a'),(NULL)) l(a) ORDER BY 1;

SELECT l, k FROM (VALUES (0,NULL),(NULL,3)) t(l,k) WHERE COALESCE(l, 5) = 0;

SELECT l, k FROM (VALUES (0,NULL),(NULL,3)) t(l,k) WHERE COALESCE(l, k) < 1;

SELECT l, k FROM (VALUES (0,NULL),(NULL,3)) t(l,k) WHERE COALESCE(l, k) = 3 AND COALESCE(l, k) = 0;

SELECT l, COALESCE(l, 5) = 0, COALESCE(l, 5) + 1, COALESCE(NULL, l, 3) FROM (VALUES (0,NULL),(NULL,3)) t(l,k) WHERE CASE WHEN l IS NOT NULL THEN l ELSE 5 END IN (0, 5) ORDER BY 1;

SELECT COUNT(*) FROM conversations WHERE COALESCE(message_count, 5) < 1;

SELECT a.l, b.l FROM (VALUES (0),(NULL)) a(l) JOIN (VALUES (0),(5)) b(l) ON COALESCE(a.l, 5) = b.l ORDER BY 2;

SELECT COALESCE(a.l, b.l) FROM (VALUES (1),(2)) a(l) FULL JOIN (VALUES (2),(3)) b(l) ON a.l = b.l WHERE COALESCE(a.l, b.l) <> 0 ORDER BY 1;

SELECT l.a, r.b FROM (VALUES (1),(2)) l(a) RIGHT JOIN (VALUES (NULL),(1),(1),(2),(3),(3),(NULL)) r(b) ON l.a > r.b;

SELECT l.a, r.b FROM (VALUES (1),(2)) l(a) RIGHT JOIN (VALUES ('x'),('x'),('y')) r(b) ON l.a > 1 AND r.b > 'x';

SELECT c.id, t.type FROM conversations c RIGHT JOIN (SELECT type FROM conversation_types UNION ALL SELECT type FROM conversation_types) t ON c.type < t.type AND c.message_count > 1000;

SELECT l.a, r.b FROM (SELECT 1 AS a WHERE FALSE) l FULL JOIN (VALUES (1),(1)) r(b) ON TRUE;

SELECT count(t1.message_count), count(*) FROM conversations t1 RIGHT JOIN (VALUES (1),(1),(2),(2)) t3(y) ON t1.ai_enabled AND t1.id = 'x';

SELECT a.k, b.z FROM (VALUES (1)) a(k) LEFT JOIN (VALUES (2, FALSE)) b(k, z) USING (k) WHERE z IS NULL OR TRUE < z OR z;

SELECT a.k, b.z FROM (VALUES (1)) a(k) LEFT JOIN (VALUES (2, FALSE)) b(k, z) ON a.k = b.k WHERE b.z IS NULL OR b.z < FALSE;

SELECT a.k, b.z FROM (VALUES (1)) a(k) LEFT JOIN (VALUES (2, TRUE)) b(k, z) ON a.k = b.k WHERE b.z IN (FALSE) OR b.z IS NULL;

SELECT k FROM (VALUES (1, 2), (2, NULL), (3, 4)) t(k, x) WHERE (x > 2) IS NULL OR (x > 2) < FALSE OR (x > 2) > TRUE ORDER BY k;

SELECT k FROM (VALUES (1, 2), (2, NULL), (3, 4)) t(k, x) WHERE NOT ((x > 2) IN (TRUE, FALSE)) OR (x > 2) IS NULL ORDER BY k;

SELECT k FROM (VALUES (1, 2), (2, NULL), (3, 4)) t(k, x) WHERE NOT ((x > 2) IS NOT NULL AND (x > 2) <= TRUE) ORDER BY k;

SELECT k FROM (VALUES (1, 2), (2, NULL), (3, 4)) t(k, x) WHERE (CASE WHEN x > 2 THEN FALSE END) IS NULL OR (CASE WHEN x > 2 THEN FALSE END) > TRUE ORDER BY k;

SELECT COUNT(*) FROM conversations a LEFT JOIN (SELECT id, ai_enabled AS z FROM conversations WHERE type = 'api') b ON a.id = b.id WHERE b.z IS NULL OR b.z > TRUE OR LEAST(b.z, FALSE) = TRUE;

SELECT k FROM (VALUES (1, 2), (2, NULL), (3, 4)) t(k, x) WHERE (x = 2 AND NULL) IS NULL OR (x = 2 AND NULL) > TRUE ORDER BY k;

SELECT max(7) AS x1, (SELECT string_agg('a', ',') FILTER (WHERE t2.y1) FROM (VALUES (FALSE), (FALSE)) t2(y1)) AS x2 FROM (VALUES (1)) t1(y1) WHERE CASE 1 WHEN -7 THEN 30 ELSE 90 - CAST(NULL AS integer) END IN (SELECT sum(t3.y1) FROM (VALUES (-1, 2)) t3(y1, y2) GROUP BY t3.y2);

SELECT id, 5 * CAST(NULL AS integer) / message_count * message_count FROM conversations ORDER BY 1 LIMIT 3;

SELECT CASE 1 WHEN -7 THEN 30 ELSE 90 / CAST(NULL AS integer) END, COALESCE(7 / NULL, 2), CAST(NULL AS numeric) / 3 * 2;

-- Numbers of several types in joins that compare nulls, too.
SELECT c, y FROM (VALUES (0.00), (5.00), (0.1), (NULL)) t (c) LEFT JOIN (VALUES (1), (5)) u (y) ON 5 IS NOT DISTINCT FROM t.c AND y > 1 ORDER BY 1, 2;

SELECT c, y FROM (VALUES (0.00), (5.00), (0.1), (NULL)) t (c) JOIN (VALUES (1), (5)) u (y) ON c IS NOT DISTINCT FROM 0::bigint ORDER BY 1, 2;

SELECT c, y FROM (VALUES (0.00), (5.00), (0.1), (NULL)) t (c) JOIN (VALUES (1), (5)) u (y) ON c IS DISTINCT FROM CAST(5 AS bigint) AND y IS DISTINCT FROM c * 20 + 3 ORDER BY 1, 2;
