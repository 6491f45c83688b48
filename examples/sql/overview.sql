-- Six questions about an account, with answers that fit one screen.

-- How much is there, of how many assistants, and since when?
SELECT COUNT(*) AS conversations,
       COUNT(DISTINCT assistant_id) AS assistants,
       CAST(MIN(created_at) AS DATE) AS first_day,
       CAST(MAX(created_at) AS DATE) AS last_day,
       ROUND(SUM(total_cost), 2) AS total_cost_in_usd
FROM conversations;

-- Through which channels did conversations come in the last 30 days?
SELECT type,
       COUNT(*) AS conversations,
       ROUND(100.0 * COUNT(*) / SUM(COUNT(*)) OVER (), 1) AS percent_of_all,
       ROUND(AVG(message_count), 1) AS average_messages
FROM conversations
WHERE created_at >= CURRENT_DATE - INTERVAL '30' DAY
GROUP BY type
ORDER BY conversations DESC
LIMIT 4;

-- What did the last three months cost, this one included?
SELECT CAST(DATE_TRUNC('month', created_at) AS DATE) AS month_start,
       COUNT(*) AS conversations,
       ROUND(SUM(total_cost), 4) AS month_cost,
       ROUND(AVG(total_cost), 5) AS cost_per_conversation
FROM conversations
WHERE created_at >= DATE_TRUNC('month', CURRENT_DATE) - INTERVAL '2' MONTH
GROUP BY DATE_TRUNC('month', created_at)
ORDER BY month_start;

-- Which assistants answered most in the last 30 days, and how often did a person take over?
SELECT a.name AS assistant,
       a.status,
       COUNT(c.id) AS conversations,
       COUNT(*) FILTER (WHERE NOT c.ai_enabled) AS taken_over
FROM assistants a
LEFT JOIN conversations c
  ON c.assistant_id = a.uuid
  AND c.created_at >= CURRENT_DATE - INTERVAL '30' DAY
GROUP BY a.id, a.name, a.status
ORDER BY conversations DESC, assistant
LIMIT 3;

-- At which hours did customers write most in the last 30 days?
SELECT EXTRACT(HOUR FROM created_at) AS hour_of_day,
       COUNT(*) AS conversations
FROM conversations
WHERE created_at >= CURRENT_DATE - INTERVAL '30' DAY
  AND type <> 'test'
GROUP BY EXTRACT(HOUR FROM created_at)
ORDER BY conversations DESC, hour_of_day
LIMIT 3;

-- Which conversations of the last week were the longest?
SELECT created_at AS started_at,
       assistant_name AS assistant,
       type,
       message_count AS messages,
       total_cost
FROM conversations
WHERE created_at >= CURRENT_DATE - INTERVAL '7' DAY
ORDER BY message_count DESC NULLS LAST, started_at
LIMIT 3;
