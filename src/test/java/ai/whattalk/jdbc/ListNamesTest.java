package ai.whattalk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import ai.whattalk.jdbc.api.resource.AccountLists;
import ai.whattalk.jdbc.api.resource.ListColumn;
import ai.whattalk.jdbc.api.resource.ListDescription;
import ai.whattalk.jdbc.api.resource.ListParameter;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What reads, counts and narrows lists knows them from their descriptions alone. */
final class ListNamesTest {
  private static final Path DRIVER = Path.of("driver/ai/whattalk/jdbc");

  /** Describe tables; those that are no lists have columns of their own, called the same. */
  private static final Set<String> TABLES =
      Set.of("AccountTables", "ConversationTypesTable", "RequestsTable", "TableDescriptions");

  /** Comments first, for they may hold quotes; then literals of text and of characters. */
  private static final Pattern LITERAL =
      Pattern.compile(
          "(?s:/\\*.*?\\*/|\"\"\"(.*?)\"\"\")|//.*"
              + "|\"((?:\\\\.|[^\"\\\\])*+)\"|'(?:\\\\.|[^'\\\\])+'");

  /** Columns, parameters and paths of all lists. */
  private static Set<String> names() throws IllegalAccessException {
    Set<String> names = new HashSet<>();
    for (Field field : AccountLists.class.getFields()) {
      ListDescription list = (ListDescription) field.get(null);
      names.add(list.path());
      list.columns().stream().map(ListColumn::name).forEach(names::add);
      list.parameters().stream().map(ListParameter::name).forEach(names::add);
    }
    return names;
  }

  private static List<String> literals(Path source) throws IOException {
    return LITERAL
        .matcher(Files.readString(source))
        .results()
        .map(match -> match.group(1) == null ? match.group(2) : match.group(1))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Whether a text is a name, or has one in it that is no word of English. */
  private static boolean isIn(String text, String name) {
    return text.equals(name)
        || (!name.matches("\\w[a-z]*")
            && Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)").matcher(text).find());
  }

  private static List<String> namesIn(String wing, Set<String> exempt) throws Exception {
    Set<String> names = names();
    List<String> found = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(DRIVER.resolve(wing))) {
      for (Path source : sources.filter(Files::isRegularFile).sorted().toList()) {
        String type = source.getFileName().toString().replace(".java", "");
        if (!exempt.contains(type)) {
          for (String literal : literals(source)) {
            names.stream()
                .filter(name -> isIn(literal, name))
                .forEach(name -> found.add(type + " names " + name));
          }
        }
      }
    }
    return found;
  }

  @Test
  void theDescriptionsNameThem() throws Exception {
    assertThat(names()).contains("assistant_id", "date_to", "user/conversations");
    assertThat(literals(DRIVER.resolve("api/resource/AccountLists.java"))).containsAll(names());
  }

  @Test
  void nothingElseInTheApiNamesAColumnAParameterOrAPath() throws Exception {
    // A field of bodies that say that they are none, too.
    assertThat(namesIn("api", Set.of("AccountLists")))
        .containsExactly("PaginatorFields names status");
  }

  @Test
  void nothingElseInSqlNamesAColumnAParameterOrAPath() throws Exception {
    assertThat(namesIn("sql", TABLES)).isEmpty();
  }
}
