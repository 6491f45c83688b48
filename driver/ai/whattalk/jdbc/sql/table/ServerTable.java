package ai.whattalk.jdbc.sql.table;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.evidence.LearnedFact;
import java.util.List;

/** The table {@code server}: what was learned of the server that the connection asks. */
final class ServerTable extends SystemTable<LearnedFact> {
  static final String NAME = "server";
  static final String REMARKS =
      "What answers have shown of the server behind this base URL and key, one row a fact;"
          + " no key, host, id or name is in it";

  ServerTable() {
    super(
        List.of(
            SystemColumn.text(
                "fact", false, "What the row is about", learned -> learned.fact().text()),
            SystemColumn.text(
                "value",
                false,
                "What was seen in the last ten minutes, in plain words",
                LearnedFact::value),
            SystemColumn.text(
                "seen_in",
                true,
                "The newest request that showed it, identifiers masked; null if none has",
                LearnedFact::seenIn),
            SystemColumn.moment(
                "seen_at",
                true,
                "When that was answered; wall clock in the connection's timeZone",
                LearnedFact::seenAt)));
  }

  @Override
  List<LearnedFact> read(AccountApi api) {
    return api.facts();
  }
}
