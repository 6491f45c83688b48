package ai.whattalk.jdbc.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The query parameters {@code per_page} and {@code page}, validated as Laravel does it. */
final class PageQuery {
  private static final int MAX_PER_PAGE = 100;

  private final Map<String, String> errors = new LinkedHashMap<>();
  private final int perPage;
  private final int page;

  PageQuery(Map<String, String> parameters, int defaultPerPage) {
    perPage =
        number(
            parameters,
            "per_page",
            defaultPerPage,
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

  /** Those of a list's rows that are on the page. */
  <T> List<T> rows(List<T> list) {
    long first = Math.min(list.size(), (long) perPage * (page - 1));
    long end = Math.min(list.size(), first + perPage);
    return list.subList((int) first, (int) end);
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
