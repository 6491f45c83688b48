-- LibreOffice Base: the query designer's quoting, its date escapes, outer joins and groupings.

SELECT * FROM "whattalk"."conversations" "conversations" WHERE ( 0 = 1 );

SELECT "type", COUNT( "id" ) AS "Anzahl", SUM( "total_cost" ) AS "Kosten" FROM "whattalk"."conversations" AS "conversations" GROUP BY "type" ORDER BY "type" ASC;

SELECT "conversations"."id", "conversations"."created_at" FROM "whattalk"."conversations" "conversations" WHERE "conversations"."created_at" >= {D '2025-01-01' } AND "conversations"."created_at" < {D '2025-02-01' } ORDER BY "conversations"."created_at" ASC, "conversations"."id" ASC;

-- PostgreSQL: SELECT c.id, t.description FROM conversations c LEFT JOIN conversation_types t ON c.type = t.type
SELECT "conversations"."id", "conversation_types"."description" FROM { oj "whattalk"."conversations" AS "conversations" LEFT OUTER JOIN "whattalk"."conversation_types" AS "conversation_types" ON "conversations"."type" = "conversation_types"."type" };

SELECT "id" AS "Nr.", UPPER( "type" ) AS "Art", "message_count" * 2.5 AS "Größe" FROM "whattalk"."conversations" WHERE ( ( "type" = 'widget' AND "message_count" > 10 ) OR ( "type" = 'api' AND NOT "message_count" <= 50 ) );

SELECT DISTINCT "assistant_name" FROM "whattalk"."conversations" "conversations" WHERE "assistant_name" LIKE '%e%' AND "assistant_name" IS NOT NULL;

SELECT * FROM "whattalk"."conversations" WHERE "created_at" BETWEEN {TS '2025-01-01 00:00:00' } AND {TS '2025-01-31 23:59:59' } AND "ai_enabled" = TRUE;

-- PostgreSQL: SELECT EXTRACT(YEAR FROM created_at) AS "Jahr", COUNT(*) AS "Zahl" FROM conversations WHERE type <> 'test' GROUP BY 1
SELECT YEAR( "created_at" ) "Jahr", COUNT( * ) "Zahl" FROM (SELECT "created_at" FROM "whattalk"."conversations" WHERE "type" <> 'test') AS "a" GROUP BY YEAR( "created_at" );

SELECT "a"."type", MAX( "a"."message_count" ) FROM "whattalk"."conversations" AS "a", "whattalk"."conversation_types" AS "t" WHERE "a"."type" = "t"."type" GROUP BY "a"."type" HAVING MAX( "a"."message_count" ) >= 10;

SELECT COUNT( * ) FROM "whattalk"."conversations" WHERE "assistant_name" IS NULL OR "assistant_name" = '';
