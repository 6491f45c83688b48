package ai.whattalk.jdbc.api.walk;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.AccountApi;
import ai.whattalk.jdbc.api.evidence.ServerMemory;
import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.failure.ApiFailure;
import ai.whattalk.jdbc.api.http.ApiKey;
import ai.whattalk.jdbc.api.http.ApiSettings;
import ai.whattalk.jdbc.api.http.RequestScope;
import ai.whattalk.jdbc.api.http.RetrySettings;
import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.resource.ScanSettings;
import ai.whattalk.jdbc.testing.ConversationList;
import ai.whattalk.jdbc.testing.RandomCases;
import ai.whattalk.jdbc.testing.UnreliableList;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Lists of servers that contradict themselves: the rows are all rows, or there is an error or a
 * warning. One seed is replayed with {@code -Dunreliable.seed=N -Dunreliable.seeds=1}.
 */
class UnreliableListTest {
  private static final int FIRST_SEED = Integer.getInteger("unreliable.seed", 0);
  private static final int SEEDS = RandomCases.count("unreliable.seeds", 500);

  /** What came of a scan. */
  private record Outcome(List<String> ids, List<String> warnings, @Nullable ApiException failure) {}

  @Test
  void givesAllRowsOrSaysThatItMayNot() {
    List<String> wrong = new ArrayList<>();
    for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
      UnreliableList list = new UnreliableList(seed);
      Outcome outcome = read(list, seed);
      String found = found(list, outcome);
      if (!found.isEmpty()) {
        wrong.add("seed " + seed + ": " + found + ": " + list + "\n  " + outcome);
      }
    }

    assertThat(wrong).isEmpty();
  }

  /** What is wrong with an outcome; empty if nothing is. */
  private static String found(UnreliableList list, Outcome outcome) {
    List<String> ids = outcome.ids;
    if (ids.stream().distinct().count() < ids.size()) {
      return "a row comes twice";
    }
    if (!list.ids().containsAll(ids)) {
      return "a row comes that is not there";
    }
    if (list.requests() > UnreliableList.MOST_REQUESTS) {
      return list.requests() + " requests";
    }
    ApiException failure = outcome.failure;
    if (failure != null) {
      boolean said =
          failure.failure() == ApiFailure.INCOMPLETE || failure.failure() == ApiFailure.NOT_THE_API;
      return said && !list.isHonest() ? "" : "an error: " + failure;
    }
    if (list.isHonest() && !outcome.warnings.isEmpty()) {
      return "a warning";
    }
    return ids.size() < list.ids().size() && outcome.warnings.isEmpty() ? "rows are lost" : "";
  }

  private static Outcome read(UnreliableList list, int seed) {
    SplittableRandom random = new SplittableRandom(seed + 1_000_000);
    ScanSettings scan =
        new ScanSettings(
            random.nextInt(4) == 0 ? 100 : random.nextInt(1, 25), 0, random.nextInt(4) > 0);
    ApiSettings settings =
        new ApiSettings(
            URI.create("http://localhost/api"),
            new ApiKey("key"),
            scan,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            new RetrySettings(2, Duration.ZERO),
            null,
            null);
    ServerMemory memory = new ServerMemory(AccountLists.CONVERSATIONS, System::nanoTime);
    List<String> warnings = new ArrayList<>();
    RowSource reader =
        new AccountApi(settings, list, memory)
            .list(AccountLists.CONVERSATIONS, new RequestScope(warnings::add))
            .read(
                new ReadRequest(
                    ConversationList.ALL,
                    random.nextInt(3) > 0 ? ReadRequest.ALL : random.nextInt(1, 80)));
    List<String> ids = new ArrayList<>();
    try {
      for (ListRow row = reader.next(); row != null; row = reader.next()) {
        ids.add(row.id());
      }
      return new Outcome(ids, warnings, null);
    } catch (ApiException e) {
      return new Outcome(ids, warnings, e);
    }
  }
}
