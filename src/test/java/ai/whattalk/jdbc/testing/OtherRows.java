package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Assistant;
import ai.whattalk.jdbc.demo.Conversation;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is peculiar in the rows of an account that else has those of a {@link SampleAccount}. */
enum OtherRows {
  NONE {
    @Override
    Conversation of(Conversation row) {
      return row;
    }
  },
  /** One row in five has no {@code created_at}. */
  UNDATED {
    @Override
    Conversation of(Conversation row) {
      return number(row) % 5 == 0 ? with(row, row.id(), row.assistantId(), null) : row;
    }
  },
  /** One row in six was changed days or months after it was created. */
  UPDATED_LATER {
    @Override
    Conversation of(Conversation row) {
      int number = number(row);
      LocalDateTime createdAt = row.createdAt();
      return createdAt == null || number % 6 != 0
          ? row
          : new Conversation(
              row.id(),
              row.assistantId(),
              row.assistantName(),
              row.type(),
              row.messageCount(),
              row.totalCost(),
              row.aiEnabled(),
              createdAt,
              createdAt.plusDays(2 + number % 97));
    }
  },
  /**
   * Assistants whose ids differ by case, spaces or zeros, or are the number of another one, and
   * whose names nobody can tell apart. Two of them are deleted.
   */
  LOOK_ALIKE {
    @Override
    Conversation of(Conversation row) {
      String id = row.assistantId();
      List<String> ids =
          id == null
              ? List.of()
              : id.equals("7") ? SEVENS : List.of(id, id, id.toUpperCase(Locale.ROOT));
      return ids.isEmpty()
          ? row
          : with(row, row.id(), ids.get(number(row) % ids.size()), row.createdAt());
    }

    @Override
    void list(SimulatedAssistants assistants) {
      List<Assistant> listed = new ArrayList<>();
      for (Assistant assistant : assistants.rows()) {
        String uuid = String.valueOf(assistant.uuid());
        if (!DELETED.contains(uuid)) {
          listed.add(TestRows.assistant(NUMBERS.getOrDefault(uuid, assistant.number()), uuid));
        }
      }
      assistants.rows(listed);
    }
  };

  private static final List<String> SEVENS = List.of("7", "7", "07", "7 ");
  private static final List<String> DELETED = List.of("07", "c3d4e5f6-aaaa-4bbb-8ccc-ddd");
  private static final List<String> NAMES =
      List.of("Support", "Support", "support", "Support ", "Süpport");

  /** Such as are the ids of others. */
  private static final Map<String, Integer> NUMBERS =
      Map.of(TestRows.SUPPORT, 7, TestRows.SUPPORT.toUpperCase(Locale.ROOT), 8, "7", 70);

  private final Map<SampleAccount, List<Conversation>> rows = new EnumMap<>(SampleAccount.class);

  abstract Conversation of(Conversation row);

  /** Lists the assistants of such rows. */
  void list(SimulatedAssistants assistants) {}

  /** The rows of an account, made once. */
  synchronized List<Conversation> of(SampleAccount account) {
    return this == NONE
        ? account.rows()
        : rows.computeIfAbsent(account, key -> key.rows().stream().map(this::of).toList());
  }

  /** A row that differs. */
  static Conversation with(
      Conversation row,
      String id,
      @Nullable String assistantId,
      @Nullable LocalDateTime createdAt) {
    return new Conversation(
        id,
        assistantId,
        row.assistantId() != null && !row.assistantId().equals(assistantId)
            ? NAMES.get(number(row) % NAMES.size())
            : row.assistantName(),
        row.type(),
        row.messageCount(),
        row.totalCost(),
        row.aiEnabled(),
        createdAt,
        row.updatedAt());
  }

  static int number(Conversation row) {
    return row.id().hashCode() * 0x9E3779B9 >>> 8;
  }
}
