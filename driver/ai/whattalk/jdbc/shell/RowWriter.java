package ai.whattalk.jdbc.shell;

import java.io.IOException;
import java.io.Writer;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Writes rows in a {@link RowFormat}. Keeps nothing between two results. */
interface RowWriter {

  /** Reads rows to their end. Returns how many there were. */
  long write(ResultSet rows, Writer out) throws SQLException, IOException;
}
