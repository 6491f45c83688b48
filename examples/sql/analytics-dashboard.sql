-- Analytics dashboard: how many conversations there are, and where they go.
-- Dates are relative to today; each WHERE bounds the days that are read.

-- How many conversations started on each of the last 14 days, and what is the average of the 7 days up to then?
WITH daily AS (
  SELECT CAST(created_at AS DATE) AS started_on,
         COUNT(*) AS conversations,
         SUM(message_count) AS messages
  FROM conversations
  WHERE created_at >= CURRENT_DATE - INTERVAL '20' DAY
  GROUP BY CAST(created_at AS DATE)
), smoothed AS (
  SELECT started_on,
         conversations,
         messages,
         ROUND(AVG(conversations) OVER (ORDER BY started_on ROWS 6 PRECEDING), 1) AS average_of_7_days
  FROM daily
)
SELECT *
FROM smoothed
WHERE started_on > CURRENT_DATE - INTERVAL '14' DAY
ORDER BY started_on;

-- How did the last 12 full weeks (Monday to Sunday) compare with the week before each?
WITH weekly AS (
  SELECT CAST(DATE_TRUNC('week', created_at) AS DATE) AS week_start,
         COUNT(*) AS conversations
  FROM conversations
  WHERE created_at >= DATE_TRUNC('week', CURRENT_DATE) - INTERVAL '84' DAY
    AND created_at < DATE_TRUNC('week', CURRENT_DATE)
  GROUP BY DATE_TRUNC('week', created_at)
)
SELECT week_start,
       conversations,
       conversations - LAG(conversations) OVER (ORDER BY week_start) AS change_in_number,
       ROUND(100.0 * conversations / LAG(conversations) OVER (ORDER BY week_start) - 100, 1) AS change_in_percent
FROM weekly
ORDER BY week_start;

-- Through which channels did conversations come in each of the last 6 months, this one included?
SELECT CAST(DATE_TRUNC('month', created_at) AS DATE) AS month_start,
       COUNT(*) AS conversations,
       COUNT(*) FILTER (WHERE type = 'widget') AS widget,
       COUNT(*) FILTER (WHERE type = 'whatsapp') AS whatsapp,
       COUNT(*) FILTER (WHERE type = 'api') AS api,
       COUNT(*) FILTER (WHERE type = 'test') AS tests
FROM conversations
WHERE created_at >= DATE_TRUNC('month', CURRENT_DATE) - INTERVAL '5' MONTH
GROUP BY DATE_TRUNC('month', created_at)
ORDER BY month_start;

-- Which types of conversation grew in the last 30 days against the 30 days before?
SELECT t.type,
       t.description,
       COUNT(c.id) FILTER (WHERE c.created_at >= CURRENT_DATE - INTERVAL '30' DAY) AS last_30_days,
       COUNT(c.id) FILTER (WHERE c.created_at < CURRENT_DATE - INTERVAL '30' DAY) AS previous_30_days
FROM conversation_types t
LEFT JOIN conversations c
  ON c.type = t.type
  AND c.created_at >= CURRENT_DATE - INTERVAL '60' DAY
GROUP BY t.type, t.description
ORDER BY last_30_days DESC;

-- At which hours did customers write in the last 30 days?
SELECT EXTRACT(HOUR FROM created_at) AS hour_of_day,
       COUNT(*) AS conversations,
       ROUND(100.0 * COUNT(*) / SUM(COUNT(*)) OVER (), 1) AS percent_of_all
FROM conversations
WHERE created_at >= CURRENT_DATE - INTERVAL '30' DAY
  AND type <> 'test'
GROUP BY EXTRACT(HOUR FROM created_at)
ORDER BY hour_of_day;
