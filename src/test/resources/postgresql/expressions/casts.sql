-- Casts and the names of types.
CAST(2.5 AS INTEGER)
CAST(3.5 AS INTEGER)
CAST(-2.5 AS INTEGER)
CAST(2.5::double precision AS INTEGER)
CAST(c.total_cost AS NUMERIC(30, 2))
CAST(c.total_cost AS BIGINT)
CAST(c.message_count AS VARCHAR)
CAST(c.message_count AS VARCHAR(3))
CAST(c.message_count AS CHAR(12))
CAST(c.message_count AS NUMERIC(18, 4))
CAST(c.message_count AS DOUBLE PRECISION)
CAST(c.message_count AS FLOAT)
CAST(c.message_count AS DECIMAL)
CAST(1234567.5 AS DOUBLE PRECISION)
1::boolean
'42'::integer
' 42 '::int
'1.5e3'::numeric
'2025-01-31'::date
'2025-01-31 10:20:30'::timestamp
'2025-01-31'::timestamp
'2025-01-31 10:20:30.123'::timestamp
'10:20:30'::time
'2025-01-31 10:20:30.5'::timestamp without time zone
c.created_at::date
c.created_at::time
CAST(c.created_at AS VARCHAR(10))
CAST(c.created_at AS DATE)
CAST(c.created_at AS TIMESTAMP)
CAST(CAST(c.created_at AS DATE) AS TIMESTAMP)
(c.message_count % 1000)::real
7::smallint
c.type::varchar(3)
c.type::char(3)
c.type::character varying
c.type::character varying(255)
FLOOR(c.total_cost)::bigint
c.total_cost::double precision
CAST(NULL AS INTEGER)
NULL::timestamp
NULL::boolean
DATE '2025-01-31'
TIMESTAMP '2025-01-31 10:20:30'
TIME '10:20:30'
c.message_count::varchar LIKE '1%'
CAST('123' AS INTEGER) + 1
'5' + 3
c.message_count = '3'
c.created_at > '2025-01-01'
c.ai_enabled = 'true'
