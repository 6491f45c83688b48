package ai.whattalk.jdbc.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the statements of a script: what semicolons end that stand in no text, name or comment, as
 * PostgreSQL writes these.
 */
final class StatementSplitter {
  /** What is passed over as a whole, or up to the end of the script. */
  private static final Pattern OPAQUE =
      Pattern.compile(
          "(?<![\\w$])[eE]'(?:[^'\\\\]++|\\\\.|'')*+(?:'|\\z)"
              + "|'[^']*+(?:'|\\z)"
              + "|\"[^\"]*+(?:\"|\\z)"
              + "|(?<comment>--[^\\n]*+)"
              + "|(?<![\\w$])(?<tag>\\$(?:[\\p{L}_][\\p{L}\\d_]*)?\\$)(?s:.*?)(?:\\k<tag>|\\z)",
          Pattern.DOTALL);

  private static final Pattern COMMENT_MARK = Pattern.compile("/\\*|\\*/");

  private final String script;
  private final Matcher opaque;
  private final List<String> statements = new ArrayList<>();

  private StatementSplitter(String script) {
    this.script = script;
    opaque = OPAQUE.matcher(script).useTransparentBounds(true);
  }

  /** The statements without their semicolons; nothing that is empty but for comments. */
  static List<String> split(String script) {
    return new StatementSplitter(script).split();
  }

  private List<String> split() {
    int start = 0;
    boolean empty = true;
    int i = 0;
    while (i < script.length()) {
      char c = script.charAt(i);
      if (script.startsWith("/*", i)) {
        i = afterComment(i);
      } else if (opaque.region(i, script.length()).lookingAt()) {
        empty &= opaque.group("comment") != null;
        i = opaque.end();
      } else {
        i++;
        if (c == ';') {
          add(start, i - 1, empty);
          start = i;
          empty = true;
        } else {
          empty &= Character.isWhitespace(c);
        }
      }
    }
    add(start, script.length(), empty);
    return statements;
  }

  private void add(int start, int end, boolean empty) {
    if (!empty) {
      statements.add(script.substring(start, end).strip());
    }
  }

  /** Comments of this kind stand in each other. */
  private int afterComment(int from) {
    Matcher mark = COMMENT_MARK.matcher(script).region(from, script.length());
    int depth = 0;
    while (mark.find()) {
      depth += mark.group().equals("/*") ? 1 : -1;
      if (depth == 0) {
        return mark.end();
      }
    }
    return script.length();
  }
}
