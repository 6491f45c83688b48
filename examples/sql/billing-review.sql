-- Billing review: what the conversations cost, and what drives the cost.
-- Costs are in USD.

-- What did each of the last 12 months cost, this one included, and how does it add up?
SELECT CAST(DATE_TRUNC('month', created_at) AS DATE) AS month_start,
       COUNT(*) AS conversations,
       ROUND(SUM(total_cost), 4) AS month_cost,
       ROUND(AVG(total_cost), 5) AS cost_per_conversation,
       ROUND(SUM(SUM(total_cost)) OVER (ORDER BY DATE_TRUNC('month', created_at)), 4) AS running_total
FROM conversations
WHERE created_at >= DATE_TRUNC('month', CURRENT_DATE) - INTERVAL '11' MONTH
GROUP BY DATE_TRUNC('month', created_at)
ORDER BY month_start;

-- Which assistants caused the cost of the last full month?
SELECT COALESCE(a.name, '(deleted or none)') AS assistant,
       COALESCE(a.status, '') AS status,
       COUNT(*) AS conversations,
       SUM(c.message_count) AS messages,
       ROUND(SUM(c.total_cost), 4) AS assistant_cost,
       ROUND(100 * SUM(c.total_cost) / SUM(SUM(c.total_cost)) OVER (), 1) AS percent_of_cost,
       ROUND(1000 * SUM(c.total_cost) / SUM(c.message_count), 3) AS cost_per_1000_messages
FROM conversations c
LEFT JOIN assistants a ON a.uuid = c.assistant_id
WHERE c.created_at >= DATE_TRUNC('month', CURRENT_DATE) - INTERVAL '1' MONTH
  AND c.created_at < DATE_TRUNC('month', CURRENT_DATE)
GROUP BY a.name, a.status
ORDER BY assistant_cost DESC;

-- How did the cost of each assistant move over the last 3 full months?
SELECT COALESCE(assistant_name, '(none)') AS assistant,
       CAST(DATE_TRUNC('month', created_at) AS DATE) AS month_start,
       ROUND(SUM(total_cost), 4) AS month_cost,
       ROUND(100 * SUM(total_cost) / SUM(SUM(total_cost)) OVER (PARTITION BY DATE_TRUNC('month', created_at)), 1) AS percent_of_month
FROM conversations
WHERE created_at >= DATE_TRUNC('month', CURRENT_DATE) - INTERVAL '3' MONTH
  AND created_at < DATE_TRUNC('month', CURRENT_DATE)
GROUP BY COALESCE(assistant_name, '(none)'), DATE_TRUNC('month', created_at)
ORDER BY assistant, month_start;

-- Which 10 conversations of the last 30 days cost most, and what share of the total is theirs?
WITH priced AS (
  SELECT id AS conversation_id,
         COALESCE(assistant_name, '(none)') AS assistant,
         message_count AS messages,
         total_cost,
         ROUND(100 * total_cost / SUM(total_cost) OVER (), 2) AS percent_of_total
  FROM conversations
  WHERE created_at >= CURRENT_DATE - INTERVAL '30' DAY
    AND total_cost IS NOT NULL
)
SELECT conversation_id, assistant, messages, total_cost, percent_of_total
FROM priced
ORDER BY total_cost DESC, conversation_id
LIMIT 10;

-- How much of the cost of the last 90 days comes from the costliest tenth of the conversations?
WITH tenths AS (
  SELECT NTILE(10) OVER (ORDER BY total_cost DESC, id) AS tenth,
         total_cost,
         message_count
  FROM conversations
  WHERE created_at >= CURRENT_DATE - INTERVAL '90' DAY
    AND total_cost IS NOT NULL
)
SELECT tenth,
       COUNT(*) AS conversations,
       ROUND(AVG(message_count), 1) AS average_messages,
       ROUND(SUM(total_cost), 4) AS tenth_cost,
       ROUND(100 * SUM(total_cost) / SUM(SUM(total_cost)) OVER (), 1) AS percent_of_cost,
       ROUND(100 * SUM(SUM(total_cost)) OVER (ORDER BY tenth) / SUM(SUM(total_cost)) OVER (), 1) AS percent_so_far
FROM tenths
GROUP BY tenth
ORDER BY tenth;
