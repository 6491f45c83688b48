-- Hibernate 6 with its PostgreSQL dialect: aliases with numbers, HQL's functions, limits by FETCH FIRST.

select c1_0.id,c1_0.ai_enabled,c1_0.assistant_id,c1_0.assistant_name,c1_0.created_at,c1_0.message_count,c1_0.total_cost,c1_0.type,c1_0.updated_at from conversations c1_0 where c1_0.id='edge-3';

select c1_0.id,c1_0.type from conversations c1_0 where c1_0.type='widget' and c1_0.message_count>10 order by c1_0.created_at desc,c1_0.id offset 5 rows fetch first 10 rows only;

select count(c1_0.id) from conversations c1_0 where c1_0.assistant_name like 'S%' escape '';

select c1_0.id from conversations c1_0 where lower(c1_0.assistant_name) like '%back\slash%' escape '' or c1_0.assistant_name ilike '%ASSISTANT%' escape '!';

select c1_0.type,t1_0.description,count(*),sum(c1_0.message_count),cast(avg(c1_0.total_cost) as float(53)) from conversations c1_0 left join conversation_types t1_0 on t1_0.type=c1_0.type group by c1_0.type,t1_0.description having count(*)>1;

select extract(year from c1_0.created_at),extract(month from c1_0.created_at),(extract(dow from c1_0.created_at)+1),count(c1_0.id) from conversations c1_0 group by 1,2,3 order by 1,2,3;

select c1_0.id,(c1_0.created_at+(30)*interval '1 day'),(c1_0.created_at+(2)*interval '3 month'),cast(c1_0.created_at as date),cast(c1_0.message_count as varchar) from conversations c1_0;

select c1_0.id,extract(epoch from c1_0.updated_at-c1_0.created_at)/60,date_trunc('month',c1_0.created_at) from conversations c1_0 where c1_0.created_at>=timestamp '2025-01-01 00:00:00' and c1_0.created_at<localtimestamp;

select t1_0.type from conversation_types t1_0 where exists(select 1 from conversations c1_0 where c1_0.type=t1_0.type and c1_0.ai_enabled) and t1_0.type in (select c2_0.type from conversations c2_0 where c2_0.message_count>(select avg(c3_0.message_count) from conversations c3_0 where c3_0.message_count<1000)) order by t1_0.type;

select c1_0.type,string_agg(distinct c1_0.assistant_name,', ' order by c1_0.assistant_name) from conversations c1_0 where not(c1_0.assistant_name is null) group by c1_0.type;

with cte1 (type,n) as (select c1_0.type,count(*) from conversations c1_0 group by c1_0.type) select c2_0.type,c2_0.n from cte1 c2_0 where c2_0.n>3 order by c2_0.n desc,c2_0.type nulls last fetch first 3 rows only;

select c1_0.id,row_number() over(partition by c1_0.type order by c1_0.created_at,c1_0.id),coalesce(c1_0.assistant_name,'none'),nullif(c1_0.type,'test'),case when c1_0.message_count between 1 and 9 then 'few' else 'other' end from conversations c1_0;

select distinct c1_0.assistant_name from conversations c1_0 where c1_0.ai_enabled=true and c1_0.type in ('widget','api') order by c1_0.assistant_name nulls first;

select c1_0.type from conversations c1_0 where c1_0.type is not null union select t1_0.type from conversation_types t1_0 order by 1;
