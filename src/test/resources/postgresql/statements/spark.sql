-- Spark's JDBC source: names in quotes, pushed filters, aggregates and limits, a query as a subquery.

SELECT * FROM whattalk.conversations WHERE 1=0;

SELECT * FROM (SELECT type, created_at, total_cost FROM conversations WHERE ai_enabled) SPARK_GEN_SUBQ_0 WHERE 1=0;

SELECT "id","type","created_at" FROM whattalk.conversations  WHERE ("created_at" IS NOT NULL) AND ("created_at" >= '2025-01-01 00:00:00.0') AND ("type" IS NOT NULL) AND ("type" = 'widget');

SELECT "id","message_count" FROM whattalk.conversations  WHERE "message_count" < 10 or "message_count" is null;

SELECT "id","message_count" FROM whattalk.conversations  WHERE "message_count" >= 10 AND "message_count" < 20;

SELECT "type",COUNT(*),SUM("total_cost"),MAX("message_count"),COUNT(DISTINCT "assistant_id") FROM whattalk.conversations  GROUP BY "type";

SELECT "assistant_name" FROM whattalk.conversations  WHERE ("assistant_name" LIKE 'Sup%' ESCAPE '\') OR ("assistant_name" LIKE '%\%' ESCAPE '\') OR ("assistant_name" LIKE '%\_c%' ESCAPE '\');

SELECT "id","type" FROM whattalk.conversations  WHERE (NOT ("type" IN ('test','api'))) AND ((NOT ("ai_enabled" != true OR "ai_enabled" IS NULL OR true IS NULL) OR ("ai_enabled" IS NULL AND true IS NULL)));

SELECT "id","total_cost" FROM whattalk.conversations  WHERE "total_cost" > 0.5000000000  ORDER BY "total_cost" DESC NULLS LAST, "id" ASC NULLS FIRST LIMIT 10;

SELECT "id",CAST("created_at" AS DATE),EXTRACT(YEAR FROM "created_at") FROM whattalk.conversations  WHERE (EXTRACT(MONTH FROM "created_at") = 1) AND ("created_at" < '2025-03-01 00:00:00');

SELECT "assistant_name",AVG("message_count"),CASE WHEN "type" = 'api' THEN 1 ELSE 0 END FROM whattalk.conversations  WHERE ("message_count" < 1000)  GROUP BY "assistant_name",CASE WHEN "type" = 'api' THEN 1 ELSE 0 END;

SELECT "n" FROM (SELECT count(*) AS n, type FROM conversations GROUP BY type) SPARK_GEN_SUBQ_1  WHERE ("n" > 1);
