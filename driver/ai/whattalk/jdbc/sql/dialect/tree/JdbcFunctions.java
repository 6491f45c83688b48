package ai.whattalk.jdbc.sql.dialect.tree;

import com.google.common.collect.Sets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlJdbcDataTypeName;
import org.apache.calcite.sql.SqlJdbcFunctionCall;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The functions of JDBC's {@code {fn …}} (JDBC 4.3, appendix C) as those of SQL. Names match in any
 * case; one that is not in the appendix is the function of that name.
 */
final class JdbcFunctions {
  private static final Map<String, String> RENAMED =
      Map.of(
          "CEILING", "CEIL",
          "CHAR", "CHR",
          "CHARACTER_LENGTH", "CHAR_LENGTH",
          "IFNULL", "COALESCE",
          "LCASE", "LOWER",
          "LENGTH", "CHAR_LENGTH",
          "LOG", "LN",
          "TRUNCATE", "TRUNC",
          "UCASE", "UPPER");

  private static final Map<String, TimeUnit> FIELDS =
      Map.of(
          "DAYOFMONTH", TimeUnit.DAY,
          "DAYOFYEAR", TimeUnit.DOY,
          "HOUR", TimeUnit.HOUR,
          "MINUTE", TimeUnit.MINUTE,
          "MONTH", TimeUnit.MONTH,
          "QUARTER", TimeUnit.QUARTER,
          "WEEK", TimeUnit.WEEK,
          "YEAR", TimeUnit.YEAR);

  private static final Set<String> PARTS =
      Sets.union(FIELDS.keySet(), Set.of("DAYOFWEEK", "SECOND"));

  private static final Map<String, SqlOperator> WITHOUT_OPERANDS =
      Map.of(
          "CURDATE", SqlStdOperatorTable.CURRENT_DATE,
          "CURTIME", SqlStdOperatorTable.LOCALTIME,
          "NOW", SqlStdOperatorTable.LOCALTIMESTAMP,
          "PI", SqlStdOperatorTable.PI,
          "USER", SqlStdOperatorTable.CURRENT_USER);

  private final SqlCall escape;
  private final List<SqlNode> operands;
  private final SqlParserPos position;

  private JdbcFunctions(SqlCall escape) {
    this.escape = escape;
    this.operands = escape.getOperandList();
    this.position = escape.getParserPosition();
  }

  /** Whether a call is an escape, or of a function of dates that tools write without braces. */
  static boolean isEscape(SqlCall call) {
    return call.getOperator() instanceof SqlJdbcFunctionCall
        || (call.getOperator() instanceof SqlFunction
            && call.operandCount() == 1
            && PARTS.contains(name(call)));
  }

  /** The call that an escape stands for. */
  static SqlNode replacement(SqlCall escape) {
    return new JdbcFunctions(escape).replacement(name(escape));
  }

  private static String name(SqlCall call) {
    String name = call.getOperator().getName();
    return (call.getOperator() instanceof SqlJdbcFunctionCall
            ? name.substring("{fn ".length(), name.length() - 1)
            : name)
        .toUpperCase(Locale.ROOT);
  }

  private SqlNode replacement(String name) {
    TimeUnit field = FIELDS.get(name);
    if (field != null && operands.size() == 1) {
      return integer(extract(field));
    }
    SqlOperator constant = WITHOUT_OPERANDS.get(name);
    if (constant != null && operands.isEmpty()) {
      return constant.createCall(position);
    }
    return switch (name + operands.size()) {
      case "DATABASE0" -> SessionConstants.value("CURRENT_DATABASE", position);
      case "CONCAT2" -> SqlStdOperatorTable.CONCAT.createCall(position, operands);
      case "CONVERT2" -> SqlStdOperatorTable.CAST.createCall(position, operands.get(0), type());
      case "DAYNAME1" -> name("Day");
      case "MONTHNAME1" -> name("Month");
      case "DAYOFWEEK1" -> dayOfWeek();
      case "SECOND1" ->
          integer(SqlStdOperatorTable.FLOOR.createCall(position, extract(TimeUnit.SECOND)));
      case "INSERT4" ->
          SqlStdOperatorTable.OVERLAY.createCall(
              position, operands.get(0), operands.get(3), operands.get(1), operands.get(2));
      case "LOCATE2" -> SqlStdOperatorTable.POSITION.createCall(position, operands);
      case "LOCATE3" -> locateFrom(operands.get(2));
      case "LTRIM1" -> trim(SqlTrimFunction.Flag.LEADING);
      case "RTRIM1" -> trim(SqlTrimFunction.Flag.TRAILING);
      case "RAND0", "RAND1" -> call("RANDOM", position);
      case "SPACE1" -> call("REPEAT", position, text(" "), operands.get(0));
      case "TIMESTAMPADD3" -> SqlStdOperatorTable.TIMESTAMP_ADD.createCall(position, operands);
      case "TIMESTAMPDIFF3" -> SqlStdOperatorTable.TIMESTAMP_DIFF.createCall(position, operands);
      default -> call(RENAMED.getOrDefault(name, name), position, operands.toArray(SqlNode[]::new));
    };
  }

  /** 0 if the text is not in the rest, else counted from the begin of the whole. */
  private SqlNode locateFrom(SqlNode start) {
    SqlNode rest = call("SUBSTRING", position, operands.get(1), start);
    SqlNode inRest = SqlStdOperatorTable.POSITION.createCall(position, operands.get(0), rest);
    SqlNode found = SqlStdOperatorTable.GREATER_THAN.createCall(position, inRest, number("0"));
    SqlNode before = SqlStdOperatorTable.MINUS.createCall(position, start, number("1"));
    SqlNode inWhole = SqlStdOperatorTable.PLUS.createCall(position, inRest, before);
    return new SqlCase(position, null, SqlNodeList.of(found), SqlNodeList.of(inWhole), inRest);
  }

  private SqlNode extract(TimeUnit field) {
    return SqlStdOperatorTable.EXTRACT.createCall(
        position, new SqlIntervalQualifier(field, null, position), operands.get(0));
  }

  /** From Sunday, the first. */
  private SqlNode dayOfWeek() {
    SqlNode afterSunday =
        SqlStdOperatorTable.MOD.createCall(
            position, integer(extract(TimeUnit.ISODOW)), number("7"));
    return SqlStdOperatorTable.PLUS.createCall(position, afterSunday, number("1"));
  }

  /** In English, without the blanks that TO_CHAR fills with. */
  private SqlNode name(String pattern) {
    return call("TO_CHAR", position, operands.get(0), text("FM" + pattern));
  }

  private SqlNode integer(SqlNode number) {
    return PostgresTypes.cast(number, SqlTypeName.INTEGER, position);
  }

  private SqlNode trim(SqlTrimFunction.Flag side) {
    return SqlStdOperatorTable.TRIM.createCall(
        position, side.symbol(position), text(" "), operands.get(0));
  }

  private SqlNode number(String number) {
    return SqlLiteral.createExactNumeric(number, position);
  }

  private SqlNode text(String text) {
    return SqlLiteral.createCharString(text, position);
  }

  private SqlNode type() {
    SqlJdbcDataTypeName name = ((SqlLiteral) operands.get(1)).getValueAs(SqlJdbcDataTypeName.class);
    return name.createDataType(position);
  }

  /** A call of a function by its name, to be found by the validator. */
  static SqlCall call(String function, SqlParserPos position, SqlNode... operands) {
    return new SqlUnresolvedFunction(
            new SqlIdentifier(function, position),
            null,
            null,
            null,
            null,
            SqlFunctionCategory.USER_DEFINED_FUNCTION)
        .createCall(position, operands);
  }
}
