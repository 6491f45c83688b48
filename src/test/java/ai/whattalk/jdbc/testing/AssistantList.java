package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.demo.Assistant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The list of assistants in the driver's terms. */
public final class AssistantList {
  /** Asks for every assistant. */
  public static final ListFilter ALL = ListFilter.all(AccountLists.ASSISTANTS);

  private AssistantList() {}

  /** What the driver has read, in the form of made-up rows. */
  public static Assistant assistant(ListRow row) {
    @Nullable Object[] values = row.values();
    return new Assistant(
        Objects.requireNonNull((Integer) values[0]),
        (String) values[1],
        (String) values[2],
        (String) values[3],
        (String) values[4],
        (String) values[5],
        (String) values[6],
        (String) values[7],
        (Integer) values[8],
        (Integer) values[9],
        (Integer) values[10],
        (Boolean) values[11],
        ConversationList.time(values[12]),
        ConversationList.time(values[13]),
        ConversationList.time(values[14]));
  }
}
