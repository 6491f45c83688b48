package ai.whattalk.jdbc.shell;

/** How a run of the shell ended, as its exit code says. */
enum ExitStatus {
  DONE(0),
  /** A statement failed, or its rows could not be written; what follows it was not run. */
  FAILED(1),
  BAD_USAGE(2),
  /** A key or a URL that is wrong, or a server that does not answer. */
  NOT_CONNECTED(3);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}
