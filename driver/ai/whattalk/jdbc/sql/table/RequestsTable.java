package ai.whattalk.jdbc.sql.table;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.http.LoggedRequest;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.type.SqlTypeName;

/** The table {@code requests}: the newest HTTP requests of the connection. */
final class RequestsTable extends SystemTable<LoggedRequest> {
  static final String NAME = "requests";
  static final String REMARKS = "The newest HTTP requests of this connection, one row each";

  RequestsTable() {
    super(
        List.of(
            SystemColumn.number(
                "id",
                SqlTypeName.BIGINT,
                false,
                "Number of the request, counted from 1 for each connection",
                LoggedRequest::id),
            SystemColumn.number(
                "statement_id",
                SqlTypeName.BIGINT,
                true,
                "The statement that made the request; null for those of the connection itself",
                LoggedRequest::statementId),
            SystemColumn.moment(
                "started_at",
                false,
                "When the request was sent; wall clock in the connection's timeZone",
                LoggedRequest::startedAt),
            SystemColumn.text("path", false, "Path of the URL", LoggedRequest::path),
            SystemColumn.text(
                "query", false, "Parameters as they stood in the URL", LoggedRequest::query),
            SystemColumn.number(
                "status",
                SqlTypeName.INTEGER,
                true,
                "HTTP status of the answer; null if there is none",
                LoggedRequest::status),
            SystemColumn.number(
                "attempt",
                SqlTypeName.INTEGER,
                false,
                "1 for the first try, 2 for the first retry, and so on",
                LoggedRequest::attempt),
            SystemColumn.number(
                "duration_ms",
                SqlTypeName.BIGINT,
                true,
                "Milliseconds until the answer was read or given up; null while the request is"
                    + " under way",
                request -> request.duration() == null ? null : request.duration().toMillis()),
            SystemColumn.number(
                "row_count",
                SqlTypeName.INTEGER,
                true,
                "Rows of the page; null if no page came",
                LoggedRequest::rowCount),
            SystemColumn.text(
                "served_from",
                false,
                "What answered: api, cache for a page that was kept, or demo for the demo account",
                request -> request.servedFrom().name().toLowerCase(Locale.ROOT))));
  }

  @Override
  List<LoggedRequest> read(AccountApi api) {
    return api.log().requests();
  }
}
