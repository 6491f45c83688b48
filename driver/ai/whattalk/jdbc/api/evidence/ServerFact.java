package ai.whattalk.jdbc.api.evidence;

import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListDescription.NumberLookup;
import ai.whattalk.jdbc.api.resource.ListParameter;
import java.util.ArrayList;
import java.util.List;

/**
 * What can be learned of a server from its answers.
 *
 * @param text the fact's name in plain words; stable
 * @param unknown what the table says of the fact before any answer has shown it
 */
public record ServerFact(String text, String unknown) {
  static final ServerFact PAGE_SIZE = named("page size");
  static final ServerFact PAGINATOR = named("paginator");
  static final ServerFact TOTALS = named("totals");
  static final ServerFact ORDER = named("order of the list");
  static final ServerFact RATE_LIMIT = named("rate limit");

  private static ServerFact named(String text) {
    return new ServerFact(text, "not known yet");
  }

  /** What becomes of a parameter. */
  static ServerFact of(ListParameter parameter) {
    return ofParameter(parameter.name());
  }

  /** What becomes of a parameter that may be sent as number or as text. */
  static ServerFact of(ListParameter parameter, boolean asNumber) {
    return ofParameter(parameter.name() + (asNumber ? " as number" : " as text"));
  }

  private static ServerFact ofParameter(String name) {
    return new ServerFact("parameter " + name, ParameterVerdict.NOT_ASKED.text());
  }

  /** Whether the last day is included; of a list that has days. */
  static ServerFact lastDay(ListDescription list) {
    return named("day of " + list.toDay().name());
  }

  /** On which clock days are counted; of a list that has days. */
  static ServerFact clock(ListDescription list) {
    return named("clock of " + list.fromDay().name() + " and " + list.toDay().name());
  }

  /** Whether there is the list that has numbers. */
  static ServerFact of(NumberLookup lookup) {
    return new ServerFact("list of " + lookup.list().rowsName(), "not asked yet");
  }

  /** All facts about a list, in the order in which they are shown. */
  static List<ServerFact> all(ListDescription list) {
    List<ServerFact> facts = new ArrayList<>(List.of(PAGE_SIZE, PAGINATOR, TOTALS));
    for (ListParameter parameter : list.parameters()) {
      if (list.isLookedUp(parameter)) {
        facts.add(of(parameter, true));
        facts.add(of(parameter, false));
      } else {
        facts.add(of(parameter));
      }
    }
    if (list.hasDays()) {
      facts.add(lastDay(list));
      facts.add(clock(list));
    }
    facts.add(ORDER);
    facts.add(RATE_LIMIT);
    if (list.lookup() != null) {
      facts.add(of(list.lookup()));
    }
    return facts;
  }
}
