-- Text: functions, operators and conditions.
UPPER(c.assistant_name)
LOWER(c.assistant_name)
lower('ĞÜŞÖÇ')
UPPER('ğüşöçıi')
INITCAP(c.type || ' of assistant')
LENGTH(c.assistant_name)
CHAR_LENGTH(c.assistant_name)
CHARACTER_LENGTH('客服 🙂')
OCTET_LENGTH(c.assistant_name)
TRIM(c.assistant_name)
TRIM(BOTH ' ' FROM c.assistant_name)
TRIM(LEADING 's' FROM c.assistant_name)
TRIM(TRAILING 'e' FROM c.assistant_name)
BTRIM(c.assistant_name)
BTRIM(c.assistant_name, 'sSe')
LTRIM(c.assistant_name)
RTRIM(c.assistant_name)
LTRIM(c.id, '0e')
RTRIM(c.id, '0123456789')
SUBSTRING(c.assistant_name FROM 2 FOR 3)
SUBSTRING(c.assistant_name FROM 3)
SUBSTRING(c.assistant_name, 2, 4)
SUBSTR(c.assistant_name, 1, 2)
SUBSTR(c.assistant_name, 2)
SUBSTR(c.assistant_name, 0, 3)
SUBSTR(c.assistant_name, -1, 4)
LEFT(c.assistant_name, 3)
LEFT(c.assistant_name, -2)
RIGHT(c.assistant_name, 3)
RIGHT(c.assistant_name, -2)
LEFT(c.assistant_name, 0)
POSITION('s' IN c.assistant_name)
POSITION('' IN c.assistant_name)
STRPOS(c.assistant_name, 's')
STRPOS(c.assistant_name, '🙂')
REPLACE(c.assistant_name, 's', 'ß')
REPLACE(c.assistant_name, ' ', '')
REVERSE(c.assistant_name)
REPEAT(c.type, 2)
REPEAT('x', -1)
LPAD(c.type, 10)
LPAD(c.type, 10, '*-')
LPAD(c.type, 3, '*')
RPAD(c.type, 10, '.')
SPLIT_PART(c.assistant_id, '-', 1)
SPLIT_PART(c.assistant_id, '-', 9)
TRANSLATE(c.type, 'ats', 'AT')
OVERLAY(c.type PLACING 'xx' FROM 2 FOR 1)
ASCII(c.type)
CHR(65)
MD5(c.type)
CONCAT(c.assistant_name, ' / ', c.type)
CONCAT(c.type, c.message_count, c.ai_enabled)
CONCAT_WS(', ', c.assistant_name, c.type, NULL, 'x')
c.assistant_name || ' (' || c.type || ')'
c.type || c.message_count
'n = ' || c.message_count || '!'
c.type || NULL
c.assistant_name LIKE 'S%'
c.assistant_name LIKE '%ş%'
c.assistant_name LIKE '%\%%'
c.assistant_name LIKE 'snake\_case'
c.assistant_name LIKE '%\\%'
c.assistant_name LIKE '100!%' ESCAPE '!'
c.assistant_name LIKE 'back\slash' ESCAPE ''
c.assistant_name NOT LIKE '%a%'
c.assistant_name ILIKE '%ASSISTANT%'
c.assistant_name ILIKE 'MÜŞTERİ%'
c.assistant_name ILIKE 'zEBRA'
c.assistant_name NOT ILIKE '%asistan%'
c.assistant_name SIMILAR TO '(S|Z)%'
c.assistant_name ~ '^[A-Z]'
c.assistant_name ~* '^z'
c.assistant_name !~ 'e'
c.assistant_name = 'Zebra'
c.assistant_name <> ''
c.assistant_name != 'Support Assistant'
c.assistant_name > 'Z'
c.assistant_name >= 'z'
c.assistant_name < 'a'
c.assistant_name BETWEEN 'M' AND 'T'
c.type IN ('widget', 'api')
c.type NOT IN ('widget', 'api')
c.type IN ('widget', NULL)
c.type IS NULL
c.assistant_name IS NOT DISTINCT FROM NULL
c.type IS DISTINCT FROM 'api'
c.assistant_name = ' '
STARTS_WITH(c.assistant_name, 'Sup')
REGEXP_REPLACE(c.assistant_name, '[aeiou]', '#')
REGEXP_REPLACE(c.assistant_name, '[aeiou]', '#', 'g')
QUOTE_LITERAL('it''s')
TO_HEX(255)
COALESCE(c.assistant_name, '(none)')
NULLIF(c.assistant_name, '')
GREATEST(c.type, 'd')
LEAST(c.type, c.assistant_name)
E'line\nbreak\t\'quoted\''
U&'\00fc\015f'
'müşteri ' || 'ılık'
'a' || CHR(10) || 'd' ~ 'a.d'
REGEXP_LIKE('a' || CHR(10) || 'd', 'a.d', 'n')
REGEXP_LIKE('a' || CHR(10) || 'd', 'a.d', 's')
c.type ~ '^w'
c.type !~ '^w'
c.assistant_name ~* 'SUPPORT'
c.assistant_name !~* 'SUPPORT'
REGEXP_LIKE(c.type, 'W', 'i')
OVERLAY(c.type PLACING 'wxyz' FROM 2)
OVERLAY(c.type PLACING 'xy' FROM 2 FOR 1)
OVERLAY(c.type PLACING 'xy' FROM 900)
CHR(287)
CHR(128512)
c.type SIMILAR TO '(api|widget)'
c.type SIMILAR TO 'w.*'
c.type NOT SIMILAR TO '%(t|x)'
'a.b' SIMILAR TO 'a.b'
'axb' SIMILAR TO 'a.b'
'a^b$' SIMILAR TO 'a^b$'
'50%' SIMILAR TO '50!%' ESCAPE '!'
'aab' SIMILAR TO 'a{2}_'
'7' SIMILAR TO '[0-9.]'
c.type ~ '^[[:alpha:]]+$'
regexp_replace('Nr. 17/b', '[^[:digit:]]', '', 'g')
'x' ~ '[a[x]'
'&' ~ '[a&&b]'
'é ' ~ '^[[:lower:][:space:]]+$'
'🙂'
CASE WHEN c.message_count > 5 THEN '🙂' ELSE 'no' END
POSITION('a' || 'p' IN c.type || 'ap')
POSITION('p'::varchar IN c.type)
POSITION(LOWER('P') IN UPPER('b') || c.type)
CONCAT('a', '23:59:59.5'::time, TIMESTAMP '2025-01-01 00:00:00.25')
regexp_replace(c.type, '(.)$', '<\1\2>')
regexp_replace(c.type, 'e', '[\&]\1', 'g')
