-- The order of derived tables and CTEs, as BI tools wrap them.

SELECT * FROM (SELECT type, count(*) AS n FROM conversations GROUP BY type ORDER BY n DESC) s LIMIT 2;

SELECT * FROM (SELECT id, message_count FROM conversations ORDER BY message_count DESC NULLS LAST, id) s LIMIT 5;

SELECT * FROM (SELECT id, message_count FROM conversations ORDER BY message_count DESC NULLS LAST, id) s WHERE message_count > 5 LIMIT 5;

WITH q AS (SELECT id, type FROM conversations ORDER BY id DESC) SELECT * FROM q LIMIT 3;

WITH q AS (SELECT id, type FROM conversations ORDER BY id DESC) SELECT string_agg(id, ',') FROM q WHERE type = 'widget';

SELECT string_agg(id, ',') FROM (SELECT id FROM conversations ORDER BY id DESC) x;

SELECT row_number() OVER () AS rn, id FROM (SELECT id FROM conversations ORDER BY id DESC) x ORDER BY 1 LIMIT 4;

SELECT id FROM (SELECT id, created_at FROM conversations ORDER BY created_at DESC, id) x LIMIT 4;

SELECT id FROM (SELECT id, created_at FROM conversations ORDER BY created_at DESC NULLS LAST, id) x LIMIT 4 OFFSET 2;

SELECT count(*) FROM (SELECT id FROM conversations ORDER BY created_at) x;

SELECT type, count(*) FROM (SELECT type FROM conversations ORDER BY created_at) x GROUP BY type ORDER BY type;

SELECT x.* FROM (SELECT id FROM conversations ORDER BY id) x;

SELECT * FROM (SELECT * FROM (SELECT id FROM conversations ORDER BY id DESC) a) b LIMIT 3;

SELECT * FROM (SELECT id FROM conversations ORDER BY id DESC LIMIT 5) a LIMIT 3;

SELECT * FROM (SELECT id FROM conversations ORDER BY id DESC OFFSET 5) a LIMIT 3;

SELECT (SELECT type FROM conversation_types ORDER BY type LIMIT 1);

SELECT type FROM conversation_types WHERE type IN (SELECT type FROM conversations ORDER BY id) ORDER BY 1;

SELECT type FROM (SELECT type, id FROM conversations ORDER BY id) x LIMIT ALL OFFSET 255;

SELECT id FROM (SELECT id FROM conversations ORDER BY id LIMIT NULL OFFSET 5) t LIMIT 3;

SELECT * FROM (SELECT id, created_at, type FROM conversations ORDER BY created_at DESC, id) v WHERE created_at >= '2025-01-01' AND type = 'api' LIMIT 5;

SELECT id FROM (SELECT id, upper(type) AS t FROM conversations ORDER BY id DESC) v WHERE t = 'API' LIMIT 3;
