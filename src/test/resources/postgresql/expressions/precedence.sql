-- Which operator binds more closely.
2 + 3 ^ 2
2 * 3 ^ 2
10 - 2 ^ 2
-2 ^ 2
2 ^ 3 ^ 2
'1' || 2 * 3
'n=' || length('abc') + 1
'a' || 1 + 2
('1' || 2) || 3 * 2
5 & 3 + 1
(5 & 3) + 1
1 << 2 + 1
7 & 3 << 1
(1 + 2) * 3
((1) + 2) * 3
(1 + (2)) * 3
((1 + 2)) * (3)
2 * (3 + 4) * 5
8 / (4 / 2)
8 / 4 / 2
8 - (4 - 2)
8 - 4 - 2
1 + 2 = 3
1 + 1 = 2 AND 2 = 1 + 1
NOT 1 = 2
1 < 2 OR 1 = 2 AND 1 = 3
(1 < 2) = (2 < 3)
(1 = 1) = true
1 + 1 IS DISTINCT FROM 2 + 1
1 IS NOT DISTINCT FROM 2 - 1
2 - 1 IS DISTINCT FROM 1 AND true
'ab' || 'c' LIKE 'a' || '%'
'a' LIKE 'a' || '%' AND true
3 BETWEEN 1 + 1 AND 2 * 2 AND true
5 + 1 BETWEEN 2 AND 3 + 3
'ab' || 'c' ~ 'a.c'
NOT 'a' ~ 'b'
'abc' ~ 'b' AND 'x' !~ 'y'
2 * 3 % 4
10 % 3 * 2
10 % (3 * 2)
- 3 * - 2
2 - -2
1 - (-1)
CASE WHEN 1 + 1 = 2 THEN 2 + 3 * 4 ELSE 0 END * 2 + 1
CAST(1 + 2 AS integer) * 2
(1 + 2)::integer * 2
1 + '2'::integer * 3
'5'::int + 1 || 'x'
1 + ((2) * (3 + (4))) - (5 - (6 - 7))
((((1))))+((2))
(1)+(2)*(3)
100 * 1.1 ^ 2
0 ^ 0 + 0 ^ 1
1.0 / 2 ^ 3
(1,2) = (1,2)
(1, 2 + 1) < (1, 4) AND true
extract(year from DATE '2026-05-05') + 1 || ''
substring('abc' from 1 + 1) || 'x'
c.type || LENGTH(c.id) * 2
'n=' || LENGTH(c.type) + 1
LENGTH(c.id) + 1 * 2 = LENGTH(c.id) + 2 AND c.type || 'x' LIKE c.type || '_'
$$it's$$ || $a$ $$ $a$
1 BETWEEN 1 << 0 AND 1 << 2
5 & 6 BETWEEN 1 AND 1 << 2 + 1 AND true
true NOT BETWEEN false AND c.type !~ 'a'
true BETWEEN c.type ~ 'a' AND c.id ~ '.' AND c.type ~ 'w'
true = 3 BETWEEN 1 AND 1 << 2
NOT 9 BETWEEN 1 AND 2 << 1 OR 'a' ~ 'b'
(1 BETWEEN 0 AND 2) = ('a' ~ 'a')
CASE WHEN 1 BETWEEN 0 AND 1 << 1 THEN 'x' END || 'y'
