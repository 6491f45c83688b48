EXTRACT(DOW FROM c.created_at)
EXTRACT(ISODOW FROM c.created_at)
EXTRACT(DOY FROM c.created_at)
EXTRACT(WEEK FROM c.created_at)
EXTRACT(ISOYEAR FROM c.created_at)
EXTRACT(QUARTER FROM c.created_at)
EXTRACT(DECADE FROM c.created_at)
EXTRACT(CENTURY FROM c.created_at)
EXTRACT(MILLENNIUM FROM c.created_at)
EXTRACT(SECOND FROM c.created_at)
EXTRACT(SECOND FROM TIMESTAMP '2025-01-25 14:30:07.25')
EXTRACT(MILLISECONDS FROM TIMESTAMP '2025-01-25 14:30:07.25')
EXTRACT(MICROSECONDS FROM TIMESTAMP '2025-01-25 14:30:07.25')
EXTRACT(MILLISECOND FROM TIMESTAMP '2025-01-25 14:30:07.25')
EXTRACT(EPOCH FROM TIMESTAMP '2025-01-25 14:30:07.25')
EXTRACT(EPOCH FROM c.created_at)
EXTRACT(EPOCH FROM CAST(c.created_at AS DATE))
EXTRACT(YEAR FROM c.created_at) * 100 + EXTRACT(MONTH FROM c.created_at)
EXTRACT(DOW FROM DATE '2025-01-26')
EXTRACT(HOUR FROM INTERVAL '3' DAY)
EXTRACT(DAY FROM INTERVAL '3' DAY)
EXTRACT(EPOCH FROM INTERVAL '3' DAY)
EXTRACT(EPOCH FROM INTERVAL '1' MONTH)
EXTRACT(EPOCH FROM INTERVAL '14' MONTH)
EXTRACT(MONTH FROM INTERVAL '14' MONTH)
EXTRACT(YEAR FROM INTERVAL '14' MONTH)
DATE_PART('dow', c.created_at)
DATE_PART('year', c.created_at)
DATE_PART('epoch', c.created_at)
DATE_PART('hour', c.created_at)
DATE_PART('week', c.created_at)
DATE_PART('second', c.created_at)
date_part('day', c.updated_at - c.created_at)
date_part('hour', c.updated_at - c.created_at)
EXTRACT(EPOCH FROM (c.updated_at - c.created_at))
EXTRACT(EPOCH FROM c.updated_at - c.created_at) / 60
EXTRACT(EPOCH FROM c.updated_at - c.created_at) / 3600.0
EXTRACT(DAY FROM c.updated_at - c.created_at)
c.updated_at - c.created_at
c.created_at - c.updated_at
CAST(c.created_at AS DATE) - DATE '2025-01-01'
c.created_at - DATE '2025-01-01'
CURRENT_DATE - CAST(c.created_at AS DATE) > 3
CAST(c.created_at AS DATE) + 1
CAST(c.created_at AS DATE) - 7
1 + CAST(c.created_at AS DATE)
c.created_at + INTERVAL '1' DAY
c.created_at - INTERVAL '1' MONTH
c.created_at + 2 * INTERVAL '1' DAY
c.created_at + INTERVAL '1' DAY * 2
c.created_at + c.message_count * INTERVAL '1' MINUTE
c.created_at + 1.5 * INTERVAL '1' DAY
c.created_at - INTERVAL '1' DAY / 2
DATE '2025-03-31' - INTERVAL '1' MONTH
DATE '2024-02-29' + INTERVAL '1' YEAR
CAST(c.created_at AS DATE) + INTERVAL '1' MONTH
CAST(c.created_at AS DATE) - INTERVAL '1' DAY
(c.updated_at - c.created_at) > INTERVAL '1' HOUR
(c.updated_at - c.created_at) / 2
(c.updated_at - c.created_at) * 2
(c.updated_at - c.created_at) + INTERVAL '1' HOUR
-(c.updated_at - c.created_at)
CAST(c.updated_at - c.created_at AS VARCHAR)
INTERVAL '36' HOUR
INTERVAL '90' MINUTE
INTERVAL '3' DAY
INTERVAL '-3' DAY
INTERVAL '1' MONTH
INTERVAL '-14' MONTH
INTERVAL '2-3' YEAR TO MONTH
INTERVAL '1 02:03:04.5' DAY TO SECOND
INTERVAL '1' DAY * 1.5
TIME '04:05:06' + INTERVAL '1' HOUR
CAST(c.created_at AS TIME)
c.created_at::time
c.created_at::date
CAST(c.created_at AS TIME) + INTERVAL '1' HOUR
DATE '2025-01-01' + TIME '04:05:06'
TIME '04:05:06' - TIME '01:00:00'
DATE_TRUNC('month', c.created_at)
DATE_TRUNC('MONTH', c.created_at)
DATE_TRUNC('week', c.created_at)
DATE_TRUNC('quarter', c.created_at)
DATE_TRUNC('year', c.created_at)
DATE_TRUNC('day', c.created_at)
DATE_TRUNC('hour', c.created_at)
DATE_TRUNC('hours', c.created_at)
DATE_TRUNC('min', c.created_at)
DATE_TRUNC('mins', c.created_at)
DATE_TRUNC('decade', c.created_at)
DATE_TRUNC('century', c.created_at)
DATE_TRUNC('millennium', c.created_at)
DATE_TRUNC('mon', c.created_at)
DATE_TRUNC('qtr', c.created_at)
DATE_TRUNC('y', c.created_at)
DATE_TRUNC('us', c.created_at)
DATE_TRUNC('ms', c.created_at)
CAST(DATE_TRUNC('month', CAST(c.created_at AS DATE)) AS DATE)
DATE_TRUNC('week', CAST(c.created_at AS DATE))::date
DATE_TRUNC('month', c.created_at)::date
DATE_TRUNC('month', c.created_at) + INTERVAL '1' MONTH - INTERVAL '1' DAY
DATE_TRUNC('day', c.updated_at - c.created_at)
DATE_TRUNC('hour', c.updated_at - c.created_at)
NOW() > c.created_at
CAST(NOW() AS DATE) = CURRENT_DATE
LOCALTIMESTAMP > c.created_at
CURRENT_TIMESTAMP > c.created_at
CURRENT_TIMESTAMP::date - CAST(c.created_at AS DATE) >= 0
c.created_at >= NOW() - INTERVAL '30' DAY
c.created_at BETWEEN CURRENT_DATE - 30 AND CURRENT_DATE
TO_CHAR(c.created_at, 'YYYY-MM-DD')
TO_CHAR(c.created_at, 'YYYY-MM')
TO_CHAR(c.created_at, 'FMMonth YYYY')
TO_CHAR(c.created_at, 'Month') || '|'
TO_CHAR(c.created_at, 'MONTH') || '|'
TO_CHAR(c.created_at, 'Mon DD, YYYY')
TO_CHAR(c.created_at, 'IYYY-IW')
TO_CHAR(c.created_at, 'IYYY"-W"IW')
TO_CHAR(c.created_at, 'Day') || '|'
TO_CHAR(c.created_at, 'FMDay')
TO_CHAR(c.created_at, 'Dy DY dy')
TO_CHAR(c.created_at, 'HH24:MI:SS')
TO_CHAR(c.created_at, 'HH12:MI AM')
TO_CHAR(c.created_at, 'HH:MI:SS p.m.')
TO_CHAR(c.created_at, 'hh:mi pm')
TO_CHAR(c.created_at, 'Q')
TO_CHAR(c.created_at, 'YYYY-"Q"Q')
TO_CHAR(c.created_at, 'WW W D ID DDD IDDD J')
TO_CHAR(c.created_at, 'DDth FMDDth DDTH')
TO_CHAR(c.created_at, 'FMMM/FMDD/YY')
TO_CHAR(c.created_at, 'Y YY YYY YYYY Y,YYY')
TO_CHAR(c.created_at, 'CC')
TO_CHAR(c.created_at, 'MS US SSSS SSSSS')
TO_CHAR(c.created_at, 'RM rm')
TO_CHAR(c.created_at, 'FF1 FF3 FF6')
TO_CHAR(c.created_at, 'YYYY"year"MM')
TO_CHAR(c.created_at, 'yyyy-mm-dd hh24:mi:ss.ms')
TO_CHAR(CAST(c.created_at AS DATE), 'DD.MM.YYYY')
TO_CHAR(c.created_at, 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
TO_CHAR(TIMESTAMP '2025-01-05 00:00:00', 'HH12 HH24 AM')
TO_CHAR(TIMESTAMP '2025-12-30 00:00:00', 'IYYY IYY IY I IW ID IDDD')
TO_CHAR(TIMESTAMP '2025-01-05 12:00:00', 'HH12 HH24 AM FMHH12')
TO_CHAR(c.updated_at - c.created_at, 'HH24:MI:SS')
TO_CHAR(c.updated_at - c.created_at, 'DD HH24:MI')
TO_TIMESTAMP('2025-01-25 14:30:00', 'YYYY-MM-DD HH24:MI:SS')
TO_TIMESTAMP('25/01/2025', 'DD/MM/YYYY')
TO_TIMESTAMP('05 Dec 2000', 'DD Mon YYYY')
TO_TIMESTAMP('2025-01-25 02:30 PM', 'YYYY-MM-DD HH:MI AM')
TO_TIMESTAMP(1737815400)
TO_TIMESTAMP(1737815400.25)
TO_DATE('2025-01-25', 'YYYY-MM-DD')
TO_DATE('20250125', 'YYYYMMDD')
TO_DATE('25.01.2025', 'DD.MM.YYYY')
TO_DATE('January 5, 2025', 'Month DD, YYYY')
TO_DATE(TO_CHAR(c.created_at, 'YYYY-MM-DD'), 'YYYY-MM-DD')
TO_DATE('2025-025', 'YYYY-DDD')
TO_DATE('2025-04', 'IYYY-IW')
DATE(c.created_at)
MAKE_DATE(2025, 1, 25)
MAKE_TIMESTAMP(2025, 1, 25, 14, 30, 7.5)
DATE_BIN(INTERVAL '15' MINUTE, c.created_at, TIMESTAMP '2001-01-01 00:00:00')
AGE(TIMESTAMP '2025-03-01 00:00:00', TIMESTAMP '2024-01-31 12:00:00')
AGE(c.updated_at, c.created_at)
EXTRACT(DAY FROM AGE(c.updated_at, c.created_at))
TIMEZONE('Europe/Istanbul', TIMEZONE('UTC', c.created_at))
CAST(c.created_at AS VARCHAR)
CAST(CAST(c.created_at AS DATE) AS VARCHAR)
CAST(TIMESTAMP '2025-01-25 14:30:07.25' AS VARCHAR)
CAST(TIMESTAMP '2025-01-25 14:30:07.75' AS TIMESTAMP(0))
CAST(TIMESTAMP '2025-01-25 14:30:07.25' AS TIMESTAMP(1))
CAST('2025-01-25' AS DATE)
CAST('2025-01-25 10:11:12.5' AS TIMESTAMP)
CAST('2025-01-25T10:11:12' AS TIMESTAMP)
CAST('2025-01-25 10:11' AS TIMESTAMP)
CAST('2025-01-25' AS TIMESTAMP)
DATE '1500-03-01'
CAST('1500-02-28' AS DATE) + 1
CAST(DATE '1500-03-01' AS TIMESTAMP)
CAST(DATE '0099-03-01' AS VARCHAR)
EXTRACT(DOW FROM DATE '1500-03-01')
EXTRACT(YEAR FROM TIMESTAMP '1500-03-01 10:00:00')
DATE '2025-01-25' = TIMESTAMP '2025-01-25 00:00:00'
c.created_at > '2025-01-01'
ISFINITE(c.created_at)
GREATEST(c.created_at, c.updated_at)
LEAST(c.created_at, TIMESTAMP '2025-01-01 00:00:00')
FLOOR(EXTRACT(EPOCH FROM c.updated_at - c.created_at) / 86400)
CASE WHEN c.updated_at - c.created_at > INTERVAL '1' DAY THEN 1 ELSE 0 END
JUSTIFY_HOURS(INTERVAL '36' HOUR)
INTERVAL '1' HOUR + TIME '23:30:15'
TIME '00:30:00' - INTERVAL '25' HOUR
CAST(c.created_at AS TIME) - INTERVAL '1 day 30 seconds'
TIME '03:30' + INTERVAL '1 month 04:01'
TIME '03:30' - INTERVAL '1 month'
