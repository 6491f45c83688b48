-- CRM extract: what has to be carried over into a customer database.
-- The API has no filter on updated_at: the bound on created_at keeps the extract from reading
-- the whole account. Widen it if conversations go on for longer than a month.

-- Which conversations started or changed since yesterday?
SELECT id AS conversation_id,
       type AS channel,
       COALESCE(assistant_name, '(none)') AS assistant,
       message_count AS messages,
       created_at AS started_at,
       COALESCE(updated_at, created_at) AS changed_at
FROM conversations
WHERE created_at >= CURRENT_DATE - INTERVAL '31' DAY
  AND COALESCE(updated_at, created_at) >= CURRENT_DATE - INTERVAL '1' DAY
  AND type <> 'test'
ORDER BY changed_at, conversation_id;

-- From which moment on must the next extract read, and how much did the last week bring?
SELECT MAX(COALESCE(updated_at, created_at)) AS continue_from,
       COUNT(*) AS conversations,
       COUNT(DISTINCT assistant_id) AS assistants,
       SUM(message_count) AS messages
FROM conversations
WHERE created_at >= CURRENT_DATE - INTERVAL '7' DAY;

-- Which of the last 30 days' conversations were taken over from the AI, and so need a person to follow up?
SELECT id AS conversation_id,
       type AS channel,
       COALESCE(assistant_name, '(none)') AS assistant,
       message_count AS messages,
       created_at AS started_at
FROM conversations
WHERE created_at >= CURRENT_DATE - INTERVAL '30' DAY
  AND NOT ai_enabled
  AND type <> 'test'
ORDER BY started_at DESC
LIMIT 15;

-- Which records of the last 90 days are incomplete, so that the import must fill something in?
SELECT COUNT(*) AS conversations,
       COUNT(*) FILTER (WHERE assistant_id IS NULL) AS without_assistant_id,
       COUNT(*) FILTER (WHERE assistant_name IS NULL) AS without_assistant_name,
       COUNT(*) FILTER (WHERE total_cost IS NULL) AS without_cost,
       COUNT(*) FILTER (WHERE updated_at IS NULL) AS never_updated
FROM conversations
WHERE created_at >= CURRENT_DATE - INTERVAL '90' DAY;
