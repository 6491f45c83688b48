-- Texts of rows as values, and the order of UUIDs.
SELECT x::date AS d, x::timestamp AS t FROM (VALUES ('2026-11-01T23:00:00Z'), ('1/8/1999'), ('Jan 8, 1999 10:20')) v(x) ORDER BY 1;

SELECT x::uuid AS u, row_number() OVER (ORDER BY x::uuid) AS n
FROM (VALUES ('A0EEBC99-9c0b-4ef8-bb6d-6bb9bd380a11'), ('{10eebc99-9c0b-4ef8-bb6d-6bb9bd380a11}'), ('7feebc999c0b4ef8bb6d6bb9bd380a11'), (NULL)) v(x)
ORDER BY u DESC;

SELECT count(*) AS n
FROM (VALUES ('A0EEBC99-9c0b-4ef8-bb6d-6bb9bd380a11'), ('10eebc99-9c0b-4ef8-bb6d-6bb9bd380a11')) v(x)
WHERE x::uuid > '7fffffff-9c0b-4ef8-bb6d-6bb9bd380a11' AND x::uuid IN ('A0EEBC999C0B4EF8BB6D6BB9BD380A11');

SELECT x::uuid::text AS u, count(*) AS n
FROM (VALUES ('A0EEBC99-9c0b-4ef8-bb6d-6bb9bd380a11'), ('a0eebc999c0b4ef8bb6d6bb9bd380a11'), (NULL)) v(x)
GROUP BY x::uuid ORDER BY 1;

SELECT x::float8::text AS f FROM (VALUES ('nan'), ('1'), ('-inf'), ('inf'), (NULL)) v(x) ORDER BY x::float8;

SELECT lower(c) || '|' AS c FROM (VALUES (CAST('a' AS char(4)))) v(c);

SELECT v.x, w.y FROM (VALUES ('a'::char(3))) v(x) JOIN (VALUES ('a'), ('b')) w(y) ON v.x = w.y;

SELECT type::char(20) AS t, count(*) AS n FROM conversations GROUP BY 1 ORDER BY 1;

SELECT (x || ' hours')::interval > '1 day' AS long FROM (VALUES (1), (30)) v(x) ORDER BY x;

SELECT x FROM (VALUES (INTERVAL '2 days'), (INTERVAL '1 hour')) v(x) ORDER BY x;

SELECT x::timestamp AS x FROM (SELECT created_at::timestamptz AS x FROM conversations) v ORDER BY x LIMIT 5;

SELECT DISTINCT x, '🙂x' AS y FROM (VALUES (1),(2)) t(x) ORDER BY 1;

SELECT x::varchar(2), x::char(2), CAST(x AS varchar(3)) FROM (VALUES ('é🙂x'),('🙂🙂🙂')) t(x) ORDER BY 1;
