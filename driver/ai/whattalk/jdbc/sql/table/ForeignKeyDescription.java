package ai.whattalk.jdbc.sql.table;

/**
 * What a column refers to, as metadata shows it: a column of another table in the same schema that
 * is its primary key, or one of its unique columns.
 */
public record ForeignKeyDescription(String column, String referredTable, String referredColumn) {}
