package ai.whattalk.jdbc.api.page;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListParameter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A 422.
 *
 * @param body what the server said
 * @param failure the failure that it is if nothing can be left out
 */
public record Refusal(ErrorBody body, ApiException failure) implements Answer {

  /** The sent parameters that the server names as the reason. */
  public Set<ListParameter> refused(ListFilter sent) {
    return sent.values().keySet().stream()
        .filter(parameter -> names(parameter.name()))
        .collect(Collectors.toSet());
  }

  /**
   * The sent parameters that the server takes only with another one, by that one: it names a
   * parameter that was not sent. If that is a date, it goes with the other date, and a text with
   * the other texts. A message without a list of fields may have the name of a text by chance.
   */
  public Map<ListParameter, ListParameter> sentAlone(ListFilter sent) {
    Map<ListParameter, ListParameter> alone = new TreeMap<>();
    for (ListParameter missing : sent.list().parameters()) {
      if (!sent.values().containsKey(missing)
          && (missing.isDate() || body.errors() != null)
          && names(missing.name())) {
        sent.values().keySet().stream()
            .filter(parameter -> parameter.isDate() == missing.isDate())
            .forEach(parameter -> alone.put(parameter, missing));
      }
    }
    return alone;
  }

  /** Whether the server names a parameter as the reason. */
  public boolean names(String parameter) {
    if (body.errors() != null) {
      return body.errors().containsKey(parameter);
    }
    if (body.message() == null) {
      return false;
    }
    // Laravel writes "date from" for date_from in its messages.
    String name = parameter.replace("_", "[_ ]");
    return Pattern.compile("(?<![\\w-])" + name + "(?![\\w-])")
        .matcher(body.message().toLowerCase(Locale.ROOT))
        .find();
  }
}
