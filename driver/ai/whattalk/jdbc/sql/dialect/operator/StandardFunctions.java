package ai.whattalk.jdbc.sql.dialect.operator;

import static ai.whattalk.jdbc.sql.dialect.operator.AdmittedOperator.of;

import java.util.List;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Functions that Calcite has as PostgreSQL has them. */
final class StandardFunctions {
  static final List<AdmittedOperator> CONDITIONAL =
      List.of(
          of(SqlStdOperatorTable.COALESCE, "COALESCE(any, …)"),
          of(SqlStdOperatorTable.NULLIF, "NULLIF(any, any)"),
          of(SqlLibraryOperators.GREATEST_PG, "GREATEST(any, …)"),
          of(SqlLibraryOperators.LEAST_PG, "LEAST(any, …)"));

  static final List<AdmittedOperator> CURRENT =
      List.of(
          of(SqlStdOperatorTable.CURRENT_DATE, "CURRENT_DATE"),
          of(SqlStdOperatorTable.CURRENT_TIME, "CURRENT_TIME"),
          of(SqlStdOperatorTable.CURRENT_TIMESTAMP, "CURRENT_TIMESTAMP"),
          of(SqlStdOperatorTable.LOCALTIME, "LOCALTIME"),
          of(SqlStdOperatorTable.LOCALTIMESTAMP, "LOCALTIMESTAMP"));

  static final List<AdmittedOperator> SESSION =
      List.of(
          of(SqlStdOperatorTable.CURRENT_USER, "CURRENT_USER"),
          of(SqlStdOperatorTable.SESSION_USER, "SESSION_USER"),
          of(SqlStdOperatorTable.USER, "USER"));

  static final List<AdmittedOperator> WINDOW =
      List.of(
          of(SqlStdOperatorTable.ROW_NUMBER, "ROW_NUMBER()"),
          of(SqlStdOperatorTable.RANK, "RANK()"),
          of(SqlStdOperatorTable.DENSE_RANK, "DENSE_RANK()"),
          of(SqlStdOperatorTable.PERCENT_RANK, "PERCENT_RANK()"),
          of(SqlStdOperatorTable.CUME_DIST, "CUME_DIST()"),
          of(RankFunctions.BUCKETS, "NTILE(count)"),
          of(SqlStdOperatorTable.LAG, "LAG(any)", "LAG(any, count)", "LAG(any, count, any)"),
          of(SqlStdOperatorTable.LEAD, "LEAD(any)", "LEAD(any, count)", "LEAD(any, count, any)"),
          of(SqlStdOperatorTable.FIRST_VALUE, "FIRST_VALUE(any)"),
          of(SqlStdOperatorTable.LAST_VALUE, "LAST_VALUE(any)"),
          of(AggregateOperators.NTH_VALUE, "NTH_VALUE(any, count)"));

  private StandardFunctions() {}
}
