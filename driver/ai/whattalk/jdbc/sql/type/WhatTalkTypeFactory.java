package ai.whattalk.jdbc.sql.type;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.apache.calcite.jdbc.JavaTypeFactoryImpl;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.jspecify.annotations.Nullable;

/** Creates types of the {@link WhatTalkTypeSystem}, with text of any script. */
public final class WhatTalkTypeFactory extends JavaTypeFactoryImpl {

  public WhatTalkTypeFactory() {
    super(WhatTalkTypeSystem.INSTANCE);
  }

  /** Calcite's own default is Latin-1, which refuses literals beyond it. */
  @Override
  public Charset getDefaultCharset() {
    return StandardCharsets.UTF_8;
  }

  /**
   * What a value may be compared with, and stand for, without a cast that is written: a family of
   * types, DATETIME for dates with and without times; null for a NULL, and for what has no family.
   */
  public static @Nullable SqlTypeFamily family(RelDataType type) {
    return switch (type.getSqlTypeName()) {
      case NULL, ANY -> null;
      case DATE, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> SqlTypeFamily.DATETIME;
      default ->
          SqlTypeUtil.isInterval(type)
              ? SqlTypeFamily.DATETIME_INTERVAL
              : type.getSqlTypeName().getFamily();
    };
  }

  /**
   * There is none for types of several families, where Calcite's own knows one of dates and
   * numbers. It finds none for a DATE among TIMESTAMPs of several precisions. Of decimals, it keeps
   * the digits before the point and gives up those behind it.
   */
  @Override
  public @Nullable RelDataType leastRestrictive(List<RelDataType> types) {
    if (types.stream().map(WhatTalkTypeFactory::family).filter(Objects::nonNull).distinct().count()
        > 1) {
      return null;
    }
    boolean mixed =
        types.stream().anyMatch(type -> type.getSqlTypeName() == SqlTypeName.DATE)
            && types.stream().anyMatch(type -> type.getSqlTypeName() == SqlTypeName.TIMESTAMP);
    boolean scaled =
        types.stream().filter(SqlTypeUtil::isDecimal).map(RelDataType::getScale).distinct().count()
            > 1;
    return super.leastRestrictive(
        types.stream()
            .map(type -> mixed ? timestampIfDate(type) : scaled ? narrowIfDecimal(type) : type)
            .toList());
  }

  private RelDataType narrowIfDecimal(RelDataType type) {
    int most = WhatTalkTypeSystem.MAX_DECIMAL_SCALE + type.getScale();
    return SqlTypeUtil.isDecimal(type) && type.getPrecision() > most
        ? createTypeWithNullability(
            createSqlType(SqlTypeName.DECIMAL, most, type.getScale()), type.isNullable())
        : type;
  }

  private RelDataType timestampIfDate(RelDataType type) {
    return type.getSqlTypeName() == SqlTypeName.DATE
        ? createTypeWithNullability(createSqlType(SqlTypeName.TIMESTAMP), type.isNullable())
        : type;
  }
}
