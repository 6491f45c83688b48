package ai.whattalk.jdbc.shell;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * SQL that is to be run, and what messages call it.
 *
 * @param text one statement or several, each but the last one with a semicolon
 */
record Script(String name, String text) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** SQL of the command line. */
  static Script ofArgument(String sql) {
    return new Script("-e", sql);
  }

  /**
   * What a file holds, which is UTF-8 whatever the system's charset.
   *
   * @throws CharacterCodingException if it is not
   */
  static Script ofFile(String file) throws IOException {
    return of(file, Files.readAllBytes(Path.of(file)));
  }

  /**
   * What comes through a pipe, to its end; UTF-8, too.
   *
   * @throws CharacterCodingException if it is not
   */
  static Script ofInput(InputStream input) throws IOException {
    return of("stdin", input.readAllBytes());
  }

  private static Script of(String name, byte[] bytes) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return new Script(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
  }
}
