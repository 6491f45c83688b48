package ai.whattalk.jdbc.sql.plan;

import ai.whattalk.jdbc.sql.dialect.tree.SortKeys;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.StopCheck;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Multiset;
import com.google.common.collect.Sets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlDynamicParam;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeCoercionRule;
import org.apache.calcite.sql.type.SqlTypeMappingRule;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.AggregatingSelectScope;
import org.apache.calcite.sql.validate.SqlValidatorCatalogReader;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.jspecify.annotations.Nullable;

/**
 * Calcite's validator, mended most of all where it deals with parameters. It asks for the types of
 * what CASE compares before it infers theirs, and fails because there are none yet; here they are
 * unknown until then.
 */
final class QueryValidator extends SqlValidatorImpl {

  private static final SqlTypeCoercionRule CASTS = casts();
  private static final Set<SqlKind> OF_OTHER_ROWS = EnumSet.of(SqlKind.LAG, SqlKind.LEAD);

  private final Set<Integer> unknownParameters = new TreeSet<>();
  private final Set<Integer> rowCounts = new TreeSet<>();

  QueryValidator(
      SqlOperatorTable operators,
      SqlValidatorCatalogReader catalog,
      RelDataTypeFactory typeFactory,
      Config config) {
    super(operators, catalog, typeFactory, config);
  }

  /** The parameters of which nothing was found out, by their indexes. */
  Set<Integer> unknownParameters() {
    return unknownParameters;
  }

  /** The parameters of LIMIT and OFFSET, by their indexes. */
  Set<Integer> rowCounts() {
    return rowCounts;
  }

  @Override
  public RelDataType getValidatedNodeType(SqlNode node) {
    RelDataType type = getValidatedNodeTypeIfKnown(node);
    return type == null && !(node instanceof SqlIdentifier)
        ? getUnknownType()
        : super.getValidatedNodeType(node);
  }

  /**
   * A parameter beside a VARCHAR(255) may be longer, and must not be cut to compare with it. One of
   * which nothing is known is text until a value is bound, and so is one for an interval.
   */
  @Override
  protected void inferUnknownTypes(
      RelDataType inferredType, SqlValidatorScope scope, SqlNode node) {
    StopCheck.tick();
    boolean text = false;
    if (node instanceof SqlDynamicParam parameter) {
      boolean unknown = inferredType.equals(unknownType) || SqlTypeUtil.isInterval(inferredType);
      if (unknown) {
        unknownParameters.add(parameter.getIndex());
      }
      text = unknown || SqlTypeUtil.isCharacter(inferredType);
    }
    super.inferUnknownTypes(
        text
            ? typeFactory.createTypeWithNullability(
                typeFactory.createSqlType(SqlTypeName.VARCHAR), inferredType.isNullable())
            : inferredType,
        scope,
        node);
  }

  /** Calcite takes a query that is all of HAVING for one of rows, and not for its value. */
  @Override
  protected @Nullable SqlNode performUnconditionalRewrites(
      @Nullable SqlNode node, boolean underFrom) {
    SqlNode rewritten = super.performUnconditionalRewrites(node, underFrom);
    if (rewritten instanceof SqlSelect select
        && select.getHaving() != null
        && select.getHaving().isA(SqlKind.QUERY)) {
      select.setHaving(
          SqlStdOperatorTable.SCALAR_QUERY.createCall(
              select.getHaving().getParserPosition(), select.getHaving()));
    }
    return rewritten;
  }

  /**
   * Calcite takes the parameters of LIMIT and OFFSET for INTEGER, and where nothing is aggregated,
   * gives the groups of a set that is there twice only once.
   */
  @Override
  protected void validateSelect(SqlSelect select, RelDataType targetRowType) {
    super.validateSelect(select, targetRowType);
    if (select.getGroup() != null
        && getSelectScope(select) instanceof AggregatingSelectScope grouped) {
      Multiset<?> sets = grouped.resolved.get().groupSets;
      if (sets.size() > sets.elementSet().size()) {
        throw QueryException.unsupported(
            select.getGroup().getParserPosition(), "a grouping set that is there twice");
      }
    }
    for (SqlNode limit : Arrays.asList(select.getOffset(), select.getFetch())) {
      if (limit instanceof SqlDynamicParam parameter) {
        rowCounts.add(parameter.getIndex());
        setValidatedNodeType(limit, typeFactory.createSqlType(SqlTypeName.BIGINT));
      }
    }
  }

  /**
   * Calcite compares texts with all else, the default of LAG with its value, too; and bytes that it
   * casts to a UUID may be more than one has.
   */
  @Override
  public void validateCall(SqlCall call, SqlValidatorScope scope) {
    super.validateCall(call, scope);
    if (call.getKind() == SqlKind.CAST
        && deriveType(scope, call).getSqlTypeName() == SqlTypeName.UUID
        && SqlTypeUtil.isBinary(deriveType(scope, call.operand(0)))) {
      throw QueryException.unsupported(call, "a cast of bytes to a UUID");
    }
    if (OF_OTHER_ROWS.contains(call.getKind()) && call.operandCount() > 2) {
      RelDataType value = deriveType(scope, call.operand(0));
      RelDataType other = deriveType(scope, call.operand(2));
      if (typeFactory.leastRestrictive(List.of(value, other)) == null) {
        throw new SqlCallBinding(this, scope, call).newValidationSignatureError();
      }
    }
  }

  @Override
  protected void validateOrderList(SqlSelect select) {
    SqlNodeList order = select.getOrderList();
    if (order != null) {
      select.setOrderBy(
          SortKeys.ofTables(order, select, Objects.requireNonNull(getRawSelectScope(select))));
    }
    super.validateOrderList(select);
  }

  /** The list of an IN has no type as long as it holds nothing but parameters. */
  @Override
  public RelDataType deriveType(SqlValidatorScope scope, SqlNode node) {
    StopCheck.tick();
    return node instanceof SqlNodeList && getValidatedNodeTypeIfKnown(node) == null
        ? getUnknownType()
        : super.deriveType(scope, node);
  }

  /** Calcite's overlay of a named window takes its frame, which is none, and not the own one. */
  @Override
  public SqlWindow resolveWindow(SqlNode windowOrRef, SqlValidatorScope scope) {
    SqlWindow resolved = super.resolveWindow(windowOrRef, scope);
    SqlWindow written =
        windowOrRef instanceof SqlIdentifier name
            ? getWindowByName(name, scope)
            : (SqlWindow) windowOrRef;
    if (written.getRefName() == null) {
      return resolved;
    }
    SqlWindow base = resolveWindow(written.getRefName(), scope);
    return SqlWindow.create(
        resolved.getDeclName(),
        null,
        base.getPartitionList(),
        written.getOrderList().isEmpty() ? base.getOrderList() : written.getOrderList(),
        SqlLiteral.createBoolean(written.isRows(), SqlParserPos.ZERO),
        written.getLowerBound(),
        written.getUpperBound(),
        null,
        written.getExclude(),
        resolved.getParserPosition());
  }

  /**
   * Between booleans and numbers, PostgreSQL casts integers only, and none between numbers and
   * times.
   */
  private static SqlTypeCoercionRule casts() {
    Map<SqlTypeName, ImmutableSet<SqlTypeName>> casts =
        new EnumMap<>(SqlTypeCoercionRule.lenientInstance().getTypeMapping());
    Set<SqlTypeName> others = new HashSet<>(SqlTypeName.NUMERIC_TYPES);
    others.remove(SqlTypeName.INTEGER);
    Set<SqlTypeName> moments =
        Set.of(SqlTypeName.TIMESTAMP, SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE);
    remove(casts, Set.of(SqlTypeName.BOOLEAN), others);
    remove(casts, others, Set.of(SqlTypeName.BOOLEAN));
    remove(casts, Set.copyOf(SqlTypeName.NUMERIC_TYPES), moments);
    remove(casts, moments, Set.copyOf(SqlTypeName.NUMERIC_TYPES));
    remove(casts, moments, Set.of(SqlTypeName.TIME));
    return SqlTypeCoercionRule.instance(casts);
  }

  /** Of casts to some types, removes those from others. */
  private static void remove(
      Map<SqlTypeName, ImmutableSet<SqlTypeName>> casts,
      Set<SqlTypeName> types,
      Set<SqlTypeName> others) {
    types.forEach(
        type ->
            casts.computeIfPresent(
                type, (to, from) -> ImmutableSet.copyOf(Sets.difference(from, others))));
  }

  @Override
  public SqlTypeMappingRule getTypeMappingRule() {
    return CASTS;
  }
}
