package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.sql.dialect.aggregate.OrderedSetAggregates;
import ai.whattalk.jdbc.sql.dialect.operator.AggregateOperators;
import ai.whattalk.jdbc.sql.dialect.operator.DateTimeOperators;
import ai.whattalk.jdbc.sql.dialect.operator.PostgresOperators;
import ai.whattalk.jdbc.sql.dialect.parse.ExpressionTokens;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.StopCheck;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlSelectKeyword;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlShuttle;
import org.jspecify.annotations.Nullable;

/** Gives a parse tree PostgreSQL's meaning where the parser has taken another dialect's. */
public final class PostgresSyntax extends SqlShuttle {
  private static final Set<SqlOperator> OF_UNITS =
      Set.of(SqlLibraryOperators.DATE_PART, SqlLibraryOperators.DATE_TRUNC);

  private PostgresSyntax() {}

  public static SqlNode adapt(SqlNode statement) {
    SqlNode adapted = statement.accept(new PostgresSyntax());
    return adapted == null ? statement : adapted;
  }

  @Override
  public SqlNode visit(SqlCall call) {
    StopCheck.tick();
    if (call instanceof SqlOrderBy ordered) {
      DistinctOn.apply(ordered.query, ordered.orderList);
    } else if (call instanceof SqlSelect select) {
      DistinctOn.apply(select, SqlNodeList.EMPTY);
    } else if (JdbcFunctions.isEscape(call)) {
      SqlNode function = JdbcFunctions.replacement(call);
      if (function != call) {
        return Objects.requireNonNull(function.accept(this));
      }
    } else if (call.getKind() == SqlKind.EXISTS && call.operand(0).getKind() == SqlKind.CAST) {
      return Objects.requireNonNull(existence(call, call.operand(0)).accept(this));
    }
    SqlNode visited = super.visit(call);
    if (visited instanceof SqlWithItem item && item.recursive.booleanValue()) {
      UntypedTexts.widen(item.query);
    }
    if (visited instanceof SqlCall query
        && (query.getKind() == SqlKind.VALUES || query.isA(SqlKind.SET_QUERY))) {
      UntypedTexts.cast(query);
    }
    SqlNode replaced = visited instanceof SqlCall same ? replacement(same) : null;
    return replaced != null ? replaced : visited == null ? call : visited;
  }

  private static @Nullable SqlNode replacement(SqlCall call) {
    SqlOperator operator = call.getOperator();
    SqlParserPos position = call.getParserPosition();
    if (operator.equals(SqlStdOperatorTable.ITEM)
        && call.operand(1) instanceof SqlCall zone
        && zone.getOperator().getName().equals(ExpressionTokens.TIME_ZONE)) {
      return JdbcFunctions.call("TIMEZONE", position, zone.operand(0), call.operand(0));
    }
    if (operator instanceof SqlQuantifyOperator) {
      return QuantifiedArrays.of(call);
    }
    if (call.getKind() == SqlKind.OVER) {
      return WindowForms.of(call);
    }
    if (call.getKind() == SqlKind.FILTER) {
      return WindowForms.ofFiltered(call);
    }
    if (call instanceof SqlWindow window) {
      return WindowForms.of(window, false);
    }
    if (call.getKind() == SqlKind.CAST && isInterval(call.operand(1))) {
      throw QueryException.unsupported(position, "a cast to an interval of given units");
    }
    if (call.getKind() == SqlKind.CAST && call.operand(1) instanceof SqlCall zone) {
      return inZone(zone, call);
    }
    if (call.getKind() == SqlKind.CAST
        && call.operand(1) instanceof SqlDataTypeSpec type
        && type.getTypeName().toString().equalsIgnoreCase("INTERVAL")) {
      return DateTimeOperators.INTERVAL.createCall(position, call.<SqlNode>operand(0));
    }
    if (call.getKind() == SqlKind.CAST && isConstantCondition(call.operand(0))) {
      // Calcite takes the constant for the number that it is cast to.
      call.setOperand(0, not(not(call.operand(0))));
    }
    if (operator.getName().equalsIgnoreCase("GROUPING")) {
      return PostgresTypes.cast(call, SqlTypeName.INTEGER, position);
    }
    if (call.operandCount() == 1 && operator.getName().equalsIgnoreCase("DATE")) {
      return PostgresTypes.cast(call.operand(0), SqlTypeName.DATE, position);
    }
    if (call.operandCount() == 3
        && operator.getName().equalsIgnoreCase("DATE_BIN")
        && call.operand(0) instanceof SqlCharStringLiteral stride) {
      call.setOperand(0, DateTimeOperators.INTERVAL.createCall(position, stride));
    }
    if (call.operandCount() == 1 && operator.getName().equalsIgnoreCase("AGE")) {
      return JdbcFunctions.call("AGE", position, today(position), call.operand(0));
    }
    SqlNode value =
        call.operandCount() == 0 ? SessionConstants.value(operator.getName(), position) : null;
    return value == null && call instanceof SqlBasicCall basic ? ofGrammar(basic) : value;
  }

  private static boolean isConstantCondition(SqlNode value) {
    return value instanceof SqlLiteral literal && literal.getTypeName() == SqlTypeName.BOOLEAN
        || value.getKind() == SqlKind.CAST
            && ((SqlCall) value).operand(1).toString().equals(SqlTypeName.BOOLEAN.getName());
  }

  private static SqlCall not(SqlNode condition) {
    return SqlStdOperatorTable.NOT.createCall(condition.getParserPosition(), condition);
  }

  /** {@code EXISTS (…)::type}, of which the parser casts the query. */
  private static SqlCall existence(SqlCall exists, SqlCall query) {
    if (query.getKind() != SqlKind.CAST) {
      exists.setOperand(0, query);
      return exists;
    }
    query.setOperand(0, existence(exists, query.operand(0)));
    return query;
  }

  private static boolean isInterval(SqlNode type) {
    return type instanceof SqlIntervalQualifier
        || type instanceof SqlDataTypeSpec spec
            && spec.getTypeNameSpec().getTypeName().toString().startsWith("INTERVAL ");
  }

  private static SqlNode today(SqlParserPos position) {
    return SqlStdOperatorTable.CURRENT_DATE.createCall(position);
  }

  /** {@code x::type AT TIME ZONE zone}, of which the parser takes the zone for the type's. */
  private static SqlCall inZone(SqlCall zone, SqlCall cast) {
    SqlNode type = zone.operand(1);
    SqlNode value =
        type instanceof SqlCall inner
            ? inZone(inner, cast)
            : cast.getOperator().createCall(cast.getParserPosition(), cast.operand(0), type);
    return JdbcFunctions.call("TIMEZONE", cast.getParserPosition(), zone.operand(0), value);
  }

  /**
   * Of the grammar's operators, those that mean something else in PostgreSQL. (The parser knows
   * BigQuery's DATE_TRUNC only, which has its operands the other way round.)
   */
  private static @Nullable SqlNode ofGrammar(SqlBasicCall call) {
    for (int i = 0; i < call.operandCount() && OF_UNITS.contains(call.getOperator()); i++) {
      if (call.operand(i) instanceof SqlIntervalQualifier unit) {
        // The parser takes the name of a column for a unit.
        call.setOperand(
            i,
            new SqlIdentifier(
                Objects.requireNonNullElse(unit.timeFrameName, unit.toString()),
                unit.getParserPosition()));
      }
    }
    if (call.getOperator().equals(SqlStdOperatorTable.EXTRACT)) {
      return DateTimeOperators.EXTRACT.of(call);
    }
    if (call.getKind() == SqlKind.WITHIN_GROUP) {
      return OrderedSetAggregates.of(call);
    }
    SqlOperator own = PostgresOperators.ofGrammar(call.getOperator());
    if (own == call.getOperator()) {
      return null;
    }
    return own instanceof SqlAggFunction
        ? ordered(call, own)
        : new SqlBasicCall(
            own, call.getOperandList(), call.getParserPosition(), call.getFunctionQuantifier());
  }

  /** An aggregate of rows in an order: the one that is given, or that of distinct values. */
  private static SqlCall ordered(SqlBasicCall call, SqlOperator own) {
    SqlParserPos position = call.getParserPosition();
    SqlLiteral quantifier = call.getFunctionQuantifier();
    List<SqlNode> operands = call.getOperandList();
    int last = operands.size() - 1;
    boolean distinct =
        quantifier != null
            && quantifier.getValue() == SqlSelectKeyword.DISTINCT
            && AggregateOperators.takesOrder(own);
    SqlNodeList order = distinct ? SqlNodeList.of(operands.get(0)) : SqlNodeList.EMPTY;
    if (last >= 0 && operands.get(last) instanceof SqlNodeList given) {
      operands = operands.subList(0, last);
      order = given;
    }
    SqlCall aggregate = new SqlBasicCall(own, operands, position, quantifier);
    return order.isEmpty()
        ? aggregate
        : SqlStdOperatorTable.WITHIN_GROUP.createCall(position, aggregate, order);
  }

  @Override
  public @Nullable SqlNode visit(SqlIdentifier name) {
    SqlNode value =
        name.isSimple() && !name.isComponentQuoted(0)
            ? SessionConstants.valueOfKeyword(name.getSimple(), name.getParserPosition())
            : null;
    return value == null ? name : value;
  }

  @Override
  public @Nullable SqlNode visit(SqlDataTypeSpec type) {
    return PostgresTypes.of(type);
  }

  @Override
  public @Nullable SqlNode visit(SqlLiteral literal) {
    if (literal instanceof SqlUnknownLiteral unknown) {
      SqlParserPos position = unknown.getParserPosition();
      return PostgresTypes.cast(
          SqlLiteral.createCharString(unknown.getValue(), position),
          PostgresTypes.ofLiteral(unknown.tag),
          position);
    }
    if (!(literal instanceof SqlCharStringLiteral text)) {
      return literal;
    }
    String value = text.toValue();
    if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw QueryException.unsupported(text.getParserPosition(), "half of a pair of surrogates");
    }
    // U&'…' and N'…' have character sets of their own, that nothing else compares with.
    SqlNode plain =
        text.getNlsString().getCharset() == null
            ? text
            : SqlLiteral.createCharString(value, text.getParserPosition());
    // Calcite counts the surrogates of a literal, of which there are more than characters.
    return value.codePoints().allMatch(Character::isBmpCodePoint)
        ? plain
        : UntypedTexts.widened(plain);
  }
}
