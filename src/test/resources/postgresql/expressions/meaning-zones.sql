TIMEZONE('UTC', c.created_at)
TIMEZONE('Europe/Istanbul', TIMEZONE('UTC', c.created_at))
TIMEZONE('UTC', TIMEZONE('Europe/Istanbul', c.created_at))
TIMEZONE('Europe/Istanbul', c.created_at)
CAST(TIMEZONE('Europe/Istanbul', c.created_at) AS DATE)
CAST(TIMEZONE('Europe/Istanbul', c.created_at) AS TIMESTAMP)
TIMEZONE('Europe/Istanbul', c.created_at) > c.created_at
TIMEZONE('Europe/Istanbul', c.created_at) > TIMESTAMP '2025-01-01 00:00:00'
EXTRACT(HOUR FROM TIMEZONE('Europe/Istanbul', c.created_at))
EXTRACT(HOUR FROM TIMEZONE('Europe/Istanbul', TIMEZONE('UTC', c.created_at)))
TIMEZONE('Europe/Istanbul', CURRENT_TIMESTAMP) - TIMEZONE('UTC', NOW())
TIMEZONE('America/New_York', NOW()) < NOW()
TO_TIMESTAMP(1735689600) > c.created_at
TIMEZONE('UTC', TO_TIMESTAMP(1735689600))
TO_TIMESTAMP(1735689600)::date
DATE_TRUNC('day', TO_TIMESTAMP(1735689600))
TO_TIMESTAMP(EXTRACT(EPOCH FROM c.created_at))
TO_TIMESTAMP(EXTRACT(EPOCH FROM c.created_at)) = c.created_at
TO_TIMESTAMP(1735689600) + INTERVAL '1' DAY
GREATEST(TO_TIMESTAMP(1735689600), c.created_at)
TO_CHAR(TO_TIMESTAMP(1735689600), 'YYYY-MM-DD HH24:MI')
