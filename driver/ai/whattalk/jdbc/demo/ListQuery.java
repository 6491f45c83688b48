package ai.whattalk.jdbc.demo;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The filters of {@code GET /user/conversations}, validated as Laravel does it. */
final class ListQuery {
  private static final Set<String> TYPES = Set.of("test", "widget", "whatsapp", "api");

  private final Map<String, String> errors = new LinkedHashMap<>();
  private final @Nullable String type;
  private final @Nullable String assistantId;
  private final @Nullable LocalDate dateFrom;
  private final @Nullable LocalDate dateTo;

  /**
   * Reads the parameters of a request.
   *
   * @param assistants by the numbers that they have as values of {@code assistant_id}
   */
  ListQuery(Map<String, String> parameters, Map<Integer, String> assistants) {
    type = parameters.get("type");
    if (type != null && !TYPES.contains(type)) {
      errors.put("type", "The selected type is invalid.");
    }
    assistantId = assistantId(parameters.get("assistant_id"), assistants);
    dateFrom = date(parameters, "date_from", "The date from field must match the format Y-m-d.");
    dateTo = date(parameters, "date_to", "The date to field must match the format Y-m-d.");
  }

  private @Nullable String assistantId(@Nullable String text, Map<Integer, String> assistants) {
    if (text == null) {
      return null;
    }
    try {
      String uuid = assistants.get(Integer.valueOf(text));
      if (uuid == null) {
        errors.put("assistant_id", "The selected assistant id is invalid.");
      }
      return uuid;
    } catch (NumberFormatException e) {
      errors.put("assistant_id", "The assistant id field must be an integer.");
      return null;
    }
  }

  /** What is wrong, by parameter; empty if nothing is. */
  Map<String, String> errors() {
    return errors;
  }

  /** Whether a row is in the list that is asked for. The day of {@code date_to} counts whole. */
  boolean selects(Conversation row) {
    LocalDateTime createdAt = row.createdAt();
    if (createdAt == null && (dateFrom != null || dateTo != null)) {
      return false;
    }
    return (type == null || type.equals(row.type()))
        && (assistantId == null || assistantId.equals(row.assistantId()))
        && (dateFrom == null || !createdAt.toLocalDate().isBefore(dateFrom))
        && (dateTo == null || !createdAt.toLocalDate().isAfter(dateTo));
  }

  private @Nullable LocalDate date(Map<String, String> parameters, String name, String error) {
    String text = parameters.get(name);
    if (text == null) {
      return null;
    }
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      errors.put(name, error);
      return null;
    }
  }
}
