package ai.whattalk.jdbc.testing;

import ai.whattalk.jdbc.demo.Conversation;
import ai.whattalk.jdbc.testing.ComparedQuery.BoundValue;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the generators of one query draw from: choices, rows, and the parameters so far. */
final class RandomSource {
  /** Stands for a parameter until the query is whole: only then is the order of them known. */
  private static final Pattern MARK = Pattern.compile("\u0001(\\d+)\u0002");

  private final SplittableRandom random;
  private final List<Conversation> rows;
  private final List<BoundValue> values = new ArrayList<>();
  private final boolean prepared;
  private boolean approximate;

  RandomSource(long seed, List<Conversation> rows) {
    random = new SplittableRandom(seed);
    this.rows = rows;
    prepared = oneIn(3);
  }

  /** Whether the query is one with parameters. */
  boolean isPrepared() {
    return prepared;
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  /** A number from {@code least} to {@code most}. */
  int number(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Evaluates one of the choices only. */
  @SafeVarargs
  final String oneOf(Supplier<String>... choices) {
    return pick(choices).get();
  }

  /** Several different ones of the choices. */
  List<String> some(int least, int most, List<String> choices) {
    List<String> left = new ArrayList<>(choices);
    List<String> taken = new ArrayList<>();
    int count = Math.min(number(least, most), left.size());
    while (taken.size() < count) {
      taken.add(left.remove(random.nextInt(left.size())));
    }
    return taken;
  }

  /** So many of what the supplier gives, separated by commas. */
  String list(int least, int most, Supplier<String> element) {
    return Stream.generate(element).limit(number(least, most)).collect(Collectors.joining(", "));
  }

  Conversation row() {
    return pick(rows);
  }

  /** Takes note of a value whose last digits are open. */
  String approximate(String expression) {
    approximate = true;
    return expression;
  }

  /** A parameter with a value. */
  String parameter(BoundValue value) {
    values.add(value);
    return "\u0001" + (values.size() - 1) + "\u0002";
  }

  ComparedQuery finish(long seed, String marked, boolean ordered, @Nullable RowSlice slice) {
    List<BoundValue> bound = new ArrayList<>();
    Matcher marks = MARK.matcher(marked);
    String sql =
        marks.replaceAll(
            mark -> {
              bound.add(values.get(Integer.parseInt(mark.group(1))));
              return "?";
            });
    return new ComparedQuery(seed, sql, List.copyOf(bound), ordered, approximate, slice);
  }
}
