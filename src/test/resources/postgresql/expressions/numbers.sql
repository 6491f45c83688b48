-- Numbers: arithmetic, rounding, functions.
c.message_count + 0.5
c.message_count::bigint * 2
c.message_count / 7
-c.message_count / 2
c.message_count % 7
-7 % 3
MOD(c.message_count, 10)
MOD(-7, 3)
c.message_count / 2.0
1 / 3.0
2 / 3
c.total_cost * 2
c.total_cost * c.total_cost
c.total_cost / 3
c.total_cost - 0.25
c.total_cost / NULLIF(c.message_count, 0)
c.message_count * 1.0 / NULLIF(c.message_count, 0)
100.0 * c.message_count / 60
(c.message_count - 3.5) ^ 2
2 ^ 10
ABS(c.message_count)
ABS(c.total_cost)
ABS(-2.5)
SIGN(c.total_cost)
SIGN(c.message_count)
CEIL(c.total_cost)
CEILING(c.total_cost)
FLOOR(c.total_cost)
ROUND(c.total_cost)
ROUND(c.total_cost, 2)
ROUND(c.total_cost, -1)
ROUND(c.message_count, -1)
ROUND(2.5)
ROUND(-2.5)
ROUND(c.message_count / 4.0, 1)
ROUND(c.message_count::numeric, 2)
ROUND(CAST(2.5 AS DOUBLE PRECISION))
TRUNC(c.total_cost)
TRUNC(c.total_cost, 1)
TRUNC(-7.89)
TRUNC(1234.567, -2)
POWER(c.message_count::double precision / 1000000, 2)
POWER(2, 3)
POWER(2.0, 0.5)
SQRT(ABS(c.message_count))
SQRT(2)
CBRT(27)
EXP(1)
EXP(c.total_cost / 9999999999)
LN(c.message_count::numeric + 2147483648)
LN(2)
LOG(100)
LOG(2.0, 64.0)
LOG10(1000)
PI()
DEGREES(PI())
RADIANS(180)
SIN(1)
ATAN2(1, 2)
DIV(17, 5)
WIDTH_BUCKET(c.total_cost, 0, 10, 5)
GREATEST(c.message_count, 10)
GREATEST(c.message_count, NULL)
GREATEST(c.message_count, c.total_cost)
LEAST(c.message_count, 10, c.total_cost)
COALESCE(c.message_count, 0)
COALESCE(c.total_cost, 0)
COALESCE(c.total_cost, 0) + COALESCE(c.message_count, 0)
NULLIF(c.message_count, 0)
c.message_count BETWEEN 10 AND 20
c.message_count NOT BETWEEN 10 AND 20
c.message_count BETWEEN SYMMETRIC 20 AND 10
c.message_count > 2.5
c.total_cost = 0.5
c.total_cost = 0.50
c.total_cost IN (0.50, 1.250, 12)
c.message_count & 6
c.message_count << 1
1 << 4
2147483647 + 0::bigint
9223372036854775806 + 1
12345678901234567890.5 * 2
0.1 + 0.2
1e3
1.5e-3 * 2
.5 + 5.
-c.total_cost
+c.message_count
- - 5
CASE WHEN c.message_count > 30 THEN 'many' WHEN c.message_count > 10 THEN 'some' ELSE 'few' END
CASE c.type WHEN 'widget' THEN 1 WHEN 'api' THEN 2.5 ELSE NULL END
CASE WHEN c.message_count IS NULL THEN 0 ELSE c.message_count END
CASE WHEN c.ai_enabled THEN c.message_count ELSE c.total_cost END
2147483646.5::int
(-32768.4)::smallint
2.5::int
(-0.5)::int
POWER(1::float8, 'NaN'::float8)
POWER(-1::float8, 'Infinity'::float8)
POWER('NaN'::float8, 0::float8)
1e300::float8 * 1e-300::float8
2e38::real + 1e37::real
0.1::real + 0.2::real
0.1::float8 + 0.2::float8
1.1::real * 3::real
1e2
1.5E+3 / 2
c.total_cost + 2e-1
0.1 + 2e-1 = 0.3
c.message_count * 1e-2
-1e1 || 'x'
7e0 / 2
ROUND(25e-1)
CAST(c.message_count AS numeric) / 3e0 > 1e40
1e39 = 1e39
1e39 <> 1e40 AND 1e39 < 1e40 AND 1e40 >= 1e39
1e39 IS DISTINCT FROM 1e40
1e39 + 1e39 BETWEEN 1e39 AND 3e39
1e40 - 1e39 > 1e39
1e200 * 1e100 > 1e299
1e-200 * 1e-100 < 1e-299
c.message_count * 1e100 * 1e100 >= 0
-1e39 * -1e39 = 1e39 * 1e39
