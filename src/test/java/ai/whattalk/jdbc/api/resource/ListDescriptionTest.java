package ai.whattalk.jdbc.api.resource;

import static ai.whattalk.jdbc.api.resource.MadeUpLists.CODES;
import static ai.whattalk.jdbc.api.resource.MadeUpLists.ENTRIES;
import static ai.whattalk.jdbc.api.resource.MadeUpLists.TICKETS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ai.whattalk.jdbc.api.resource.ListParameter.Match;
import org.junit.jupiter.api.Test;

/** What a description says of a list, and what it says where a list lacks something. */
class ListDescriptionTest {

  @Test
  void columnsAreInTheOrderInWhichTheyAreDescribed() {
    assertThat(TICKETS.columns())
        .extracting(ListColumn::name)
        .containsExactly("id", "owner", "state");
    assertThat(TICKETS.ordinal("state")).isEqualTo(2);
    assertThat(TICKETS.name(2)).isEqualTo("state");
    assertThat(TICKETS.ordinal("label")).isNull();
  }

  @Test
  void parametersAreInTheOrderInWhichTheyAreDescribed() {
    assertThat(TICKETS.parameters())
        .extracting(ListParameter::name)
        .containsExactly("state", "owned_by");
    assertThat(TICKETS.parameters()).isSorted();
  }

  @Test
  void aColumnHasTheParameterThatComparesIt() {
    assertThat(TICKETS.equal(0)).isNull();
    assertThat(TICKETS.equal(1).name()).isEqualTo("owned_by");
    assertThat(TICKETS.equal(2).documented()).containsExactly("open", "closed");
  }

  @Test
  void daysBoundTheTimeAtWhichRowsWereMade() {
    assertThat(ENTRIES.hasDays()).isTrue();
    assertThat(ENTRIES.name(ENTRIES.createdAt())).isEqualTo("made");
    assertThat(ENTRIES.name(ENTRIES.updatedAt())).isEqualTo("changed");
    assertThat(ENTRIES.parameters())
        .extracting(ListParameter::name, ListParameter::column, ListParameter::match)
        .containsExactly(tuple("from", 2, Match.FROM_DAY), tuple("to", 2, Match.TO_DAY));
    assertThat(ENTRIES.fromDay()).isEqualTo(ENTRIES.parameters().get(0));
    assertThat(ENTRIES.toDay()).isEqualTo(ENTRIES.parameters().get(1));
    assertThat(ENTRIES.equal(2)).isNull();
  }

  @Test
  void aListMayHaveNoTimesAndNoParameters() {
    assertThat(CODES.createdAt()).isEqualTo(ListDescription.NONE);
    assertThat(CODES.updatedAt()).isEqualTo(ListDescription.NONE);
    assertThat(CODES.parameters()).isEmpty();
    assertThat(CODES.hasDays()).isFalse();
    assertThat(CODES.fromDay()).isNull();
    assertThat(CODES.toDay()).isNull();
    assertThat(CODES.lookup()).isNull();
  }

  @Test
  void onlyTextsAreCompared() {
    ListDescription list = new ListDescription("x", "rows", 1).column("id", FieldType.INTEGER);

    assertThatThrownBy(() -> list.equal("id", "id")).hasMessage("id is no text");
  }

  @Test
  void conversationsAreAskedForByTheNumberOfTheirAssistant() {
    ListDescription.NumberLookup lookup = AccountLists.CONVERSATIONS.lookup();

    assertThat(lookup.parameter().name()).isEqualTo("assistant_id");
    assertThat(lookup.list()).isSameAs(AccountLists.ASSISTANTS);
    assertThat(lookup.list().name(lookup.text())).isEqualTo("uuid");
    assertThat(lookup.list().name(lookup.number())).isEqualTo("id");
    assertThat(AccountLists.CONVERSATIONS.isLookedUp(lookup.parameter())).isTrue();
    assertThat(AccountLists.CONVERSATIONS.isLookedUp(AccountLists.CONVERSATIONS.fromDay()))
        .isFalse();
  }

  @Test
  void isShownAsItsPath() {
    assertThat(CODES).hasToString("user/codes");
  }
}
