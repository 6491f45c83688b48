package ai.whattalk.jdbc.api.evidence;

import org.jspecify.annotations.Nullable;

/** What a server was seen to do with a parameter; what is further down outweighs what is above. */
enum ParameterVerdict {
  NOT_ASKED("not asked yet"),
  UNDECIDED("asked; whether it is honoured is not shown yet"),
  HONOURED("honoured: it left rows out, and no other rows came"),
  BRINGS_NOTHING("not honoured: it brought no row, though there are some"),
  LOOSE("not honoured as documented: other rows came"),
  IGNORED("ignored: other rows came, as many in all as without it"),
  REFUSED("refused (422)");

  private final String text;

  ParameterVerdict(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /** Whether this is to replace what is said so far. */
  boolean outweighs(@Nullable String said) {
    for (ParameterVerdict known : values()) {
      if (known.text.equals(said)) {
        return compareTo(known) >= 0;
      }
    }
    return true;
  }
}
