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

SELECT CAST(TRUNC(EXTRACT(YEAR FROM "conversations"."created_at")) AS INTEGER) AS "yr:created_at:ok",
  CAST(TRUNC(EXTRACT(QUARTER FROM "conversations"."created_at")) AS INTEGER) AS "qr:created_at:ok",
  COUNT(DISTINCT "conversations"."assistant_id") AS "ctd:assistant_id:ok"
FROM "whattalk"."conversations" "conversations"
WHERE (NOT ("conversations"."created_at" IS NULL))
GROUP BY 1,
  2;

SELECT CAST("conversations"."assistant_name" AS TEXT) AS "assistant_name",
  AVG(CAST("conversations"."message_count" AS DOUBLE PRECISION)) AS "avg:message_count:ok",
  (1 + CAST(EXTRACT(DOW FROM "conversations"."created_at") AS INTEGER)) AS "wd:created_at:ok"
FROM "whattalk"."conversations" "conversations"
WHERE ((CAST("conversations"."type" AS TEXT) IN (E'widget', E'whatsapp')) AND ("conversations"."message_count" < 1000))
GROUP BY 1,
  3;

SELECT CAST((DATE_TRUNC( 'DAY', CAST("conversations"."created_at" AS DATE) ) + (-EXTRACT(DOW FROM "conversations"."created_at") * INTERVAL '1 DAY')) AS DATE) AS "twk:created_at:ok",
  COUNT(1) AS "__measure__0"
FROM "whattalk"."conversations" "conversations"
WHERE (("conversations"."created_at" >= (TIMESTAMP '2025-01-01 00:00:00.000')) AND ("conversations"."created_at" < (TIMESTAMP '2025-04-01 00:00:00.000')))
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

SELECT CAST(FLOOR((7 + EXTRACT(DOY FROM "conversations"."created_at") - 1 + EXTRACT(DOW FROM DATE_TRUNC('YEAR', "conversations"."created_at"))) / 7) AS INTEGER) AS "wk:created_at:ok",
  TO_CHAR("conversations"."created_at", 'FMMonth') AS "mn:created_at:nk",
  (CASE WHEN ("conversations"."message_count" > 20) THEN E'long' WHEN NOT ("conversations"."message_count" > 20) THEN E'short' ELSE NULL END) AS "Calculation_1234567890123456789",
  SUM(CAST("conversations"."message_count" AS BIGINT)) AS "TEMP(Calculation_987)(1234567)(0)"
FROM "whattalk"."conversations" "conversations"
GROUP BY 1,
  2,
  3;

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

SELECT CAST( FLOOR(EXTRACT(EPOCH FROM CAST("conversations"."updated_at" AS TIMESTAMP)) / 60) - FLOOR(EXTRACT(EPOCH FROM CAST("conversations"."created_at" AS TIMESTAMP)) / 60) AS BIGINT) AS "Calculation_minutes",
  TO_DATE(TO_CHAR("conversations"."created_at", 'IYYY-01'), 'IYYY-IW') AS "tyi:created_at:ok",
  (EXTRACT(EPOCH FROM (CAST("conversations"."updated_at" AS TIMESTAMP) - "conversations"."created_at")) / (60.0 * 60 * 24)) AS "days",
  (CASE WHEN "conversations"."message_count" = 0 THEN NULL ELSE CAST("conversations"."total_cost" AS DOUBLE PRECISION) / "conversations"."message_count" END) AS "each"
FROM "whattalk"."conversations" "conversations";

SELECT (STRPOS(CAST("conversations"."assistant_name" AS TEXT),CAST(E'ş' AS TEXT)) > 0) AS "contains",
  BTRIM(CAST("conversations"."assistant_name" AS TEXT), ' ') AS "trimmed",
  SPLIT_PART("conversations"."assistant_id", E'-', 1) AS "assistant_id - Split 1",
  REVERSE(SPLIT_PART(REVERSE("conversations"."assistant_id"),REVERSE(E'-'),1)) AS "assistant_id - Split 2",
  ("conversations"."created_at" + 3 * INTERVAL '1 MONTH') AS "later",
  (CAST("conversations"."created_at" AS DATE) + 7 * INTERVAL '1 DAY') AS "week later"
FROM "whattalk"."conversations" "conversations"
WHERE (("conversations"."type" = E'widget') OR ("conversations"."type" IS NULL));

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
