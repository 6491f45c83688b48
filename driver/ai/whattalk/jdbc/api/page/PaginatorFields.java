package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.resource.ListRow;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a server writes beside the rows, while it is read. For one page, not thread-safe. */
final class PaginatorFields {
  /** Beyond all lists. */
  private static final long MOST = 10_000_000_000L;

  /** In lower case. */
  private static final Set<String> FAILURES =
      Set.of("false", "0", "error", "fail", "failed", "failure");

  private @Nullable Long currentPage;
  private @Nullable Long perPage;
  private @Nullable Long total;
  private @Nullable Long lastPage;
  private boolean namesNextPage;
  private boolean hasNextPage;
  private boolean namesNextCursor;
  private @Nullable String nextCursor;
  private @Nullable String failed;
  private String reason = "";

  /** Takes the value at which the parser stands, if the field is one of these. */
  void read(String name, JsonParser json) throws IOException {
    switch (name) {
      case "current_page" -> currentPage = number(json, 1);
      case "per_page" -> perPage = number(json, 1);
      case "total" -> total = number(json, 0);
      case "last_page" -> lastPage = number(json, 1);
      case "next_page_url", "next" -> {
        namesNextPage = true;
        hasNextPage = json.currentToken() == JsonToken.VALUE_STRING && !json.getText().isBlank();
      }
      case "next_cursor" -> {
        namesNextCursor = true;
        nextCursor = json.currentToken() == JsonToken.VALUE_STRING ? json.getText() : null;
      }
      case "status", "success" -> {
        if (json.currentToken().isScalarValue()
            && FAILURES.contains(json.getText().strip().toLowerCase(Locale.ROOT))) {
          failed = name + " is " + json.getText().strip();
        }
      }
      case "error", "errors", "message" -> {
        String said = ErrorTexts.read(json);
        if (!said.isEmpty()) {
          reason = reason.isEmpty() ? ": " + said : reason + " (" + said + ")";
          failed = failed == null && !name.equals("message") ? "with an error" : failed;
        }
      }
      default -> {}
    }
  }

  /** By which words the server says that it failed; null if it does not. */
  @Nullable String failed() {
    return failed == null ? null : failed + reason;
  }

  /** What the server says beside it, behind a colon; empty if it does not. */
  String reason() {
    return reason;
  }

  Page page(List<ListRow> rows) {
    Paginator paginator =
        total != null || lastPage != null
            ? Paginator.LENGTH_AWARE
            : namesNextCursor
                ? Paginator.CURSOR
                : namesNextPage ? Paginator.SIMPLE : Paginator.NONE;
    boolean next = paginator == Paginator.CURSOR ? nextCursor != null : hasNextPage;
    return new Page(rows, paginator, currentPage, perPage, total, lastPage, next, nextCursor);
  }

  /** A number of the paginator; one that makes no sense is as good as none. */
  private static @Nullable Long number(JsonParser json, long least) throws IOException {
    JsonToken token = json.currentToken();
    if (token != JsonToken.VALUE_STRING && !token.isNumeric()) {
      return null;
    }
    try {
      long number = PhpNumbers.whole(json.getText());
      return number < least || number > MOST ? null : number;
    } catch (IllegalArgumentException | ArithmeticException e) {
      return null;
    }
  }
}
