package ai.whattalk.jdbc.sql.dialect.parse;

import ai.whattalk.jdbc.sql.error.MessagePosition;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.error.StopCheck;
import com.google.common.base.Ascii;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a statement before the lexer sees it: comments are blanked, dollar quotes become
 * single ones, and what was pasted with the statement is a space or named. The lexer would forgive
 * what is not closed, end a comment that holds another one too early, take some for optimiser
 * hints, and begin one with {@code //}.
 */
public final class StatementText {
  /** The tag of a dollar quote, with its dollars. */
  private static final Pattern DOLLARS = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

  /** Signs that come by pasting and look like others or like nothing; none is of ASCII. */
  private static final Map<String, String> PASTED =
      Map.of(
          "‘’‚‹›´", "a curly quote; text is in straight ones: '…'",
          "“”„«»", "a curly quote; names are in straight ones: \"…\"",
          "\u200b", "a zero-width space",
          "\u200c\u200d\u2060\u200e\u200f\u00ad", "a zero-width character",
          "–—−‐‑", "no minus: that is -",
          "…", "no part of SQL",
          "≤≥≠×÷", "no operator: these are <=, >=, <>, * and /",
          "；，（）＝", "a wide sign; SQL is written in those of ASCII");

  /** Signs of ASCII that mean nothing outside of quotes. */
  private static final Map<Character, String> OTHER_SIGNS =
      Map.of(
          '`', "names are in double quotes, \"…\", or in none, not in backticks",
          '@', "@ has no meaning here: there are no variables; ? is a parameter",
          '#', "# has no meaning here; -- begins a comment",
          '\\', "\\ has no meaning here: the driver has no commands of a shell");

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private final String sql;
  private final StringBuilder clean;

  private StatementText(String sql) {
    this.sql = sql;
    this.clean = new StringBuilder(sql);
  }

  /**
   * A text with spaces in place of its comments, so that all else stays where it is. Throws {@link
   * QueryException} for what is not closed.
   */
  public static String clean(String sql) {
    StatementText text = new StatementText(sql);
    int i = 0;
    while (i < sql.length()) {
      StopCheck.tick();
      i = text.clean(i);
    }
    return text.clean.toString();
  }

  /** The word that a statement begins with in upper case, whatever follows it; or nothing. */
  public static String firstWord(String sql) {
    StatementText text = new StatementText(sql);
    int begin = 0;
    while (begin < sql.length() && text.isBeforeStatement(begin)) {
      begin = text.clean(begin);
    }
    int end = begin;
    while (end < sql.length() && Character.isLetter(sql.charAt(end))) {
      end++;
    }
    return sql.substring(begin, end).toUpperCase(Locale.ROOT);
  }

  private boolean isBeforeStatement(int i) {
    char c = sql.charAt(i);
    return Character.isWhitespace(c)
        || Character.isSpaceChar(c)
        || c == ';'
        || c == BYTE_ORDER_MARK
        || sql.startsWith("--", i)
        || sql.startsWith("/*", i);
  }

  /** Cleans what begins at an index, and gives the index behind it. */
  private int clean(int i) {
    char c = sql.charAt(i);
    switch (c) {
      case '\'' -> {
        return endOfQuoted(i, c, isEscapeString(i), "a text");
      }
      case '"' -> {
        return endOfQuoted(i, c, false, "a quoted name");
      }
      case '-' -> {
        return sql.startsWith("--", i) ? blank(i, endOfLine(i)) : i + 1;
      }
      case '/' -> {
        if (sql.startsWith("//", i)) {
          throw failure(i, "// begins no comment; -- does");
        }
        return sql.startsWith("/*", i) ? blank(i, endOfBlock(i)) : i + 1;
      }
      case '$' -> {
        Matcher dollars = DOLLARS.matcher(sql).region(i, sql.length());
        boolean isPartOfName = i > 0 && Character.isJavaIdentifierPart(sql.charAt(i - 1));
        return dollars.lookingAt() && !isPartOfName ? dollarQuoted(i, dollars.group()) : i + 1;
      }
      default -> {
        checkSign(i, c);
        return c == BYTE_ORDER_MARK || Character.isSpaceChar(c) ? blank(i, i + 1) : i + 1;
      }
    }
  }

  private void checkSign(int i, char c) {
    if (c > Ascii.MAX) {
      for (Map.Entry<String, String> pasted : PASTED.entrySet()) {
        if (pasted.getKey().indexOf(c) >= 0) {
          throw failure(i, String.format(Locale.ROOT, "U+%04X is %s", (int) c, pasted.getValue()));
        }
      }
    }
    String other = OTHER_SIGNS.get(c);
    boolean isPartOfName = i > 0 && Character.isJavaIdentifierPart(sql.charAt(i - 1));
    if (other != null && !isPartOfName) {
      throw failure(i, other);
    }
  }

  /** A doubled quote needs no care without escapes: the text goes on as another quoted one. */
  private int endOfQuoted(int from, char quote, boolean escapes, String what) {
    int i = from + 1;
    while (i < sql.length() && (sql.charAt(i) != quote || (escapes && isDoubled(i)))) {
      i += escapes && (sql.charAt(i) == '\\' || sql.charAt(i) == quote) ? 2 : 1;
    }
    if (from > 1
        && (sql.startsWith("U&", from - 2) || sql.startsWith("u&", from - 2))
        && sql.substring(from, Math.min(i, sql.length())).contains("\\+")) {
      throw failure(from, "\\+ in a text of U& is not supported");
    }
    if (i >= sql.length()) {
      throw failure(from, what + " that begins here is not closed: " + quote + " is missing");
    }
    return i + 1;
  }

  private boolean isDoubled(int quote) {
    return quote + 1 < sql.length() && sql.charAt(quote + 1) == sql.charAt(quote);
  }

  /** Whether the quote is that of {@code E'…'}, in which a backslash escapes. */
  private boolean isEscapeString(int quote) {
    return quote > 0
        && (sql.charAt(quote - 1) == 'E' || sql.charAt(quote - 1) == 'e')
        && (quote == 1 || !Character.isJavaIdentifierPart(sql.charAt(quote - 2)));
  }

  /** What is too long with its quotes doubled moves what follows to the right. */
  private int dollarQuoted(int from, String dollars) {
    int begin = from + dollars.length();
    int end = sql.indexOf(dollars, begin);
    if (end < 0) {
      throw failure(from, "a text that begins here is not closed: " + dollars + " is missing");
    }
    String quoted = "'" + sql.substring(begin, end).replace("'", "''") + "'";
    int behind = end + dollars.length();
    int moved = clean.length() - sql.length();
    String padding = " ".repeat(Math.max(0, behind - from - quoted.length()));
    clean.replace(from + moved, behind + moved, quoted + padding);
    return behind;
  }

  private int endOfLine(int from) {
    int i = from;
    while (i < sql.length() && sql.charAt(i) != '\n' && sql.charAt(i) != '\r') {
      i++;
    }
    return i;
  }

  private int endOfBlock(int from) {
    int depth = 0;
    int i = from;
    do {
      if (sql.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else if (sql.startsWith("*/", i)) {
        depth--;
        i += 2;
      } else {
        i++;
      }
    } while (depth > 0 && i < sql.length());
    if (depth > 0) {
      throw failure(from, "a comment that begins here is not closed: */ is missing");
    }
    return i;
  }

  private int blank(int from, int end) {
    int moved = clean.length() - sql.length();
    for (int i = from; i < end; i++) {
      char c = sql.charAt(i);
      if (c != '\n' && c != '\r' && c != '\t') {
        clean.setCharAt(i + moved, ' ');
      }
    }
    return end;
  }

  private QueryException failure(int index, String message) {
    String before = sql.substring(0, index);
    int line = (int) before.lines().count();
    boolean beginsLine = before.isEmpty() || before.endsWith("\n") || before.endsWith("\r");
    int column = index - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r'));
    return new QueryException(
        QueryProblem.SYNTAX, MessagePosition.of(beginsLine ? line + 1 : line, column, message));
  }
}
