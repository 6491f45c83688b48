-- Texts as dates, times, intervals, numbers, booleans and UUIDs; and casts between numbers.
DATE '20261101'
DATE 'Jan 8, 1999'
'1/8/1999'::date
'8-Jan-1999'::date
'1999-Jan-08'::date
CAST('January 8, 1999' AS date)
CAST(' 2026-11-01T23:30:00Z ' AS date)
'2026-11-01T00:00:00Z'::timestamp
'2026-11-01T00:00:00+03:00'::timestamp
TIMESTAMP '2026-11-01 00:00:00+03'
TIMESTAMP WITHOUT TIME ZONE '2026-11-01 10:00'
TIMESTAMP WITH TIME ZONE '2026-11-01 00:00:00+0530' AT TIME ZONE 'UTC'
'2026-11-01T00:00:00Z'::timestamptz::timestamp
TIMESTAMPTZ '2026-11-01 10:00 -5'::text
'2026-11-01'::timestamptz::text
'2026-11-01T23:30:00Z'::timestamptz::date
c.created_at::timestamptz AT TIME ZONE 'UTC'
c.created_at >= '2025-03-01T00:00:00Z'
c.created_at >= TIMESTAMPTZ '2025-03-01T00:00:00Z'
c.created_at BETWEEN 'Mar 1, 2025' AND '20250601'
c.created_at IN ('2025-03-01', '2025-03-02 10:00')
c.created_at::date = 'Nov 2, 2025'
(c.created_at::text || ' Z')::timestamp
(DATE_PART('month', c.created_at) || '/1/' || DATE_PART('year', c.created_at))::date
TO_CHAR('2026-11-01T23:30:00Z'::timestamptz, 'YYYY-MM-DD HH24:MI')
EXTRACT(EPOCH FROM '2026-11-01T23:30:00Z'::timestamptz)
DATE_TRUNC('day', '2026-11-01T23:30:00Z'::timestamptz)::text
('2026-11-01T23:30:00Z'::timestamptz - INTERVAL '1 month')::text
'today'::date = CURRENT_DATE
'tomorrow'::date - CURRENT_DATE
'yesterday'::timestamp + INTERVAL '1 day' = CURRENT_DATE
'now'::timestamp = LOCALTIMESTAMP
'epoch'::timestamp
'epoch'::timestamptz::timestamp
'today 10:00'::timestamp - 'today'::timestamp
c.created_at < 'now'
TIME '10:20'
'10:20:30 pm'::time
'102030'::time
'2026-01-01 10:20'::time
(c.message_count || ' hours 5 min')::interval > INTERVAL '7 days'
c.created_at + (c.message_count % 1000 || ' days')::interval
CAST('3' || ' minutes' AS interval) * 2
(INTERVAL '2 months')::interval
INTERVAL '1 month' > INTERVAL '20 days'
INTERVAL '1 month' = INTERVAL '30 days'
INTERVAL '1 year' > INTERVAL '365 days'
INTERVAL '1 month' BETWEEN INTERVAL '20 days' AND '2 months'
INTERVAL '1 month' <> '30 days'
c.updated_at - c.created_at > '1 hour'
c.updated_at - c.created_at BETWEEN '1 minute' AND '2 days'
c.updated_at - c.created_at > INTERVAL '1 month'
INT4 '1' + 1
NUMERIC '1.50'
FLOAT8 '2.5e3'
DOUBLE PRECISION 'inf' > 1
BOOL 'yes'
TEXT 'x' || 'y'
'0x1F'::int
'1_000'::bigint
'0b101'::numeric
' .5 '::numeric
'5.'::numeric
'nan'::float8::text
'-inf'::real::text
'Infinity'::float8::text
'1e15'::float8::text
1234567::real::text
324.78::real::numeric
c.total_cost::real::numeric
c.total_cost::float8::numeric
(1::float8 / 3)::numeric
123456789012345678::float8::numeric
1e20::float8::numeric
9223372036854773760::float8::bigint
9007199254740993::float8::bigint
2.5::float8::int
3.5::float8::int
(-2.5)::real::int
2.5::numeric::int
(c.total_cost * 100)::float8::bigint
TRUE::int::boolean
c.ai_enabled::int::boolean
'T'::boolean
'of'::boolean
' on '::boolean
'{A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11}'::uuid::text
('A0EE' || 'BC999C0B4EF8BB6D6BB9BD380A11')::uuid::text
UUID 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' = 'a0eebc999c0b4ef8bb6d6bb9bd380a11'
UUID 'A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11' > '7FEEBC99-9C0B-4EF8-BB6D-6BB9BD380A11'
CAST(NULL AS uuid)
'a'::char(4) || '|'
LENGTH('a'::char(4))
'a'::char(4)::text || '|'
'a'::char(4) = 'a'
'a'::char(4)
c.type::char(20)
c.type::char(20) || '|'
c.type::char(20) IN ('api', 'x')
CAST(' ab ' AS char(3)) || '|'
COALESCE(NULL, 'a'::char(3)) || '|'
GCD(12, -8)
LCM(12, 8)
GCD(4.5, 6)
LCM(4.5, 6)
GCD(12::bigint, 8)
TO_CHAR(0, 'FM999.99')
TO_CHAR(100, 'FM999.')
TO_CHAR(100, '999.')
TO_CHAR(0, 'FM999.90')
TO_CHAR(0, 'FMS9,999.99')
TO_CHAR(-0.001, 'FM999.99')
1 || 'a'
c.type || c.message_count || c.ai_enabled
CAST('5. hours' AS interval)
CAST('1 day 2 hours AGO' AS interval)
CAST('.5 hours' AS interval)
