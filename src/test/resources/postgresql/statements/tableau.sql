-- Tableau, "Other Databases (JDBC)" with the PostgreSQL dialect: quoted names throughout, the table under its own
-- name, aliases that say what was done to the column, literals in E'' and (TIMESTAMP '…').

SELECT "conversations"."type" AS "type",
  SUM("conversations"."total_cost") AS "sum:total_cost:ok"
FROM "whattalk"."conversations" "conversations"
GROUP BY 1;

SELECT DATE_TRUNC( 'MONTH', CAST("conversations"."created_at" AS TIMESTAMP) ) AS "tmn:created_at:ok",
  COUNT(1) AS "cnt:conversations_0A1B2C3D4E5F:ok"
FROM "whattalk"."conversations" "conversations"
GROUP BY 1;

SELECT "conversations"."assistant_name" AS "assistant_name",
  "t0"."__measure__1" AS "$__alias__0",
  COUNT(1) AS "cnt:id:ok"
FROM "whattalk"."conversations" "conversations"
  INNER JOIN (
  SELECT "conversations"."assistant_name" AS "assistant_name",
    COUNT(1) AS "__measure__1"
  FROM "whattalk"."conversations" "conversations"
  GROUP BY 1
  ORDER BY 2 DESC,
    1 ASC
  LIMIT 3
) "t0" ON ("conversations"."assistant_name" IS NOT DISTINCT FROM "t0"."assistant_name")
GROUP BY 1,
  2;

SELECT "Custom SQL Query"."type" AS "type",
  MIN("Custom SQL Query"."started") AS "[min:started:ok]",
  MAX("Custom SQL Query"."cost") AS "max:cost (copy)_1:ok"
FROM (
  SELECT type, created_at AS started, total_cost AS cost
  FROM conversations
  WHERE ai_enabled
) "Custom SQL Query"
GROUP BY 1
HAVING (COUNT(1) > 0)
ORDER BY 1 ASC NULLS FIRST;

SELECT SUM(1) AS "COL"
FROM "whattalk"."conversations" "conversations"
HAVING (COUNT(1) > 0);

SELECT "conversations"."id" AS "id",
  "conversations"."ai_enabled" AS "ai_enabled"
FROM "whattalk"."conversations" "conversations"
WHERE FALSE
LIMIT 1;

SELECT MIN("conversations"."created_at") AS "TEMP(TC_)(1)(0)",
  MAX("conversations"."created_at") AS "TEMP(TC_)(2)(0)",
  BOOL_OR("conversations"."ai_enabled") AS "max:ai_enabled:nk",
  BOOL_AND("conversations"."ai_enabled") AS "min:ai_enabled:nk",
  STDDEV("conversations"."message_count") AS "std:message_count:ok",
  VARIANCE("conversations"."total_cost") AS "var:total_cost:ok"
FROM "whattalk"."conversations" "conversations"
WHERE (("conversations"."message_count" >= 0) AND ("conversations"."message_count" <= 1000));

SELECT "conversations"."type" AS "type",
  "conversation_types"."description" AS "description",
  COUNT("conversations"."id") AS "cnt:id:ok"
FROM "whattalk"."conversations" "conversations"
  LEFT JOIN "whattalk"."conversation_types" "conversation_types" ON ("conversations"."type" = "conversation_types"."type")
GROUP BY 1,
  2
ORDER BY 3 DESC NULLS LAST,
  1 ASC NULLS FIRST
LIMIT 10;
