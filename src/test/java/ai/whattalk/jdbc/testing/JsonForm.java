package ai.whattalk.jdbc.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Other ways in which a Laravel server may write the same page. */
public enum JsonForm {
  /** {@code 2025-01-25T14:30:00.000000Z}. */
  ISO_TIMESTAMPS {
    @Override
    void rewriteRow(ObjectNode row) {
      for (String field : List.of("created_at", "updated_at")) {
        if (row.get(field).isTextual()) {
          String text = row.get(field).textValue().replace(' ', 'T');
          row.put(field, text + (text.contains(".") ? "Z" : ".000000Z"));
        }
      }
    }
  },
  /** {@code "0.0045"}. */
  DECIMALS_AS_TEXT {
    @Override
    void rewriteRow(ObjectNode row) {
      if (row.get("total_cost").isNumber()) {
        row.put("total_cost", row.get("total_cost").decimalValue().toPlainString());
      }
    }
  },
  /** {@code 1} and {@code 0}. */
  NUMERIC_BOOLEANS {
    @Override
    void rewriteRow(ObjectNode row) {
      if (row.get("ai_enabled").isBoolean()) {
        row.put("ai_enabled", row.get("ai_enabled").booleanValue() ? 1 : 0);
      }
    }
  },
  /** Neither {@code total} nor {@code last_page}. */
  NO_TOTALS {
    @Override
    void rewritePage(ObjectNode page) {
      page.remove(List.of("total", "last_page", "last_page_url", "links"));
    }
  },
  /** {@code total}, but no {@code last_page}. */
  NO_LAST_PAGE {
    @Override
    void rewritePage(ObjectNode page) {
      page.remove(List.of("last_page", "last_page_url", "links"));
    }
  },
  /** No {@code per_page}. */
  NO_PER_PAGE {
    @Override
    void rewritePage(ObjectNode page) {
      page.remove("per_page");
    }
  };

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  void rewriteRow(ObjectNode row) {}

  void rewritePage(ObjectNode page) {}

  /** The ids of a page's rows. */
  static List<String> idsOf(String json) {
    try {
      return JSON.readTree(json).findValuesAsText("id");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A page that says another total: a number, from which its last page follows, or a text. */
  static String withTotal(String json, Object total) {
    try {
      ObjectNode page = (ObjectNode) JSON.readTree(json);
      page.putPOJO("total", total);
      if (total instanceof Long rows) {
        long perPage = page.get("per_page").asLong();
        long lastPage = Math.max(1, (rows + perPage - 1) / perPage);
        page.put("last_page", lastPage);
        if (page.get("current_page").asLong() >= lastPage) {
          page.putNull("next_page_url");
        } else if (page.get("next_page_url").isNull()) {
          page.put("next_page_url", page.get("last_page_url").asText());
        }
      }
      return JSON.writeValueAsString(page);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String rewrite(String json, Set<JsonForm> forms, @Nullable FaultyPages faults) {
    if (forms.isEmpty() && faults == null) {
      return json;
    }
    try {
      ObjectNode page = (ObjectNode) JSON.readTree(json);
      for (JsonForm form : forms) {
        for (JsonNode row : page.path("data")) {
          form.rewriteRow((ObjectNode) row);
        }
        form.rewritePage(page);
      }
      if (faults != null) {
        faults.rewrite(page);
      }
      return JSON.writeValueAsString(page);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
