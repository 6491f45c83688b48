-- Power BI over an ODBC–JDBC bridge: "rows" and "_" around everything, JDBC escapes, LIMIT for its previews.

select "rows"."type" as "type",
    count(*) as "a0",
    sum("rows"."total_cost") as "a1"
from "whattalk"."conversations" "rows"
group by "type";

-- PostgreSQL: SELECT type, SUM(message_count) AS a0 FROM conversations WHERE ai_enabled GROUP BY type HAVING SUM(message_count) IS NOT NULL
select "_"."type",
    "_"."a0"
from
(
    select "rows"."type" as "type",
        sum(cast("rows"."message_count" as bigint)) as "a0"
    from
    (
        select "type",
            "message_count"
        from "whattalk"."conversations" "$Table"
        where "ai_enabled" = 1
    ) "rows"
    group by "type"
) "_"
where not "_"."a0" is null
limit 1000001;

select "id", "assistant_id", "assistant_name", "type", "message_count", "total_cost", "ai_enabled", "created_at", "updated_at"
from "whattalk"."conversations"
order by "id"
limit 1000 offset 0;

select "_"."id",
    "_"."created_at"
from "whattalk"."conversations" "_"
where "_"."created_at" >= {ts '2025-01-01 00:00:00'} and "_"."created_at" < {ts '2025-02-01 00:00:00'};

select {fn year("rows"."created_at")} as "year",
    {fn month("rows"."created_at")} as "month",
    count(distinct "rows"."assistant_id") as "a0"
from "whattalk"."conversations" "rows"
group by {fn year("rows"."created_at")}, {fn month("rows"."created_at")};

select "basetable0"."c1" as "c1",
    "basetable0"."a0" as "a0"
from
(
    select cast("_"."created_at" as date) as "c1", max("_"."total_cost") as "a0", min("_"."total_cost") as "a1"
    from "whattalk"."conversations" "_"
    where {d '2025-01-01'} <= "_"."created_at" and ("_"."type" = 'widget' and "_"."type" is not null)
    group by cast("_"."created_at" as date)
) as "basetable0"
order by "basetable0"."c1";

select {fn ucase({fn left("_"."type", 3)})} as "short",
    case when "_"."message_count" is null then 0 when "_"."message_count" > 10 then 1 else -1 end as "c",
    {fn concat("_"."type", {fn concat('-', "_"."assistant_name")})} as "t"
from "whattalk"."conversations" "_"
where {fn locate('a', "_"."type")} > 0;

select count(*) as "count" from (select 1 as "one" from "whattalk"."conversations" where 1 = 0) "ITBL";

select "OTBL"."type", "OTBL"."description", "ITBL"."n"
from "whattalk"."conversation_types" as "OTBL"
inner join (select "type", count(*) as "n" from "whattalk"."conversations" group by "type") as "ITBL" on (("OTBL"."type" = "ITBL"."type") or ("OTBL"."type" is null and "ITBL"."type" is null))
order by "OTBL"."type";
