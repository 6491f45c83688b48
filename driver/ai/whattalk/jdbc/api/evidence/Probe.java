package ai.whattalk.jdbc.api.evidence;

/** What the driver asks for only because it may spare requests. */
public enum Probe {
  /** A list that is counted, or that is shorter than the one that the statement asks for. */
  LIST,
  /** The last page of a list. */
  END,
  /** A page in the middle of a list, to begin with. */
  OFFSET
}
