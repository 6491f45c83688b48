package ai.whattalk.jdbc.sql.dialect.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlAbstractDateTimeLiteral;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOrderBy;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.SqlWith;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlTrimFunction;
import org.jspecify.annotations.Nullable;

/**
 * Names for a result's columns that the query gives no name, as PostgreSQL does: {@code count} for
 * {@code COUNT(*)}, {@code type} for {@code CAST(type AS TEXT)}. Where Calcite says {@code EXPR$0},
 * no query could refer to the column, so the names need not be unique.
 *
 * @param names the select list's names, null for a star
 * @param derived whether there is a name that the query does not give itself
 */
public record ColumnLabels(List<@Nullable String> names, boolean derived) {
  private static final String NAMELESS = "?column?";

  /** Between a name that several columns of a subquery have, and what tells them apart. */
  private static final String MARK = "\u0000";

  private static final Map<String, String> TYPES =
      Map.of(
          "bigint", "int8",
          "boolean", "bool",
          "char", "bpchar",
          "decimal", "numeric",
          "double", "float8",
          "float", "float8",
          "integer", "int4",
          "real", "float4",
          "smallint", "int2");

  /**
   * The names of a query's columns.
   *
   * @param query before validation, which replaces some functions by others
   */
  public static ColumnLabels of(SqlNode query) {
    if (query instanceof SqlOrderBy ordered) {
      return of(ordered.query);
    }
    if (query instanceof SqlWith with) {
      return of(with.body);
    }
    if (SqlKind.SET_QUERY.contains(query.getKind())) {
      return of(((SqlCall) query).<SqlNode>operand(0));
    }
    List<@Nullable String> names = new ArrayList<>();
    boolean derived = false;
    if (query instanceof SqlSelect select) {
      for (SqlNode item : select.getSelectList()) {
        String name = name(item);
        names.add(isStar(item) ? null : name == null ? NAMELESS : name);
        derived |= item.getKind() != SqlKind.AS && item.getKind() != SqlKind.IDENTIFIER;
      }
    } else if (query.getKind() == SqlKind.VALUES) {
      SqlCall row = ((SqlCall) query).operand(0);
      row.getOperandList().forEach(value -> names.add("column" + (names.size() + 1)));
      derived = true;
    }
    return new ColumnLabels(names, derived);
  }

  /**
   * Names by which an outer query can refer to the columns, or none if it can already, or if a star
   * hides some. Names that several columns have are made different, so that nothing refers to them.
   */
  List<String> forReferences() {
    Map<String, Integer> counts = new HashMap<>();
    for (String name : names) {
      if (name == null) {
        return List.of();
      }
      counts.merge(name.toLowerCase(Locale.ROOT), 1, Integer::sum);
    }
    if (!derived && counts.size() == names.size()) {
      return List.of();
    }
    List<String> unique = new ArrayList<>();
    for (String name : names) {
      boolean repeated = counts.getOrDefault(name.toLowerCase(Locale.ROOT), 0) > 1;
      unique.add(repeated ? name + MARK + unique.size() : name);
    }
    return unique;
  }

  /** The columns' names. Between two stars, which may be of any width, none is given. */
  public List<String> of(RelDataType rowType) {
    List<String> labels = new ArrayList<>();
    for (String field : rowType.getFieldNames()) {
      int mark = field.indexOf(MARK);
      labels.add(mark < 0 ? field : field.substring(0, mark));
    }
    for (int i = 0; i < names.size() && names.get(i) != null; i++) {
      name(labels, i, names.get(i));
    }
    int shift = labels.size() - names.size();
    for (int i = names.size() - 1; i >= 0 && names.get(i) != null; i--) {
      name(labels, i + shift, names.get(i));
    }
    return labels;
  }

  private static void name(List<String> labels, int index, String name) {
    if (SqlUtil.isGeneratedAlias(labels.get(index))) {
      labels.set(index, name);
    }
  }

  private static boolean isStar(SqlNode item) {
    return item instanceof SqlIdentifier identifier && identifier.isStar();
  }

  private static @Nullable String name(@Nullable SqlNode node) {
    if (node instanceof SqlIdentifier identifier) {
      return identifier.names.get(identifier.names.size() - 1);
    }
    if (node instanceof SqlIntervalLiteral) {
      return "interval";
    }
    if (node instanceof SqlUnknownLiteral literal) {
      return literal.tag.toLowerCase(Locale.ROOT);
    }
    if (node instanceof SqlAbstractDateTimeLiteral literal) {
      return literal.getTypeName().getName().toLowerCase(Locale.ROOT);
    }
    return node instanceof SqlCall call ? callName(call) : null;
  }

  private static @Nullable String callName(SqlCall call) {
    return switch (call.getKind()) {
      case AS -> name(call.operand(1));
      case CAST -> {
        SqlNode value = call.operand(0);
        while (value.getKind() == SqlKind.CAST) {
          value = ((SqlCall) value).operand(0);
        }
        String inner = name(value);
        yield inner == null ? type((SqlDataTypeSpec) call.operand(1)) : inner;
      }
      case CASE -> {
        String otherwise = name(((SqlCase) call).getElseOperand());
        yield otherwise == null ? "case" : otherwise;
      }
      case OVER, FILTER, WITHIN_GROUP, WITHIN_DISTINCT, IGNORE_NULLS, RESPECT_NULLS ->
          name(call.operand(0));
      case SELECT, ORDER_BY, WITH, VALUES, UNION, INTERSECT, EXCEPT -> first(of(call).names);
      case SCALAR_QUERY -> name(call.operand(0));
      case TRIM ->
          switch (call.<SqlLiteral>operand(0).getValueAs(SqlTrimFunction.Flag.class)) {
            case BOTH -> "btrim";
            case LEADING -> "ltrim";
            case TRAILING -> "rtrim";
          };
      case EXISTS -> "exists";
      case ROW -> "row";
      case ARRAY_VALUE_CONSTRUCTOR, ARRAY_QUERY_CONSTRUCTOR -> "array";
      default ->
          call.getOperator() instanceof SqlFunction function
              ? withoutVariant(function.getName()).toLowerCase(Locale.ROOT)
              : null;
    };
  }

  /** A name as queries write it: what follows a blank tells variants of one function apart. */
  private static String withoutVariant(String functionName) {
    int blank = functionName.indexOf(' ');
    return blank < 0 ? functionName : functionName.substring(0, blank);
  }

  private static @Nullable String first(List<@Nullable String> names) {
    return names.isEmpty() ? null : names.get(0);
  }

  private static @Nullable String type(SqlDataTypeSpec type) {
    String name = name(type.getTypeName());
    if (name == null) {
      return null;
    }
    String lowerCase = name.toLowerCase(Locale.ROOT);
    return TYPES.getOrDefault(lowerCase, lowerCase);
  }
}
