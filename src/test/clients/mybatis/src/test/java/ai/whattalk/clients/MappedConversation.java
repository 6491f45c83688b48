package ai.whattalk.clients;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** A row, filled field by field. */
final class MappedConversation {
  String id;
  String assistantName;
  Integer messageCount;
  BigDecimal totalCost;
  Boolean aiEnabled;
  LocalDateTime createdAt;
  LocalDateTime updatedAt;
}
