package ai.whattalk.jdbc.api.evidence;

/** What can be learned of a server from its answers, in the order in which it is shown. */
public enum ServerFact {
  PAGE_SIZE("page size"),
  PAGINATOR("paginator"),
  TOTALS("totals"),
  TYPE("parameter type", ParameterVerdict.NOT_ASKED),
  ASSISTANT_AS_NUMBER("parameter assistant_id as number", ParameterVerdict.NOT_ASKED),
  ASSISTANT_AS_TEXT("parameter assistant_id as text", ParameterVerdict.NOT_ASKED),
  DATE_FROM("parameter date_from", ParameterVerdict.NOT_ASKED),
  DATE_TO("parameter date_to", ParameterVerdict.NOT_ASKED),
  DAY_OF_DATE_TO("day of date_to"),
  CLOCK("clock of date_from and date_to"),
  ORDER("order of the list"),
  RATE_LIMIT("rate limit"),
  ASSISTANTS("list of assistants", "not asked yet");

  private final String text;
  private final String unknown;

  ServerFact(String text) {
    this(text, "not known yet");
  }

  ServerFact(String text, ParameterVerdict unknown) {
    this(text, unknown.text());
  }

  ServerFact(String text, String unknown) {
    this.text = text;
    this.unknown = unknown;
  }

  /** The fact's name in plain words; stable. */
  public String text() {
    return text;
  }

  /** What the table says of the fact before any answer has shown it. */
  String unknown() {
    return unknown;
  }
}
