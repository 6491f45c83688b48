-- Dates and times: parts, truncation, arithmetic, text.
EXTRACT(YEAR FROM c.created_at)
EXTRACT(QUARTER FROM c.created_at)
EXTRACT(MONTH FROM c.created_at)
EXTRACT(WEEK FROM c.created_at)
EXTRACT(DAY FROM c.created_at)
EXTRACT(HOUR FROM c.created_at)
EXTRACT(MINUTE FROM c.created_at)
EXTRACT(SECOND FROM c.created_at)
EXTRACT(MILLISECONDS FROM c.created_at)
EXTRACT(MICROSECONDS FROM c.created_at)
EXTRACT(DOW FROM c.created_at)
EXTRACT(ISODOW FROM c.created_at)
EXTRACT(DOY FROM c.created_at)
EXTRACT(ISOYEAR FROM c.created_at)
EXTRACT(DECADE FROM c.created_at)
EXTRACT(CENTURY FROM c.created_at)
EXTRACT(MILLENNIUM FROM c.created_at)
EXTRACT(EPOCH FROM c.created_at)
EXTRACT(YEAR FROM c.created_at::date)
EXTRACT(DOW FROM CAST(c.created_at AS DATE))
EXTRACT(EPOCH FROM c.created_at::date)
EXTRACT(HOUR FROM c.created_at::time)
EXTRACT(EPOCH FROM c.updated_at - c.created_at)
EXTRACT(EPOCH FROM (c.updated_at - c.created_at)) / 60
EXTRACT(DAY FROM c.created_at - TIMESTAMP '2000-01-01')
EXTRACT(HOUR FROM c.updated_at - c.created_at)
EXTRACT('year' FROM c.created_at)
DATE_PART('year', c.created_at)
DATE_PART('dow', c.created_at)
DATE_PART('week', c.created_at)
date_part('epoch', c.created_at)
DATE_PART('second', c.created_at)
DATE_PART('day', c.updated_at - c.created_at)
DATE_TRUNC('second', c.created_at)
DATE_TRUNC('minute', c.created_at)
DATE_TRUNC('hour', c.created_at)
DATE_TRUNC('day', c.created_at)
DATE_TRUNC('week', c.created_at)
DATE_TRUNC('month', c.created_at)
DATE_TRUNC('quarter', c.created_at)
DATE_TRUNC('year', c.created_at)
DATE_TRUNC('decade', c.created_at)
DATE_TRUNC('century', c.created_at)
DATE_TRUNC('milliseconds', c.created_at)
DATE_TRUNC('MONTH', c.created_at)
DATE_TRUNC('Week', c.created_at)
DATE_TRUNC('weeks', c.created_at)
DATE_TRUNC('day', c.created_at)::date
CAST(DATE_TRUNC('month', c.created_at) AS DATE)
DATE_TRUNC('month', c.created_at::date)::date
DATE_TRUNC('week', DATE '2025-01-01')::date
DATE_TRUNC('month', c.created_at) + INTERVAL '1 month' - INTERVAL '1 day'
DATE_TRUNC('month', c.created_at) = TIMESTAMP '2025-01-01 00:00:00'
DATE_TRUNC('month', c.created_at) = '2025-01-01'
c.created_at + INTERVAL '30 days'
c.created_at - INTERVAL '1 DAY'
c.created_at + INTERVAL '1' DAY
c.created_at + INTERVAL '1 month'
c.created_at + INTERVAL '1 year 2 months'
c.created_at + INTERVAL '90 minutes'
c.created_at + INTERVAL '1 week'
c.created_at - INTERVAL '3 hours 30 minutes'
c.created_at + INTERVAL '01:30:00'
c.created_at + INTERVAL '1 day 02:03:04'
c.created_at + INTERVAL '-1 day'
c.created_at + interval '1.5 hours'
c.created_at + c.message_count % 100 * INTERVAL '1 day'
c.created_at + (c.message_count % 10) * INTERVAL '1 month'
c.created_at + 2 * INTERVAL '1 hour'
c.created_at + INTERVAL '1 day' * 7
c.created_at + '1 day'::interval
c.created_at + CAST('2 hours' AS INTERVAL)
c.created_at::date + 7
c.created_at::date - 1
7 + c.created_at::date
c.created_at::date - DATE '2025-01-01'
DATE '2025-03-01' - DATE '2025-02-01'
c.created_at::date + INTERVAL '1 day'
c.created_at::date + TIME '10:30'
c.updated_at - c.created_at
c.created_at - TIMESTAMP '2025-01-01 00:00:00'
INTERVAL '1 day'
INTERVAL '30 days'
AGE(TIMESTAMP '2025-03-01', TIMESTAMP '2024-01-31')
AGE(c.updated_at, c.created_at)
EXTRACT(YEAR FROM AGE(TIMESTAMP '2025-06-30', c.created_at))
TO_CHAR(c.created_at, 'YYYY-MM-DD')
TO_CHAR(c.created_at, 'YYYY-MM-DD HH24:MI:SS')
TO_CHAR(c.created_at, 'YYYY-MM')
TO_CHAR(c.created_at, 'IYYY-IW')
TO_CHAR(c.created_at, 'Mon YYYY')
TO_CHAR(c.created_at, 'FMMonth FMDD, YYYY')
TO_CHAR(c.created_at, 'Month')
TO_CHAR(c.created_at, 'Day')
TO_CHAR(c.created_at, 'FMDay')
TO_CHAR(c.created_at, 'Dy DD MON')
TO_CHAR(c.created_at, 'D ID DDD Q WW W')
TO_CHAR(c.created_at, 'HH12:MI AM')
TO_CHAR(c.created_at, 'HH:MI:SS.MS pm')
TO_CHAR(c.created_at, 'YY"Q"Q')
TO_CHAR(c.created_at, '"year" YYYY')
TO_CHAR(c.created_at::date, 'DD/MM/YYYY')
TO_CHAR(c.created_at, 'SSSS J US')
TO_CHAR(c.message_count, '9999999999')
TO_CHAR(c.message_count, 'FM999,999,999,990')
TO_CHAR(c.total_cost, 'FM9999999990.00')
TO_CHAR(c.total_cost, '0000.00')
TO_CHAR(0.256, 'FM990.0%')
TO_DATE('2025-01-31', 'YYYY-MM-DD')
TO_DATE('31.01.2025', 'DD.MM.YYYY')
TO_DATE('202501', 'YYYYMM')
TO_DATE('31 Jan 2025', 'DD Mon YYYY')
TO_TIMESTAMP('2025-01-31 10:20:30', 'YYYY-MM-DD HH24:MI:SS')
TO_TIMESTAMP(1735689600)
TO_TIMESTAMP(1735689600.5)
MAKE_DATE(2025, 1, 31)
MAKE_TIMESTAMP(2025, 1, 31, 10, 20, 30.5)
c.created_at AT TIME ZONE 'UTC'
(c.created_at AT TIME ZONE 'UTC') AT TIME ZONE 'Europe/Istanbul'
c.created_at AT TIME ZONE 'UTC' AT TIME ZONE 'America/New_York'
DATE_TRUNC('day', c.created_at AT TIME ZONE 'UTC' AT TIME ZONE 'Europe/Berlin')
c.created_at < NOW()
c.created_at < CURRENT_TIMESTAMP
c.created_at > CURRENT_DATE
c.created_at::date <= CURRENT_DATE
NOW() - INTERVAL '10 years' < c.created_at
CURRENT_DATE - INTERVAL '30 days' < CURRENT_DATE
CURRENT_DATE - 7 < CURRENT_DATE
CURRENT_DATE + 1 > NOW()
DATE_TRUNC('month', CURRENT_DATE) <= CURRENT_DATE
LOCALTIMESTAMP > c.created_at
CLOCK_TIMESTAMP() >= NOW()
c.created_at BETWEEN '2025-01-01' AND '2025-01-31 23:59:59'
c.created_at >= '2025-01-01 00:00:00.0'
c.created_at >= '2025-01-01T00:00:00'
c.created_at = '2025-03-30 02:30'
c.created_at::date = '2025-01-31'
c.created_at >= DATE '2025-01-01' AND c.created_at < DATE '2025-02-01'
c.created_at::date IN ('2025-01-31', '2025-03-30')
GREATEST(c.created_at, TIMESTAMP '2025-01-01')
COALESCE(c.updated_at, c.created_at)
CASE WHEN EXTRACT(DOW FROM c.created_at) IN (0, 6) THEN 'weekend' ELSE 'weekday' END
EXTRACT(YEAR FROM c.created_at) * 100 + EXTRACT(MONTH FROM c.created_at)
CAST(EXTRACT(YEAR FROM c.created_at) AS INTEGER)
CAST(EXTRACT(YEAR FROM c.created_at) AS TEXT)
EXTRACT(YEAR FROM c.created_at)::text || '-' || EXTRACT(QUARTER FROM c.created_at)::text
FLOOR(EXTRACT(EPOCH FROM c.created_at) / 3600)
DATE '2024-02-29' + INTERVAL '1 year'
DATE '2025-01-31' + INTERVAL '1 month'
TIMESTAMP '2025-01-31 23:30:00' + INTERVAL '1 hour'
INTERVAL '0.05 year'
INTERVAL '1.5 years'
INTERVAL '2.25 decades'
INTERVAL '2147483647 days'
EXTRACT(QUARTER FROM INTERVAL '-14 months')
EXTRACT(QUARTER FROM INTERVAL '14 months')
DATE_BIN('15 minutes', c.created_at, TIMESTAMP '2025-01-01 00:00:00')
CAST(DATE '9999-12-31' + 1 AS TEXT)
MAKE_DATE(12345, 6, 7)::varchar
MAKE_DATE(12345, 6, 7)::char(12)
(c.created_at::date + 3000000)::text
(c.created_at::date + 3000000)::varchar(7) || '|'
MAKE_DATE(12345, 6, 7) || ''
CONCAT(MAKE_DATE(12345, 6, 7), '/', TIMESTAMP '9999-12-31 23:59:59' + INTERVAL '1 second')
(c.created_at + INTERVAL '3000000 days')::text
('12345-06-07 01:02:03+00'::timestamptz)::text LIKE '12345-06-07 0%'
MAKE_DATE(12345, 6, 7)::text::date = MAKE_DATE(12345, 6, 7)
'12345-06-07'::date
'6/7/12345'::date
DATE '5874897-12-31'::text
TIMESTAMP '12345-06-07 01:02:03'
c.created_at < '12345-06-07'
c.created_at::date BETWEEN '2025-01-01' AND '12345-06-07'
MAKE_TIMESTAMP(12345, 6, 7, 1, 2, 3) IN ('12300-06-07 01:02:03', '12301-06-07 01:02:03', '12302-06-07 01:02:03', '12303-06-07 01:02:03', '12304-06-07 01:02:03', '12305-06-07 01:02:03', '12306-06-07 01:02:03', '12307-06-07 01:02:03', '12308-06-07 01:02:03', '12309-06-07 01:02:03', '12310-06-07 01:02:03', '12311-06-07 01:02:03', '12312-06-07 01:02:03', '12313-06-07 01:02:03', '12314-06-07 01:02:03', '12315-06-07 01:02:03', '12316-06-07 01:02:03', '12317-06-07 01:02:03', '12318-06-07 01:02:03', '12319-06-07 01:02:03', '12320-06-07 01:02:03', '12321-06-07 01:02:03', '12322-06-07 01:02:03', '12323-06-07 01:02:03', '12324-06-07 01:02:03', '12325-06-07 01:02:03', '12326-06-07 01:02:03', '12327-06-07 01:02:03', '12328-06-07 01:02:03', '12329-06-07 01:02:03', '12330-06-07 01:02:03', '12331-06-07 01:02:03', '12332-06-07 01:02:03', '12333-06-07 01:02:03', '12334-06-07 01:02:03', '12335-06-07 01:02:03', '12336-06-07 01:02:03', '12337-06-07 01:02:03', '12338-06-07 01:02:03', '12339-06-07 01:02:03', '12340-06-07 01:02:03', '12341-06-07 01:02:03', '12342-06-07 01:02:03', '12343-06-07 01:02:03', '12344-06-07 01:02:03', '12345-06-07 01:02:03', '12346-06-07 01:02:03', '12347-06-07 01:02:03', '12348-06-07 01:02:03', '12349-06-07 01:02:03', '12350-06-07 01:02:03', '12351-06-07 01:02:03', '2345-06-07 01:02:03')
