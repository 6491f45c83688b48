-- Dates and times: parts, truncation, arithmetic, text.
EXTRACT(YEAR FROM c.created_at)
EXTRACT(QUARTER FROM c.created_at)
EXTRACT(MONTH FROM c.created_at)
EXTRACT(WEEK FROM c.created_at)
EXTRACT(DAY FROM c.created_at)
EXTRACT(HOUR FROM c.created_at)
EXTRACT(MINUTE FROM c.created_at)
EXTRACT(ISODOW FROM c.created_at)
EXTRACT(DOY FROM c.created_at)
EXTRACT(ISOYEAR FROM c.created_at)
EXTRACT(DECADE FROM c.created_at)
EXTRACT(CENTURY FROM c.created_at)
EXTRACT(MILLENNIUM FROM c.created_at)
EXTRACT(YEAR FROM c.created_at::date)
EXTRACT(EPOCH FROM c.created_at::date)
EXTRACT(HOUR FROM c.created_at::time)
DATE_PART('year', c.created_at)
DATE_PART('week', c.created_at)
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
DATE_TRUNC('month', c.created_at) = TIMESTAMP '2025-01-01 00:00:00'
DATE_TRUNC('month', c.created_at) = '2025-01-01'
c.created_at + INTERVAL '1' DAY
AGE(TIMESTAMP '2025-03-01', TIMESTAMP '2024-01-31')
AGE(c.updated_at, c.created_at)
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
TO_CHAR(c.created_at, 'HH12:MI AM')
TO_CHAR(c.created_at, 'HH:MI:SS.MS pm')
TO_CHAR(c.created_at::date, 'DD/MM/YYYY')
TO_CHAR(c.created_at, 'SSSS J US')
TO_DATE('2025-01-31', 'YYYY-MM-DD')
TO_DATE('31.01.2025', 'DD.MM.YYYY')
TO_DATE('202501', 'YYYYMM')
TO_DATE('31 Jan 2025', 'DD Mon YYYY')
TO_TIMESTAMP('2025-01-31 10:20:30', 'YYYY-MM-DD HH24:MI:SS')
c.created_at < CURRENT_TIMESTAMP
c.created_at > CURRENT_DATE
c.created_at::date <= CURRENT_DATE
DATE_TRUNC('month', CURRENT_DATE) <= CURRENT_DATE
LOCALTIMESTAMP > c.created_at
c.created_at BETWEEN '2025-01-01' AND '2025-01-31 23:59:59'
c.created_at >= '2025-01-01 00:00:00.0'
c.created_at::date = '2025-01-31'
c.created_at >= DATE '2025-01-01' AND c.created_at < DATE '2025-02-01'
c.created_at::date IN ('2025-01-31', '2025-03-30')
GREATEST(c.created_at, TIMESTAMP '2025-01-01')
COALESCE(c.updated_at, c.created_at)
EXTRACT(YEAR FROM c.created_at) * 100 + EXTRACT(MONTH FROM c.created_at)
CAST(EXTRACT(YEAR FROM c.created_at) AS INTEGER)
FLOOR(EXTRACT(EPOCH FROM c.created_at) / 3600)
