CAST(2.5 AS INTEGER)
CAST(-2.5 AS INTEGER)
CAST(3.5 AS INTEGER)
CAST(CAST(2.5 AS DOUBLE PRECISION) AS INTEGER)
CAST(CAST(3.5 AS DOUBLE PRECISION) AS BIGINT)
CAST(CAST(-2.5 AS DOUBLE PRECISION) AS INTEGER)
CAST(0.5 AS BIGINT)
CAST(' 12 ' AS INTEGER)
CAST('1e3' AS DECIMAL(10,2))
CAST(1 AS BOOLEAN)
CAST(0 AS BOOLEAN)
CAST('t' AS BOOLEAN)
CAST('yes' AS BOOLEAN)
CAST('off' AS BOOLEAN)
CAST('1' AS BOOLEAN)
CAST(' TRUE ' AS BOOLEAN)
CAST(TRUE AS VARCHAR)
CAST(0.5 AS VARCHAR)
CAST(c.total_cost AS VARCHAR)
CAST(0.00000001 AS VARCHAR)
CAST(CAST(0.5 AS DOUBLE PRECISION) AS VARCHAR)
CAST(CAST(0.1 AS REAL) AS VARCHAR)
CAST(12345 AS VARCHAR)
CAST(12345 AS VARCHAR(3))
CAST('abcdef' AS VARCHAR(3))
CAST(123.456 AS DECIMAL(5,1))
c.message_count / 2
c.message_count % 3
-c.message_count % 3
MOD(c.message_count, 4)
MOD(-7, 3)
MOD(7, -3)
MOD(7.5, 2)
-7 / 2
7 / -2
c.message_count / 2.0
c.total_cost / 3
1 / 3.0
10 / 4
10.0 / 4
c.message_count / CAST(3 AS DOUBLE PRECISION)
1.0 / 3 * 3
c.total_cost * 1.18
c.total_cost * c.total_cost
ABS(-5)
2147483648
ROUND(2.5)
ROUND(-2.5)
ROUND(3.14159, 2)
ROUND(1234.5, -2)
ROUND(c.total_cost, 4)
ROUND(CAST(2.5 AS DOUBLE PRECISION))
ROUND(CAST(3.5 AS DOUBLE PRECISION))
ROUND(CAST(-0.5 AS DOUBLE PRECISION))
ROUND(c.message_count)
ROUND(c.message_count, -1)
ROUND(c.message_count / 3.0, 1)
TRUNC(2.75)
TRUNC(-2.75)
TRUNC(3.14159, 2)
TRUNC(1234.5, -2)
TRUNC(CAST(2.75 AS DOUBLE PRECISION))
TRUNC(c.total_cost, 3)
CEIL(2.1)
CEILING(-2.1)
CEIL(c.total_cost)
FLOOR(-2.1)
FLOOR(c.message_count / 10) * 10
FLOOR(c.message_count / 10.0) * 10
FLOOR(CAST(2.7 AS DOUBLE PRECISION))
CEIL(c.message_count)
POWER(2, 10)
POWER(2, 0.5)
POWER(c.message_count, 2)
POWER(2.0, 3)
POW(2, 3)
2 ^ 3
SQRT(16)
LN(10)
LOG(100)
LOG(2, 8)
LOG10(1000)
EXP(1)
SIGN(-3)
SIGN(c.total_cost)
DIV(7, 2)
DIV(-7, 2)
DIV(7.5, 2)
GCD(12, 18)
FACTORIAL(5)
PI()
DEGREES(PI())
RADIANS(180)
SIN(0)
ATAN2(1, 1)
CBRT(27)
GREATEST(1, NULL, 3)
LEAST(1, NULL, 3)
GREATEST(c.message_count, 10)
GREATEST(c.total_cost, 0.5)
LEAST(c.message_count, 2.5)
NULLIF(c.message_count, 5)
NULLIF(c.type, 'widget')
COALESCE(NULL, c.message_count, 0)
COALESCE(c.assistant_name, 'none')
COALESCE(c.total_cost, 0)
CASE WHEN c.message_count > 5 THEN 1 ELSE 2.5 END
CASE WHEN c.ai_enabled THEN 'yes' ELSE 'no, a person' END || '|'
CASE c.type WHEN 'widget' THEN 1 WHEN 'api' THEN 2 END
WIDTH_BUCKET(5.35, 0.024, 10.06, 5)
WIDTH_BUCKET(c.message_count, 0, 50, 5)
WIDTH_BUCKET(c.total_cost, 0, 0.01, 10)
TO_CHAR(1234.5, '9,999.99')
TO_CHAR(1234.5, 'FM9,999.99')
TO_CHAR(1234.5, 'FM9999.00')
TO_CHAR(c.message_count, '999')
TO_CHAR(c.message_count, 'FM000')
TO_CHAR(c.total_cost, 'FM0.0000')
TO_CHAR(c.total_cost, '0.9999')
TO_CHAR(-12, '999')
TO_CHAR(-12, 'S999')
TO_CHAR(12, 'S999')
TO_CHAR(-12, '999MI')
TO_CHAR(-12, '999PR')
TO_CHAR(0.1, '9.99')
TO_CHAR(0.1, '0.99')
TO_CHAR(12345, '999')
TO_CHAR(485, '"Good number:"999')
TO_CHAR(1234567.891, 'FM999,999,999.00')
TO_CHAR(148.5, 'FM999.990')
TO_CHAR(0, 'FM999')
TO_CHAR(0.5, 'FM90%')
TO_CHAR(1485, '9G999')
TO_CHAR(148.5, '999D99')
TO_NUMBER('1,234.5', '9,999.9')
TO_NUMBER('12,454.8-', '99G999D9S')
TO_NUMBER('0042', '9999')
c.message_count::numeric / 3
c.message_count::float / 3
1e3
1.5e-3
0.1 + 0.2
CAST(0.1 AS DOUBLE PRECISION) + CAST(0.2 AS DOUBLE PRECISION)
c.message_count + 0.5
c.message_count * 1.0
c.message_count BETWEEN 2 AND 8
c.message_count & 3
RANDOM() < 1
TRUE AND NULL
NOT c.ai_enabled
c.ai_enabled = TRUE
c.ai_enabled IS TRUE
c.ai_enabled IS NOT FALSE
c.ai_enabled IS DISTINCT FROM NULL
1 = 1.0
1.10 = 1.1
12 || ' a'
1.5 || 'x'
c.message_count || ' messages'
c.created_at || ''
c.ai_enabled || ''
CAST(CAST('2025-01-25' AS DATE) AS VARCHAR) || 'x'
