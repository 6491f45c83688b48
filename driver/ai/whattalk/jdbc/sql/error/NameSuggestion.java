package ai.whattalk.jdbc.sql.error;

import java.util.Collection;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The name that was meant where one is nearly right. Stateless. */
public final class NameSuggestion {
  /** One letter in that many may be wrong, and one more. */
  private static final int LETTERS_PER_MISTAKE = 4;

  private NameSuggestion() {}

  /** The end of a message: {@code ; did you mean x?}, or nothing where no name is near. */
  public static String of(String mistaken, Collection<String> names) {
    String wanted = mistaken.toLowerCase(Locale.ROOT);
    LevenshteinDistance distance =
        new LevenshteinDistance(1 + wanted.length() / LETTERS_PER_MISTAKE);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      // -1 where it is over the limit.
      int far = distance.apply(wanted, name.toLowerCase(Locale.ROOT));
      if (far >= 0 && far < least) {
        least = far;
        nearest = name;
      }
    }
    // A name that is known is just not there.
    return nearest == null || least == 0 ? "" : "; did you mean " + nearest + "?";
  }
}
