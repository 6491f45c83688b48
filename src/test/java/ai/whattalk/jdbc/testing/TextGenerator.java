package ai.whattalk.jdbc.testing;

import java.util.Locale;
import java.util.SplittableRandom;

/** Makes texts that are values of a type, or nearly are, by a seed. */
public final class TextGenerator {
  private final SplittableRandom random;

  /** Gives for a seed always the same texts. */
  public TextGenerator(long seed) {
    random = new SplittableRandom(seed);
  }

  /** What a text is to look like. */
  public enum Kind {
    DATE,
    TIMESTAMP,
    TIME,
    INTERVAL,
    NUMBER,
    BOOLEAN,
    UUID
  }

  /** A text of a kind, of which one in four has a sign more or less. */
  public String text(Kind kind) {
    String text =
        switch (kind) {
          case DATE -> oneIn(4) ? day() + between() + time() + zone() : day();
          case TIMESTAMP -> day() + (oneIn(4) ? "" : between() + time()) + zone();
          case TIME -> (oneIn(5) ? day() + " " : "") + time() + (oneIn(3) ? zone() : "");
          case INTERVAL -> interval();
          case NUMBER -> number();
          case BOOLEAN -> truth();
          case UUID -> uuid();
        };
    String mutated = oneIn(4) ? mutated(text) : text;
    return oneIn(6) ? " " + mutated + "\t" : mutated;
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String digits(int least, int most) {
    String number = Integer.toString(random.nextInt(least, most + 1));
    return number.length() < 2 && !oneIn(4) ? "0" + number : number;
  }

  private String day() {
    String year = oneIn(5) ? digits(0, 99) : digits(1900, 2100);
    String month = digits(1, oneIn(6) ? 14 : 12);
    String day = digits(1, oneIn(3) ? 31 : 28);
    String sign = pick("-", "-", "-", "/", ".");
    String name = pick("Jan", "FEBRUARY", "march", "Sept", "sep", "May", "june", "Dec", "Okt");
    return switch (random.nextInt(10)) {
      case 0, 1, 2 -> year + sign + month + sign + day;
      case 3 -> month + sign + day + sign + year;
      case 4 -> day + sign + month + sign + year;
      case 5 -> year + month + day;
      case 6 -> name + pick(" ", "-", "") + day + pick(", ", " ", "-") + year;
      case 7 -> day + pick(" ", "-", "") + name + pick(" ", "-", "") + year;
      case 8 -> pick("", "Mon, ", "sunday ") + year + pick("-", " ") + name + pick("-", " ") + day;
      default -> pick("today", "Tomorrow", "yesterday", "epoch", "TODAY");
    };
  }

  private String between() {
    return pick("T", " ", " ", "  ", "t", ", ");
  }

  private String time() {
    String clock = digits(0, oneIn(8) ? 25 : 23) + ":" + digits(0, oneIn(8) ? 61 : 59);
    return switch (random.nextInt(7)) {
      case 0 -> clock;
      case 1, 2 -> clock + ":" + digits(0, oneIn(8) ? 61 : 59);
      case 3 -> clock + ":" + digits(0, 59) + "." + pick("5", "125", "001", "", "99");
      case 4 -> clock.replace(":", "");
      case 5 -> digits(0, 13) + ":" + digits(0, 59) + pick(" ", "") + pick("am", "PM", "Pm");
      default -> clock.replace(":", "") + digits(10, 59);
    };
  }

  private String zone() {
    return pick(
        "",
        "",
        "",
        "Z",
        "z",
        " UTC",
        "+03",
        "+03:00",
        "-0530",
        " +3",
        "-11",
        "+16",
        " Zulu",
        " Europe/Istanbul",
        "+5:45");
  }

  private String interval() {
    StringBuilder text = new StringBuilder();
    int parts = 1 + random.nextInt(3);
    // Milliseconds are the least that intervals have here.
    boolean fraction = oneIn(3);
    for (int i = 0; i < parts; i++) {
      text.append(i == 0 ? "" : " ")
          .append(pick("", "", "-", "+"))
          .append(random.nextInt(100))
          .append(fraction ? ".5" : "")
          .append(oneIn(6) ? "" : " ")
          .append(
              pick(
                  "day",
                  "days",
                  "hour",
                  "h",
                  "minutes",
                  "min",
                  "sec",
                  "seconds",
                  "week",
                  "d",
                  fraction ? "HOURS" : "ms",
                  "fortnight"));
    }
    return switch (random.nextInt(8)) {
      case 0 -> pick("", "-", "3 days ", "1 day -") + time();
      case 1 -> "P" + random.nextInt(9) + "DT" + random.nextInt(20) + "H" + pick("", "5M", "5.5S");
      case 2 -> text + " ago";
      case 3 -> "@ " + text;
      case 4 -> Integer.toString(random.nextInt(1000));
      default -> text.toString();
    };
  }

  private String number() {
    String whole = Long.toString(random.nextLong() >>> random.nextInt(64));
    return pick("", "", "-", "+")
        + switch (random.nextInt(10)) {
          case 0, 1, 2 -> whole;
          case 3 -> random.nextInt(1000) + "." + pick("", "5", "25", "499", "5000");
          case 4 -> "." + random.nextInt(100);
          case 5 -> random.nextInt(100) + pick("e", "E") + pick("", "-", "+") + random.nextInt(60);
          case 6 -> pick("NaN", "inf", "Infinity", "nan", "infinit");
          case 7 -> pick("0x1F", "0o17", "0b101", "0xG", "1_000", "1__0", "0x_f", "1_000.5");
          case 8 -> pick("32767", "32768", "2147483647", "2147483648", "9223372036854775808");
          default -> pick("1e400", "1e-400", "0", "-0", "1e38", "4e38", "1e-46", "0e999999999");
        };
  }

  private String truth() {
    String word =
        pick("true", "false", "yes", "no", "on", "off", "1", "0", "t", "f", "y", "n", "2", "oui");
    String cut = oneIn(3) ? word.substring(0, random.nextInt(word.length() + 1)) : word;
    return oneIn(3) ? cut.toUpperCase(Locale.ROOT) : cut;
  }

  private String uuid() {
    String text = new java.util.UUID(random.nextLong(), random.nextLong()).toString();
    return switch (random.nextInt(6)) {
      case 0 -> text.toUpperCase(Locale.ROOT);
      case 1 -> "{" + text + "}";
      case 2 -> text.replace("-", "");
      case 3 -> text.replace("-", "").replaceAll("(.{4})(?!$)", "$1-");
      case 4 -> pick("1-2-3-4-5", "{" + text, text + "}", "", text.substring(1), text + "0");
      default -> text;
    };
  }

  private String mutated(String text) {
    int at = random.nextInt(text.length() + 1);
    if (at < text.length() && oneIn(2)) {
      return text.substring(0, at) + text.substring(at + 1);
    }
    return text.substring(0, at)
        + pick("-", ":", ".", " ", "0", "9", "x", "T", "+", "/", "ş", ",")
        + text.substring(at);
  }
}
