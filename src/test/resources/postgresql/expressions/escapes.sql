-- What JDBC's own escapes become in PostgreSQL's driver.
{fn UCASE(c.type)}
{fn lcase(c.assistant_name)}
{fn CONCAT(c.type, c.id)}
{fn LENGTH(c.type)}
{fn LEFT(c.type, 2)}
{fn SUBSTRING(c.type, 2, 2)}
{fn LOCATE('e', c.type)}
{fn LTRIM(c.assistant_name)}
{fn REPLACE(c.type, 'a', 'b')}
{fn ABS(c.message_count)}
{fn MOD(c.message_count, 7)}
{fn CEILING(c.total_cost)}
{fn ROUND(c.total_cost, 1)}
{fn TRUNCATE(c.total_cost, 1)}
{fn POWER(2, 3)}
{fn SQRT(16)}
{fn PI()}
{fn YEAR(c.created_at)}
{fn QUARTER(c.created_at)}
{fn MONTH(c.created_at)}
{fn WEEK(c.created_at)}
{fn DAYOFMONTH(c.created_at)}
{fn DAYOFWEEK(c.created_at)}
{fn DAYOFYEAR(c.created_at)}
{fn HOUR(c.created_at)}
{fn MINUTE(c.created_at)}
TRIM({fn MONTHNAME(c.created_at)})
TRIM({fn DAYNAME(c.created_at)})
{fn IFNULL(c.assistant_name, '(none)')}
{fn TIMESTAMPADD(SQL_TSI_DAY, 3, c.created_at)}
{fn timestampadd(SQL_TSI_MONTH, 1, c.created_at)}
{fn TIMESTAMPDIFF(SQL_TSI_DAY, c.created_at, {ts '2025-07-01 00:00:00'})}
c.created_at >= {d '2025-01-01'}
c.created_at < {ts '2025-01-01 10:00:00'}
{TS '2025-01-01 10:00:00.5'}
{t '10:20:30'}
c.created_at BETWEEN {d '2025-01-01'} AND {D '2025-01-31'}
c.type LIKE 'w!%' {escape '!'}
-- PostgreSQL: c.message_count::text
{fn CONVERT(c.message_count, SQL_VARCHAR)}
-- PostgreSQL: round(c.total_cost)::bigint
{fn CONVERT(c.total_cost, SQL_BIGINT)}
-- PostgreSQL: c.created_at::date
{fn CONVERT(c.created_at, SQL_DATE)}
-- PostgreSQL: FLOOR(EXTRACT(EPOCH FROM c.updated_at - c.created_at) / 60)
{fn TIMESTAMPDIFF(SQL_TSI_MINUTE, c.created_at, c.updated_at)}
