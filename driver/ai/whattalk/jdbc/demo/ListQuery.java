package ai.whattalk.jdbc.demo;

import ai.whattalk.jdbc.api.Conversation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The query parameters of {@code GET /user/conversations}, validated as Laravel does it. */
final class ListQuery {
  private static final Set<String> TYPES = Set.of("test", "widget", "whatsapp", "api");
  private static final int DEFAULT_PER_PAGE = 15;
  private static final int MAX_PER_PAGE = 100;

  private final Map<String, String> errors = new LinkedHashMap<>();
  private final @Nullable String type;
  private final @Nullable String assistantId;
  private final @Nullable LocalDate dateFrom;
  private final @Nullable LocalDate dateTo;
  private final int perPage;
  private final int page;

  ListQuery(Map<String, String> parameters) {
    type = parameters.get("type");
    if (type != null && !TYPES.contains(type)) {
      errors.put("type", "The selected type is invalid.");
    }
    assistantId = parameters.get("assistant_id");
    dateFrom = date(parameters, "date_from", "The date from field must match the format Y-m-d.");
    dateTo = date(parameters, "date_to", "The date to field must match the format Y-m-d.");
    perPage =
        number(
            parameters,
            "per_page",
            DEFAULT_PER_PAGE,
            MAX_PER_PAGE,
            "The per page field must be between 1 and 100.");
    page = number(parameters, "page", 1, Integer.MAX_VALUE, "The page field must be at least 1.");
  }

  /** What is wrong, by parameter; empty if nothing is. */
  Map<String, String> errors() {
    return errors;
  }

  int perPage() {
    return perPage;
  }

  int page() {
    return page;
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

  private int number(
      Map<String, String> parameters, String name, int absent, int most, String error) {
    String text = parameters.get(name);
    if (text == null) {
      return absent;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported like a number out of range.
    }
    errors.put(name, error);
    return absent;
  }
}
