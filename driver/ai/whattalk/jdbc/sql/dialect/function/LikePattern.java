package ai.whattalk.jdbc.sql.dialect.function;

import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import ai.whattalk.jdbc.sql.error.StopCheck;

/**
 * LIKE and ILIKE as PostgreSQL has them: the escape character may stand before any other; called by
 * generated code, hence public.
 */
public final class LikePattern {

  private LikePattern() {}

  /** LIKE, with backslash as escape character. */
  public static boolean like(String text, String pattern) {
    return like(text, pattern, "\\");
  }

  /** LIKE with an escape character, or with none if that is empty. */
  public static boolean like(String text, String pattern, String escape) {
    if (escape.codePointCount(0, escape.length()) > 1) {
      throw new QueryException(
          QueryProblem.INVALID_ARGUMENT, "an escape is one character: '" + escape + "'");
    }
    return matches(
        text.codePoints().toArray(),
        pattern.codePoints().toArray(),
        escape.isEmpty() ? -1 : escape.codePointAt(0));
  }

  /** ILIKE, with backslash as escape character. */
  public static boolean ilike(String text, String pattern) {
    return like(TextFunctions.lower(text), TextFunctions.lower(pattern));
  }

  /** ILIKE with an escape character. */
  public static boolean ilike(String text, String pattern, String escape) {
    return like(
        TextFunctions.lower(text), TextFunctions.lower(pattern), TextFunctions.lower(escape));
  }

  /** At a mismatch, the last {@code %} takes one code point more. */
  private static boolean matches(int[] text, int[] pattern, int escape) {
    int t = 0;
    int p = 0;
    int afterPercent = -1;
    int percentTaken = 0;
    while (true) {
      StopCheck.tick();
      if (p < pattern.length && pattern[p] == '%' && pattern[p] != escape) {
        p++;
        afterPercent = p;
        percentTaken = t;
      } else if (p < pattern.length && t < text.length) {
        boolean escaped = pattern[p] == escape;
        if (escaped && p + 1 == pattern.length) {
          throw new QueryException(
              QueryProblem.INVALID_ARGUMENT, "LIKE pattern must not end with escape character");
        }
        int wanted = pattern[escaped ? p + 1 : p];
        if (wanted == text[t] || (!escaped && wanted == '_')) {
          p += escaped ? 2 : 1;
          t++;
        } else if (afterPercent < 0) {
          return false;
        } else {
          p = afterPercent;
          t = ++percentTaken;
        }
      } else if (p == pattern.length && t == text.length) {
        return true;
      } else if (afterPercent < 0 || percentTaken >= text.length) {
        return false;
      } else {
        p = afterPercent;
        t = ++percentTaken;
      }
    }
  }
}
