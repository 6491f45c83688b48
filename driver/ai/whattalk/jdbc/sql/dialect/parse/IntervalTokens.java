package ai.whattalk.jdbc.sql.dialect.parse;

import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.INFIX_CAST;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.INTERVAL;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.LPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.MINUS;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.PLUS;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.RPAREN;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.SLASH;
import static org.apache.calcite.sql.parser.babel.SqlBabelParserImplConstants.STAR;

import ai.whattalk.jdbc.sql.dialect.function.IntervalText;
import ai.whattalk.jdbc.sql.dialect.tree.PostgresSyntax;
import ai.whattalk.jdbc.sql.error.QueryException;
import ai.whattalk.jdbc.sql.error.QueryProblem;
import java.time.Duration;
import java.util.Locale;

/**
 * Makes PostgreSQL's intervals those of the standard: {@code INTERVAL '30 days'}, {@code '30
 * days'::INTERVAL} and {@code CAST('30 days' AS INTERVAL)} become {@code INTERVAL '30' DAY}. What
 * else is cast to an interval, {@link PostgresSyntax} makes a call. One that has months and days or
 * less can be added or subtracted: the one after the other, as PostgreSQL does it.
 */
final class IntervalTokens {
  private static final String[] UNITS = {
    "YEAR",
    "MONTH",
    "DAY",
    "HOUR",
    "MINUTE",
    "SECOND",
    "YEARS",
    "MONTHS",
    "DAYS",
    "HOURS",
    "MINUTES",
    "SECONDS",
    "WEEK",
    "WEEKS",
    "QUARTER",
    "QUARTERS"
  };

  private final StatementTokens tokens;

  private IntervalTokens(StatementTokens tokens) {
    this.tokens = tokens;
  }

  static void apply(StatementTokens tokens) {
    IntervalTokens rule = new IntervalTokens(tokens);
    for (int i = 0; i < tokens.size(); i++) {
      rule.prefix(i);
      if (tokens.kind(i) == INTERVAL && tokens.isString(i + 1)) {
        rule.unit(i);
      }
    }
  }

  /** Writes the two forms of a cast as the literal. */
  private void prefix(int i) {
    if (tokens.isString(i)
        && tokens.kind(i + 1) == INFIX_CAST
        && tokens.kind(i + 2) == INTERVAL
        && !tokens.isString(i + 3)) {
      tokens.remove(i + 1);
      tokens.move(i + 1, i);
    } else if (tokens.isWord(i, "CAST")
        && tokens.kind(i + 1) == LPAREN
        && tokens.isString(i + 2)
        && tokens.isWord(i + 3, "AS")
        && tokens.kind(i + 4) == INTERVAL
        && tokens.kind(i + 5) == RPAREN) {
      tokens.remove(i + 5);
      tokens.remove(i + 3);
      tokens.move(i + 3, i + 2);
      tokens.remove(i, 2);
    } else if (tokens.kind(i) == INTERVAL
        && (tokens.kind(i - 1) == INFIX_CAST && !tokens.isWord(i + 1, UNITS)
            || tokens.isWord(i - 1, "AS") && tokens.kind(i + 1) == RPAREN)) {
      // The parser takes the name of a type there, and no interval without units.
      tokens.quote(i);
    }
  }

  /** Writes the unit behind the literal, if it is in it or nowhere. */
  private void unit(int i) {
    String text = tokens.string(i + 1);
    boolean unitFollows = tokens.isWord(i + 2, UNITS);
    int last = tokens.isWord(i + 3, "TO") ? i + 4 : i + 2;
    if (tokens.isWord(last, "SECOND") && tokens.kind(last + 1) == LPAREN) {
      throw QueryException.unsupported(tokens.position(last), "SECOND(n) in an interval");
    }
    if (unitFollows && text.codePoints().noneMatch(Character::isLetter)) {
      if (tokens.isWord(i + 2, "DAY") && last > i + 2 && text.strip().startsWith("-")) {
        // The parser takes the sign for that of the hours, too.
        throw QueryException.unsupported(
            tokens.position(i + 1), "a negative interval of DAY TO " + tokens.word(last));
      }
      return;
    }
    IntervalText interval = tokens.read(i + 1, () -> IntervalText.of(text));
    int sign = tokens.kind(i - 1);
    int after = tokens.kind(i + 2);
    if (!interval.isMixed()) {
      write(i, interval);
    } else if ((sign == PLUS || sign == MINUS) && after != STAR && after != SLASH) {
      tokens.insert(i, "INTERVAL", "''", sign == PLUS ? "+" : "-");
      write(i, new IntervalText(interval.months(), 0));
      int second = i;
      while (tokens.kind(second) != sign) {
        second++;
      }
      write(second + 1, new IntervalText(0, interval.millis()));
    } else {
      throw tokens.failure(
          i,
          QueryProblem.UNSUPPORTED,
          "an interval of months and days, or of months and less than a day,"
              + " can only be added or subtracted");
    }
  }

  /** Writes what is of one kind in place of the text at {@code i + 1}. */
  private void write(int i, IntervalText interval) {
    if (interval.months() != 0) {
      write(i, Long.toString(interval.months()), "MONTH");
      return;
    }
    Duration duration = Duration.ofMillis(Math.abs(interval.millis()));
    String sign = interval.millis() < 0 ? "-" : "";
    if (duration.equals(Duration.ofDays(duration.toDays()))) {
      write(i, sign + duration.toDays(), "DAY");
    } else {
      String text =
          String.format(
              Locale.ROOT,
              "%s%d %02d:%02d:%02d.%03d",
              sign,
              duration.toDays(),
              duration.toHoursPart(),
              duration.toMinutesPart(),
              duration.toSecondsPart(),
              duration.toMillisPart());
      write(i, text, "DAY");
      tokens.insert(i + 3, "TO", "SECOND");
    }
  }

  private void write(int i, String text, String unit) {
    tokens.insert(i + 2, unit);
    tokens.insert(i + 1, "'" + text + "'");
    tokens.remove(i + 2);
  }
}
