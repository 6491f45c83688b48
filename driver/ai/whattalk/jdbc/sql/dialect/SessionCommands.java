package ai.whattalk.jdbc.sql.dialect;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.EOF;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.SEMICOLON;

import ai.whattalk.jdbc.sql.dialect.parse.StatementTokens;
import ai.whattalk.jdbc.sql.dialect.tree.SessionConstants;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.table.WhatTalkSchema;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Statements about transactions and settings, which tools send unasked. There is no transaction,
 * and settings are those of the connection's URL: all are taken and do nothing, and a few settings
 * can be shown.
 */
final class SessionCommands {
  private static final Set<String> COMPLETE = Set.of("ABORT", "BEGIN", "COMMIT", "END", "ROLLBACK");

  private static final Set<String> WITH_OBJECT =
      Set.of("DEALLOCATE", "DISCARD", "RELEASE", "RESET", "SAVEPOINT", "SET", "START");

  /** Of PostgreSQL, by the names that SHOW takes. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "application_name", "",
          "client_encoding", "UTF8",
          "datestyle", "ISO, YMD",
          "default_transaction_isolation", "read committed",
          "search_path", WhatTalkSchema.NAME,
          "server_encoding", "UTF8",
          "server_version", SessionConstants.VERSION,
          "standard_conforming_strings", "on",
          "transaction_isolation", "read committed",
          "transaction_read_only", "on");

  private SessionCommands() {}

  /** Whether the tokens are one such statement; throws {@link QueryException} if they are more. */
  static boolean hasNothingToDo(StatementTokens tokens) {
    String verb = tokens.word(0);
    boolean complete =
        COMPLETE.contains(verb) || (WITH_OBJECT.contains(verb) && length(tokens) > 1);
    if (complete) {
      checkSingle(tokens);
    }
    return complete;
  }

  /** A query for the setting that a SHOW asks for; null if it is no SHOW of a setting. */
  static @Nullable String shown(StatementTokens tokens) {
    if (!tokens.isWord(0, "SHOW") || length(tokens) < 2) {
      return null;
    }
    checkSingle(tokens);
    StringBuilder words = new StringBuilder();
    for (int i = 1; i < length(tokens); i++) {
      words.append(i == 1 ? "" : " ").append(tokens.word(i).toLowerCase(Locale.ROOT));
    }
    String name =
        words.toString().equals("transaction isolation level")
            ? "transaction_isolation"
            : words.toString();
    String value = SETTINGS.get(name);
    return value == null ? null : "SELECT CAST('" + value + "' AS VARCHAR) AS " + name;
  }

  private static int length(StatementTokens tokens) {
    int length = 0;
    while (tokens.kind(length) != EOF && tokens.kind(length) != SEMICOLON) {
      length++;
    }
    return length;
  }

  /** Throws a {@link QueryException} if something follows the end of the first statement. */
  static void checkSingle(StatementTokens tokens) {
    for (int i = length(tokens); i < tokens.size(); i++) {
      if (tokens.kind(i) != EOF && tokens.kind(i) != SEMICOLON) {
        throw tokens.failure(i, QueryProblem.SYNTAX, "one statement at a time");
      }
    }
  }
}
