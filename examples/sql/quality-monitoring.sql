-- Quality monitoring: how much each assistant does, how long its conversations get, and how often
-- the AI handles them to the end. A conversation counts as handled by the AI while ai_enabled is true.

-- How do the types of conversation differ in volume, length and share handled by the AI? (last 30 days)
SELECT type,
       COUNT(*) AS conversations,
       ROUND(100.0 * COUNT(*) / SUM(COUNT(*)) OVER (), 1) AS percent_of_all,
       ROUND(AVG(message_count), 1) AS average_messages,
       MAX(message_count) AS most_messages,
       ROUND(100.0 * COUNT(*) FILTER (WHERE ai_enabled) / COUNT(*), 1) AS percent_by_ai
FROM conversations
WHERE created_at >= CURRENT_DATE - INTERVAL '30' DAY
GROUP BY type
ORDER BY conversations DESC;

-- How do the assistants compare, tests left out? (last 30 days)
SELECT a.name AS assistant,
       a.language,
       a.status,
       COUNT(c.id) AS conversations,
       ROUND(AVG(c.message_count), 1) AS average_messages,
       COUNT(*) FILTER (WHERE c.message_count <= 2) AS very_short,
       COUNT(*) FILTER (WHERE c.message_count > 20) AS very_long,
       ROUND(100.0 * COUNT(*) FILTER (WHERE c.ai_enabled) / NULLIF(COUNT(c.id), 0), 1) AS percent_by_ai
FROM assistants a
LEFT JOIN conversations c
  ON c.assistant_id = a.uuid
  AND c.created_at >= CURRENT_DATE - INTERVAL '30' DAY
  AND c.type <> 'test'
GROUP BY a.id, a.name, a.language, a.status
ORDER BY conversations DESC;

-- On which channel does each assistant need people most often? (percent handled by the AI, last 90 days)
SELECT COALESCE(assistant_name, '(none)') AS assistant,
       COUNT(*) AS conversations,
       ROUND(100.0 * AVG(CASE WHEN type = 'widget' THEN CASE WHEN ai_enabled THEN 1 ELSE 0 END END), 1) AS widget,
       ROUND(100.0 * AVG(CASE WHEN type = 'whatsapp' THEN CASE WHEN ai_enabled THEN 1 ELSE 0 END END), 1) AS whatsapp,
       ROUND(100.0 * AVG(CASE WHEN type = 'api' THEN CASE WHEN ai_enabled THEN 1 ELSE 0 END END), 1) AS api
FROM conversations
WHERE created_at >= CURRENT_DATE - INTERVAL '90' DAY
  AND type <> 'test'
GROUP BY COALESCE(assistant_name, '(none)')
ORDER BY conversations DESC;

-- Is the share handled by the AI getting better? (the last 8 full weeks)
SELECT CAST(DATE_TRUNC('week', created_at) AS DATE) AS week_start,
       COUNT(*) AS conversations,
       COUNT(*) FILTER (WHERE NOT ai_enabled) AS taken_over,
       ROUND(100.0 * COUNT(*) FILTER (WHERE ai_enabled) / COUNT(*), 1) AS percent_by_ai,
       ROUND(AVG(message_count), 1) AS average_messages
FROM conversations
WHERE created_at >= DATE_TRUNC('week', CURRENT_DATE) - INTERVAL '56' DAY
  AND created_at < DATE_TRUNC('week', CURRENT_DATE)
GROUP BY DATE_TRUNC('week', created_at)
ORDER BY week_start;

-- Which are the 3 longest conversations of each assistant in the last 30 days, to be read by a reviewer?
WITH ranked AS (
  SELECT COALESCE(assistant_name, '(none)') AS assistant,
         ROW_NUMBER() OVER (PARTITION BY assistant_name ORDER BY message_count DESC, id) AS place,
         message_count AS messages,
         type AS channel,
         created_at AS started_at,
         id AS conversation_id
  FROM conversations
  WHERE created_at >= CURRENT_DATE - INTERVAL '30' DAY
    AND type <> 'test'
)
SELECT *
FROM ranked
WHERE place <= 3
ORDER BY assistant, place;
