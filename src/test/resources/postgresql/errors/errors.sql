-- Expressions that fail, in PostgreSQL too.
1 / 0
c.message_count / (c.message_count - c.message_count)
c.message_count % 0
MOD(5, 0)
c.total_cost / 0
1.0 / 0
1 / 0.0
CAST(1 AS DOUBLE PRECISION) / 0
c.message_count * 1000000
c.message_count + 2147483647
2147483647 + 1
-c.message_count - 2147483647
9223372036854775807 + 1
c.message_count::bigint * 9223372036854775807
CAST(c.total_cost AS INTEGER)
CAST(3000000000 AS INTEGER)
CAST(c.message_count AS SMALLINT)
CAST(c.message_count AS NUMERIC(3, 1))
CAST('abc' AS INTEGER)
CAST(c.type AS INTEGER)
'1.5'::int
''::int
'x'::numeric
'1,5'::numeric
'x'::double precision
'perhaps'::boolean
c.type::boolean
CAST('2025-02-30' AS DATE)
'2025-13-01'::date
'2025-01-01 25:00:00'::timestamp
c.created_at > '2025-99-01'
c.type::date
DATE '2025-02-29'
TIMESTAMP '2025-01-01 10:61:00'
TO_DATE('2025-13-01', 'YYYY-MM-DD')
SQRT(-1)
LN(0)
POWER(0, -1)
INTERVAL '1 fortnight'
DATE_TRUNC('fortnight', c.created_at)
c.created_at AT TIME ZONE 'Mars/Phobos'
SPLIT_PART(c.type, 'a', 0)
1 < 2 < 3
c.message_count = 1 = TRUE
(SELECT d.type FROM conversations d WHERE d.type = c.type OR c.type IS NULL)
CHR(-10)
1 'foo'
'28.11.2026'::date
c.created_at > '28.11.2026'
('28.11' || '.2026')::date
TIMESTAMP '2026-11-01 24:00:01'
TIME '10:61'
'soon'::timestamptz
('1 fort' || 'night')::interval
(c.type || ' days')::interval
'1e400'::float8
'1e39'::real
1e39::float8::real
'40000'::smallint
'9223372036854775808'::bigint
1e20::float8::bigint
3e9::float8::int
'nan'::float8::int
'1-2-3-4-5'::uuid
c.type::uuid
'x' = UUID 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11'
GCD(-2147483648, 0)
LCM(2147483647, 2)
'o'::boolean
(c.message_count + 2147483646.5)::int
32767.5::smallint
9223372036854775807.5::bigint
1e300::float8 * 1e300::float8
1.5e308::float8 + 1.5e308::float8
-1e308::float8 - 1e308::float8
2e308::numeric::float8 / 0.1::float8
3e38::real + 3e38::real
3e38::real * 3e38::real
1 = 2 = ANY (ARRAY[1])
1 IS NOT NULL = 'a' <> ALL (ARRAY['a'])
c.message_count % (c.message_count - c.message_count) IS NULL
c.message_count / (c.message_count - c.message_count) NOTNULL
DATE '2025-01-31' - INTERVAL '8000 years'
TIMESTAMP '2025-01-31 00:00:00' + INTERVAL '300000 years'
TIMESTAMP '2025-01-31 00:00:00' - INTERVAL '20000000 days'
REGEXP_LIKE(c.type, 'a', 'g')
CAST('130652.' AS time)
CAST('010652. pm' AS time)
CAST('2025-01-01 130652.' AS timestamp)
CAST('P+0DT15H' AS interval)
CAST('P0DT+15H' AS interval)
CAST(REPEAT('1', 2000) || ' days' AS interval)
CAST('10:20:30.' || REPEAT('1', 2000) AS time)
CAST('52 secago' AS interval)
CAST('-.89 minutes' AS interval)
CAST('5.hours' AS interval)
CAST('Jan 1653' AS date)
CAST('Sept 11T 1935' AS timestamp)
CAST('FEBRUARY 0686t0227 Zulu' AS timestamp)
'5874898-01-01'::date
'12345678-01-01'::date
'00000-01-01'::date
'294277-01-01'::timestamp
MAKE_DATE(5874898, 1, 1)
MAKE_TIMESTAMP(294277, 1, 1, 0, 0, 0)
