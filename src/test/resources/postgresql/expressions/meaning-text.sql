c.type LIKE 'w%'
c.type LIKE 'w\%'
'a%b' LIKE 'a\%b'
'axb' LIKE 'a\%b'
'a\b' LIKE 'a\\b'
'a_b' LIKE 'a\_b'
'axb' LIKE 'a\_b'
'a%b' LIKE 'a!%b' ESCAPE '!'
'a\b' LIKE 'a\b' ESCAPE ''
'a\b' LIKE 'a\\b' ESCAPE ''
'ÇAĞ' ILIKE 'çağ'
'STRASSE' ILIKE 'stra%'
c.type ILIKE 'W%'
c.type NOT ILIKE 'W%'
c.type NOT LIKE 'w%'
c.assistant_name ILIKE '%SUPPORT%'
'line1' || CHR(10) || 'x' LIKE 'line1%x'
'abc' SIMILAR TO '(a|b)%'
c.type ~ '^w'
c.type ~* '^W'
c.type !~ '^w'
c.type !~* '^W'
UPPER(c.type)
LOWER(c.assistant_name)
INITCAP(c.type)
INITCAP('hELLO wORLD-foo bar2baz')
INITCAP('çağrı merkezi')
UPPER('straße ı i')
LOWER('İSTANBUL')
LENGTH(c.type)
CHAR_LENGTH(c.assistant_name)
CHARACTER_LENGTH('abc')
LENGTH('😀a')
LENGTH('abc  ')
OCTET_LENGTH('çağ')
BIT_LENGTH('abc')
SUBSTRING(c.id FROM 1 FOR 8)
SUBSTRING(c.id, 1, 8)
SUBSTRING('abcdef', 0, 3)
SUBSTRING('abcdef', -1, 4)
SUBSTRING('abcdef', 3)
SUBSTRING('abcdef', 10)
SUBSTR('abcdef', 2, 3)
SUBSTR('abcdef', 0, 3)
SUBSTR('abcdef', -1, 4)
SUBSTR('abcdef', -2)
SUBSTR('😀abc', 2, 2)
SUBSTRING('foobar' FROM 'o.b')
SUBSTRING('foobar' FROM 'o(.)b')
LEFT(c.id, 4)
LEFT('abcdef', -2)
LEFT('abc', 10)
LEFT('abc', 0)
RIGHT('abcdef', 2)
RIGHT('abcdef', -2)
RIGHT('abc', 10)
LPAD('abc', 6)
LPAD('abc', 6, 'xy')
LPAD('abcdef', 3)
RPAD('abc', 6, 'xy')
RPAD('abcdef', 3)
LPAD('abc', 6, '')
REPEAT('ab', 3)
REPEAT('ab', -1)
REPEAT('ab', 0)
REVERSE('abc')
REVERSE('a😀b')
SPLIT_PART('a,b,c', ',', 2)
SPLIT_PART('a,b,c', ',', 4)
SPLIT_PART('a,b,c', ',', -1)
SPLIT_PART(c.id, '-', 2)
SPLIT_PART('abc', '', 1)
TRANSLATE('12345', '143', 'ax')
REPLACE('abcabc', 'b', 'X')
REPLACE('abc', '', 'X')
CONCAT('a', NULL, 'b')
CONCAT(c.type, '-', c.message_count)
CONCAT('a', 1, 2.50, TRUE)
CONCAT(c.type, ' ', c.created_at)
CONCAT_WS('-', 'a', NULL, 'b')
CONCAT_WS('-', c.type, c.message_count)
'a' || NULL
'a' || c.type
STRPOS('abcdef', 'cd')
STRPOS('abcdef', '')
STRPOS('abc', 'x')
STRPOS('😀abc', 'b')
POSITION('cd' IN 'abcdef')
POSITION('' IN 'abc')
ASCII('a')
ASCII('')
ASCII('😀')
CHR(65)
CHR(128512)
MD5('abc')
TRIM('  abc  ') || '|'
TRIM(BOTH 'x' FROM 'xxabcxx')
TRIM(LEADING 'x' FROM 'xxabcxx')
TRIM(BOTH 'xy' FROM 'xyabcyx')
BTRIM('  abc  ')
BTRIM('xyabcyx', 'xy')
LTRIM('  abc') || '|'
LTRIM('xxabc', 'x')
LTRIM('xyabc', 'yx')
RTRIM('abcxx', 'x')
RTRIM('abc  ') || '|'
OVERLAY('Txxxxas' PLACING 'hom' FROM 2 FOR 4)
REGEXP_REPLACE('foobarbaz', 'b..', 'X')
REGEXP_REPLACE('foobarbaz', 'b..', 'X', 'g')
REGEXP_REPLACE('foobarbaz', 'b(..)', 'X\1Y', 'g')
REGEXP_REPLACE(c.id, '[0-9]+', '', 'g')
REGEXP_REPLACE('Foo', 'f', 'x', 'i')
REGEXP_SUBSTR('foobarbaz', 'b..')
REGEXP_COUNT('foobarbaz', 'b..')
REGEXP_COUNT('🙂é', '')
REGEXP_COUNT('a🙂🙂b', 'x*')
REGEXP_REPLACE('🙂é', '', '-', 'g')
REGEXP_REPLACE('a🙂b', 'x*', '-', 'g')
REGEXP_LIKE('foobar', 'OB', 'i')
QUOTE_LITERAL('a''b')
STARTS_WITH('abc', 'ab')
TO_HEX(255)
'a' < 'B'
'é' > 'z'
GREATEST('a', 'B')
c.type > 'test'
c.type = 'WIDGET'
'abc' = 'abc '
c.type IN ('widget', 'api')
c.type NOT IN ('widget', 'api')
