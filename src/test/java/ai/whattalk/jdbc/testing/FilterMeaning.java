package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.api.Conversation;
import ai.whattalk.jdbc.api.FilterParameter;
import java.time.LocalDate;

/** What a server takes a query parameter to ask for. */
@FunctionalInterface
public interface FilterMeaning {

  /** Any row, whatever the value, which is not even checked. */
  FilterMeaning IGNORED = (value, row) -> true;

  /** No row at all: a UUID that is compared with integers. */
  FilterMeaning NOTHING = (value, row) -> false;

  /** Up to the midnight at which the day begins. */
  FilterMeaning UP_TO_MIDNIGHT =
      (value, row) ->
          row.createdAt() != null
              && !row.createdAt().isAfter(LocalDate.parse(value).atStartOfDay());

  /** Whether a row is asked for. */
  boolean selects(String value, Conversation row);

  /** What the vendor's page says; the day of {@code date_to} counts whole. */
  static FilterMeaning documented(FilterParameter parameter) {
    return switch (parameter) {
      case TYPE -> (value, row) -> value.equals(row.type());
      case ASSISTANT_ID -> (value, row) -> value.equals(row.assistantId());
      case DATE_FROM ->
          (value, row) ->
              row.createdAt() != null
                  && !row.createdAt().toLocalDate().isBefore(LocalDate.parse(value));
      case DATE_TO ->
          (value, row) ->
              row.createdAt() != null
                  && !row.createdAt().toLocalDate().isAfter(LocalDate.parse(value));
    };
  }
}
