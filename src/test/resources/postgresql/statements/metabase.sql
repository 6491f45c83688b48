-- Metabase: names qualified in full, MBQL's breakouts, its relative dates, "source" for a question on a question.

-- Metabase:: userID: 1 queryType: MBQL queryHash: 0123456789abcdef
SELECT "whattalk"."conversations"."id" AS "id", "whattalk"."conversations"."type" AS "type", "whattalk"."conversations"."total_cost" AS "total_cost"
FROM "whattalk"."conversations"
LIMIT 1048575;

SELECT "whattalk"."conversations"."type" AS "type", COUNT(*) AS "count"
FROM "whattalk"."conversations"
GROUP BY "whattalk"."conversations"."type"
ORDER BY "count" DESC, "whattalk"."conversations"."type" ASC;

SELECT CAST(DATE_TRUNC('month', "whattalk"."conversations"."created_at") AS date) AS "created_at", SUM("whattalk"."conversations"."total_cost") AS "sum", AVG("whattalk"."conversations"."message_count") AS "avg"
FROM "whattalk"."conversations"
WHERE "whattalk"."conversations"."message_count" < 1000
GROUP BY CAST(DATE_TRUNC('month', "whattalk"."conversations"."created_at") AS date)
ORDER BY CAST(DATE_TRUNC('month', "whattalk"."conversations"."created_at") AS date) ASC;

SELECT COUNT(*) AS "count"
FROM "whattalk"."conversations"
WHERE ("whattalk"."conversations"."created_at" >= DATE_TRUNC('month', (NOW() + INTERVAL '-240 month')))
  AND ("whattalk"."conversations"."created_at" < DATE_TRUNC('month', NOW()));

SELECT (CAST(DATE_TRUNC('week', CAST(("whattalk"."conversations"."created_at" + INTERVAL '1 day') AS timestamp)) AS timestamp) + INTERVAL '-1 day') AS "created_at", COUNT(*) AS "count"
FROM "whattalk"."conversations"
GROUP BY (CAST(DATE_TRUNC('week', CAST(("whattalk"."conversations"."created_at" + INTERVAL '1 day') AS timestamp)) AS timestamp) + INTERVAL '-1 day')
ORDER BY (CAST(DATE_TRUNC('week', CAST(("whattalk"."conversations"."created_at" + INTERVAL '1 day') AS timestamp)) AS timestamp) + INTERVAL '-1 day') ASC;

SELECT "source"."created_at" AS "created_at", "source"."type" AS "type", "source"."count" AS "count"
FROM (SELECT CAST(EXTRACT(dow FROM "whattalk"."conversations"."created_at") AS integer) + 1 AS "created_at", "whattalk"."conversations"."type" AS "type", COUNT(*) AS "count" FROM "whattalk"."conversations" GROUP BY CAST(EXTRACT(dow FROM "whattalk"."conversations"."created_at") AS integer) + 1, "whattalk"."conversations"."type") AS "source"
WHERE "source"."count" > 5
LIMIT 1048575;

SELECT ((FLOOR((("whattalk"."conversations"."message_count" - 0.0) / 10.0)) * 10.0) + 0.0) AS "message_count", COUNT(*) AS "count"
FROM "whattalk"."conversations"
GROUP BY ((FLOOR((("whattalk"."conversations"."message_count" - 0.0) / 10.0)) * 10.0) + 0.0)
ORDER BY ((FLOOR((("whattalk"."conversations"."message_count" - 0.0) / 10.0)) * 10.0) + 0.0) ASC;

SELECT PERCENTILE_CONT(0.5) within group (order by "whattalk"."conversations"."message_count") AS "median", PERCENTILE_CONT(0.9) within group (order by "whattalk"."conversations"."total_cost") AS "percentile", STDDEV_POP("whattalk"."conversations"."total_cost") AS "stddev", COUNT(distinct "whattalk"."conversations"."assistant_id") AS "count"
FROM "whattalk"."conversations"
WHERE "whattalk"."conversations"."total_cost" < 1000;

SELECT CAST(SUM(CASE WHEN "whattalk"."conversations"."ai_enabled" = TRUE THEN 1 ELSE 0.0 END) AS float) / CASE WHEN COUNT(*) = 0 THEN NULL ELSE COUNT(*) END AS "share", SUM(CASE WHEN "whattalk"."conversations"."type" = 'api' THEN "whattalk"."conversations"."message_count" ELSE 0.0 END) AS "sum-where"
FROM "whattalk"."conversations";

SELECT "whattalk"."conversations"."type" AS "type", "Conversation Types"."description" AS "Conversation Types__description", COUNT(*) AS "count"
FROM "whattalk"."conversations"
LEFT JOIN "whattalk"."conversation_types" AS "Conversation Types" ON "whattalk"."conversations"."type" = "Conversation Types"."type"
WHERE (LOWER("whattalk"."conversations"."assistant_name") LIKE '%asistan%') AND (("whattalk"."conversations"."type" <> 'test') OR ("whattalk"."conversations"."type" IS NULL))
GROUP BY "whattalk"."conversations"."type", "Conversation Types"."description";

SELECT "whattalk"."conversations"."type" AS "type", SUM(COUNT(*)) OVER (ORDER BY "whattalk"."conversations"."type" ASC ROWS UNBOUNDED PRECEDING) AS "count"
FROM "whattalk"."conversations"
GROUP BY "whattalk"."conversations"."type"
ORDER BY "whattalk"."conversations"."type" ASC;

SELECT SUBSTRING("whattalk"."conversations"."assistant_name", 1, 1234) AS "substring101"
FROM "whattalk"."conversations"
LIMIT 10000;
