-- Booleans and conditions.
c.ai_enabled
NOT c.ai_enabled
c.ai_enabled = TRUE
c.ai_enabled IS TRUE
c.ai_enabled IS NOT TRUE
c.ai_enabled IS FALSE
c.ai_enabled IS UNKNOWN
c.ai_enabled AND c.message_count > 10
c.ai_enabled OR c.type = 'api'
(c.message_count > 10) = c.ai_enabled
c.message_count > 10 IS TRUE
c.ai_enabled <> FALSE
TRUE > FALSE
c.type = 'api' AND NULL
COALESCE(c.ai_enabled, FALSE)
CASE WHEN c.ai_enabled THEN 'yes' WHEN NOT c.ai_enabled THEN 'no' ELSE 'unknown' END
CASE c.ai_enabled WHEN TRUE THEN 1 ELSE 0 END
CASE WHEN c.type IN ('widget', 'api') THEN c.type ELSE 'other' END
(c.type, c.message_count) = ('api', 3)
(c.type, c.ai_enabled) IN (('api', TRUE), ('widget', FALSE))
ROW(c.type, c.message_count) > ROW('api', 30)
c.type = ANY (ARRAY['api', 'widget'])
c.type <> ALL (ARRAY['api', 'widget'])
c.type = SOME (SELECT t.type FROM conversation_types t WHERE t.type > 'b')
EXISTS (SELECT 1 FROM conversation_types t WHERE t.type = c.type)
NOT EXISTS (SELECT * FROM conversation_types t WHERE t.type = c.type AND c.ai_enabled)
c.type IN (SELECT type FROM conversation_types WHERE type LIKE 'w%')
c.type NOT IN (SELECT type FROM conversation_types WHERE type LIKE 'w%')
(SELECT COUNT(*) FROM conversation_types)
(SELECT t.description FROM conversation_types t WHERE t.type = c.type)
(SELECT MAX(o.created_at) FROM conversations o WHERE o.type = c.type)
c.message_count > (SELECT AVG(o.message_count) FROM conversations o WHERE o.message_count < 1000)
NULL IS NULL
1 = 1
'a' < 'B'
'ı' < 'z'
-- PostgreSQL: c.ai_enabled
c.ai_enabled = 1
-- PostgreSQL: NOT c.ai_enabled
c.ai_enabled = 0
-- PostgreSQL: NOT c.ai_enabled
c.ai_enabled <> 1
-- PostgreSQL: c.ai_enabled IN (TRUE)
c.ai_enabled IN (1)
(c.type, c.message_count) >= ('api', 30)
(c.created_at, c.id) < (TIMESTAMP '2025-05-05 05:05:05', 'edge-4')
(c.type, c.ai_enabled, c.id) <= ('test', TRUE, 'b')
c.message_count ISNULL
c.message_count NOTNULL
c.ai_enabled IS UNKNOWN = ('yes'::boolean IS NOT UNKNOWN)
c.message_count / 2 IS NULL
c.message_count::double precision / 2 IS NOT NULL
1 + 1 = ANY (ARRAY[c.message_count, 2])
CAST('2025-01-01' AS timestamp) BETWEEN (CAST('2025-01-01' AS timestamp) AT TIME ZONE 'UTC' AT TIME ZONE 'UTC') AND TIMESTAMP '2025-01-02 00:00:00'
TRUE BETWEEN (1 IS NULL) AND TRUE
TRUE BETWEEN 1 > 2 AND (NOT FALSE)
