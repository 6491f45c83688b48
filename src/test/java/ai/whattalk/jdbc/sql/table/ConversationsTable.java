package ai.whattalk.jdbc.sql.table;

/** The table of conversations, for tests that plan or count by themselves. */
public final class ConversationsTable {
  public static final ListTable TABLE = AccountTables.CONVERSATIONS;

  private ConversationsTable() {}
}
