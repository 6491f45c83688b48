package ai.whattalk.jdbc.shell;

import java.util.Locale;

/** How rows are written. */
enum RowFormat {
  /** Columns below each other, for the eye. */
  TABLE(new TableWriter()),
  /** RFC 4180, with line feeds and a line of names; what is null is empty, empty text is "". */
  CSV(new CsvWriter()),
  /** An array of objects for each statement, a row on each line. */
  JSON(new JsonWriter());

  private final RowWriter writer;

  RowFormat(RowWriter writer) {
    this.writer = writer;
  }

  RowWriter writer() {
    return writer;
  }

  /** The format of a name. */
  static RowFormat of(String name) throws UsageException {
    for (RowFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
        return format;
      }
    }
    throw new UsageException("--format takes table, csv or json");
  }
}
