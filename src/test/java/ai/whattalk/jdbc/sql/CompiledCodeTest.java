package ai.whattalk.jdbc.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.calcite.runtime.Bindable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code is compiled once for statements that differ in constants. */
class CompiledCodeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT id, type FROM conversations WHERE id = 'c-#'",
        "SELECT id FROM conversations WHERE created_at >= TIMESTAMP '2025-01-# 00:00:00'",
        "SELECT id FROM conversations WHERE message_count < # AND type = 'a#' LIMIT #",
        "SELECT type, SUM(total_cost) FROM conversations WHERE total_cost > 0.# GROUP BY type",
        "SELECT id FROM conversations WHERE assistant_name ILIKE '%#%' OR message_count = #",
        "SELECT a.name, COUNT(*) FROM conversations c JOIN assistants a ON c.assistant_id = a.uuid"
            + " WHERE c.message_count < # GROUP BY a.name HAVING COUNT(*) > #",
        "SELECT id FROM conversations c WHERE created_at = (SELECT MAX(d.created_at)"
            + " FROM conversations d WHERE d.type = c.type AND d.message_count < #)",
      })
  void isOfOneShape(String sql) {
    assertThat(code(sql.replace("#", "11"))).isSameAs(code(sql.replace("#", "12")));
  }

  @Test
  void isAnotherForAnotherShape() {
    Bindable<?> code = code("SELECT id FROM conversations WHERE message_count < 11");

    assertThat(code("SELECT id FROM conversations WHERE message_count > 11")).isNotSameAs(code);
    assertThat(code("SELECT type FROM conversations WHERE message_count < 11")).isNotSameAs(code);
  }

  private static Bindable<?> code(String sql) {
    return new ParameterTyping(sql, 0, Map.of()).plan(Map.of()).code();
  }
}
