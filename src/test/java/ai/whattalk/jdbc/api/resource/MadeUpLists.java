package ai.whattalk.jdbc.api.resource;

import static ai.whattalk.jdbc.api.resource.FieldType.INTEGER;
import static ai.whattalk.jdbc.api.resource.FieldType.TEXT;
import static ai.whattalk.jdbc.api.resource.FieldType.TIMESTAMP;

/** Lists that no account has, each without something that the account's lists have. */
public final class MadeUpLists {
  /** No parameters, no times, small pages. */
  public static final ListDescription CODES =
      new ListDescription("user/codes", "codes", 3).column("number", INTEGER).column("label", TEXT);

  /** No times; the parameters are in another order than their columns. */
  public static final ListDescription TICKETS =
      new ListDescription("user/tickets", "tickets", 100)
          .column("id", INTEGER)
          .column("owner", TEXT)
          .column("state", TEXT)
          .equal("state", "state", "open", "closed")
          .equal("owned_by", "owner");

  /** Days and no other parameter. */
  public static final ListDescription ENTRIES =
      new ListDescription("user/entries", "entries", 100)
          .column("id", TEXT)
          .column("changed", TIMESTAMP)
          .column("made", TIMESTAMP)
          .times("made", "changed")
          .days("from", "to");

  private MadeUpLists() {}
}
