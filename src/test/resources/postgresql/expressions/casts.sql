-- Casts and the names of types.
CAST(2.5 AS INTEGER)
CAST(3.5 AS INTEGER)
CAST(-2.5 AS INTEGER)
CAST(2.5::double precision AS INTEGER)
CAST(c.total_cost AS NUMERIC(30, 2))
CAST(c.total_cost AS BIGINT)
CAST(c.message_count AS TEXT)
CAST(c.message_count AS VARCHAR)
CAST(c.message_count AS VARCHAR(3))
CAST(c.message_count AS CHAR(12))
CAST(c.message_count AS NUMERIC(18, 4))
CAST(c.message_count AS DOUBLE PRECISION)
CAST(c.message_count AS FLOAT)
CAST(c.message_count AS FLOAT8) / 3
CAST(c.message_count AS DECIMAL)
CAST(c.total_cost AS TEXT)
CAST(c.total_cost AS VARCHAR(255))
CAST(0.0000000001 AS TEXT)
CAST(1234567.5 AS DOUBLE PRECISION)
CAST(c.ai_enabled AS TEXT)
CAST(c.ai_enabled AS VARCHAR)
CAST(TRUE AS VARCHAR)
1::boolean
0::bool
't'::boolean
'yes'::boolean
'off'::boolean
'42'::integer
' 42 '::int
'1.5e3'::numeric
'-7.5'::float8
'2025-01-31'::date
'2025-01-31 10:20:30'::timestamp
'2025-01-31T10:20:30'::timestamp
'2025-01-31 10:20'::timestamp
'2025-01-31'::timestamp
'2025-01-31 10:20:30.123'::timestamp
'20250131'::date
'10:20:30'::time
'2025-01-31 10:20:30.5'::timestamp without time zone
c.created_at::date
c.created_at::time
c.created_at::text
c.created_at::varchar
CAST(c.created_at AS VARCHAR(10))
CAST(c.created_at AS DATE)
CAST(c.created_at AS TIMESTAMP)
CAST(c.created_at AS TIMESTAMP(0))
CAST(c.created_at AS DATE)::text
CAST(CAST(c.created_at AS DATE) AS TIMESTAMP)
c.created_at::time::text
c.message_count::text || ' messages'
c.message_count::int8
c.message_count::bigint::text
(c.message_count % 1000)::real
c.message_count::int4
7::smallint
7::int2
c.type::text
c.type::varchar(3)
c.type::char(3)
c.type::bpchar
c.type::character varying
c.type::character varying(255)
c.total_cost::float4
FLOOR(c.total_cost)::bigint
c.total_cost::double precision
CAST(NULL AS TEXT)
CAST(NULL AS INTEGER)
NULL::timestamp
NULL::boolean
DATE '2025-01-31'
TIMESTAMP '2025-01-31 10:20:30'
TIME '10:20:30'
DATE('2025-01-31')
DATE(c.created_at)
TO_NUMBER('1,234.5', '9G999D9')
TO_NUMBER('12,454.8-', '99G999D9S')
c.message_count::varchar LIKE '1%'
CAST('123' AS INTEGER) + 1
'5' + 3
c.message_count = '3'
c.created_at > '2025-01-01'
c.ai_enabled = 'true'
CAST(c.ai_enabled AS INTEGER)
c.ai_enabled::int + 1
CAST(c.message_count AS BOOLEAN)
0::boolean OR c.ai_enabled
c.message_count * TRUE::integer
'f'::boolean::integer * c.message_count
EXISTS (SELECT 1 WHERE c.message_count > 3)::text::boolean::integer
c.type::varchar(2)
'🙂🙂x'::varchar(2)
COALESCE('23:59:59.5'::time, '23:59:59.5'::time)::text
COALESCE(TIMESTAMP '2025-01-01 00:00:00.5', c.created_at)::text
