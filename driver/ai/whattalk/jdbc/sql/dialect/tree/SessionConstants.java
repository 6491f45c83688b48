package ai.whattalk.jdbc.sql.dialect.tree;

import ai.whattalk.jdbc.api.http.DriverVersion;
import ai.whattalk.jdbc.sql.table.WhatTalkSchema;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL's functions say of the session: names that hold for every statement. */
public final class SessionConstants {

  public static final String VERSION = DriverVersion.CURRENT.text();

  private static final Map<String, String> VALUES =
      Map.of(
          "CURRENT_CATALOG", WhatTalkSchema.NAME,
          "CURRENT_DATABASE", WhatTalkSchema.NAME,
          "CURRENT_SCHEMA", WhatTalkSchema.NAME,
          "VERSION", "WhatTalk " + VERSION);

  private SessionConstants() {}

  /** The value of a function that takes no operands; null if it is not of those. */
  static @Nullable SqlNode value(String function, SqlParserPos position) {
    String value = VALUES.get(function.toUpperCase(Locale.ROOT));
    return value == null
        ? null
        : PostgresTypes.cast(
            SqlLiteral.createCharString(value, position), SqlTypeName.VARCHAR, position);
  }

  /** The value of one that is called without parentheses; null if it is not of those. */
  static @Nullable SqlNode valueOfKeyword(String word, SqlParserPos position) {
    return word.toUpperCase(Locale.ROOT).matches("CURRENT_(CATALOG|SCHEMA)")
        ? value(word, position)
        : null;
  }
}
