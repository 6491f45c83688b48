package ai.whattalk.jdbc.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ScriptTest {
  private static final String SQL = "SELECT 'ışğİ'";

  @TempDir private Path folder;

  @Test
  void isReadAsUtf8WithoutItsMark() throws IOException {
    byte[] bytes = ("\uFEFF" + SQL).getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("query.sql"), bytes);

    assertThat(Script.ofFile(file.toString()).text()).isEqualTo(SQL);
    assertThat(Script.ofInput(new ByteArrayInputStream(bytes)).text()).isEqualTo(SQL);
  }

  /** Else letters would get lost, and conditions on them would find nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"windows-1254", "UTF-16", "ISO-8859-9"})
  void isRefusedInAnotherCharset(String charset) throws IOException {
    byte[] bytes = SQL.getBytes(Charset.forName(charset));
    Path file = Files.write(folder.resolve("query.sql"), bytes);

    assertThatThrownBy(() -> Script.ofFile(file.toString()))
        .isInstanceOf(CharacterCodingException.class);
    assertThatThrownBy(() -> Script.ofInput(new ByteArrayInputStream(bytes)))
        .isInstanceOf(CharacterCodingException.class);
  }
}
