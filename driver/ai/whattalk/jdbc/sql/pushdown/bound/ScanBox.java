package ai.whattalk.jdbc.sql.pushdown.bound;

import ai.whattalk.jdbc.api.resource.ListParameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The rows that have a value of each of some sets.
 *
 * @param texts of what parameters compare; a parameter that is missing leaves nothing out
 * @param exact whether all of them are accepted by the filter that the box is of
 */
public record ScanBox(Map<ListParameter, ValueSet> texts, CreatedSet created, boolean exact) {
  static final ScanBox ALL = new ScanBox(Map.of(), CreatedSet.ANY, false);

  /** Leaves out the sets that leave nothing out. */
  public ScanBox {
    Map<ListParameter, ValueSet> narrow = new TreeMap<>(texts);
    narrow.values().removeIf(ValueSet::isAny);
    texts = Collections.unmodifiableMap(narrow);
  }

  /** The set of what a parameter compares. */
  public ValueSet texts(ListParameter parameter) {
    return texts.getOrDefault(parameter, ValueSet.ANY);
  }

  /** This box with another set of times. */
  ScanBox with(CreatedSet newCreated) {
    return new ScanBox(texts, newCreated, exact);
  }

  private ScanBox with(ListParameter parameter, ValueSet set) {
    Map<ListParameter, ValueSet> others = new TreeMap<>(texts);
    others.put(parameter, set);
    return new ScanBox(others, created, exact);
  }

  boolean isEmpty() {
    return created.isEmpty() || texts.values().stream().anyMatch(ValueSet::isEmpty);
  }

  boolean encloses(ScanBox other) {
    return created.encloses(other.created)
        && texts.entrySet().stream()
            .allMatch(set -> set.getValue().encloses(other.texts(set.getKey())));
  }

  /**
   * Whether documented texts are left out of it, so that it turns out to be empty if there are no
   * others.
   */
  boolean isOfOthers() {
    return texts.entrySet().stream()
        .anyMatch(set -> set.getValue().isOfOthers() && !set.getKey().documented().isEmpty());
  }

  ScanBox inexact() {
    return exact ? new ScanBox(texts, created, false) : this;
  }

  /** Whether there are rows that are in both. */
  boolean meets(ScanBox other) {
    return created.meets(other.created)
        && texts.entrySet().stream()
            .allMatch(set -> set.getValue().meets(other.texts(set.getKey())));
  }

  /** The rows that are in both. */
  ScanBox intersection(ScanBox other) {
    return combined(other, ValueSet::intersection, created.intersection(other.created))
        .with(exact && other.exact);
  }

  /** The smallest box around both. */
  ScanBox span(ScanBox other) {
    return combined(other, ValueSet::union, created.union(other.created)).with(false);
  }

  private ScanBox combined(ScanBox other, BinaryOperator<ValueSet> texts, CreatedSet both) {
    Map<ListParameter, ValueSet> combined = new TreeMap<>();
    for (ListParameter parameter : parameters(other)) {
      combined.put(parameter, texts.apply(texts(parameter), other.texts(parameter)));
    }
    return new ScanBox(combined, both, exact);
  }

  private ScanBox with(boolean isExact) {
    return new ScanBox(texts, created, isExact);
  }

  /** The parameters by which either leaves rows out. */
  private Set<ListParameter> parameters(ScanBox other) {
    Set<ListParameter> parameters = new TreeSet<>(texts.keySet());
    parameters.addAll(other.texts.keySet());
    return parameters;
  }

  /** The box that has just the rows of both, or null if there is none. */
  @Nullable ScanBox merged(ScanBox other) {
    if (exact == other.exact && texts.equals(other.texts)) {
      return with(created.union(other.created));
    }
    boolean isWithin = other.encloses(this);
    if (encloses(other)) {
      return isWithin && other.exact ? other : this;
    }
    if (isWithin) {
      return other;
    }
    List<ListParameter> different =
        parameters(other).stream()
            .filter(parameter -> !texts(parameter).equals(other.texts(parameter)))
            .toList();
    if (exact != other.exact || different.size() != 1 || !created.equals(other.created)) {
      return null;
    }
    ListParameter parameter = different.get(0);
    return with(parameter, texts(parameter).union(other.texts(parameter)));
  }

  /** What is in this box and not in another, as boxes that don't overlap. */
  List<ScanBox> without(ScanBox other) {
    if (!meets(other)) {
      return List.of(this);
    }
    List<ScanBox> rest = new ArrayList<>();
    ScanBox common = this;
    for (Map.Entry<ListParameter, ValueSet> set : other.texts.entrySet()) {
      ValueSet all = texts(set.getKey());
      rest.add(common.with(set.getKey(), all.intersection(set.getValue().complement())));
      common = common.with(set.getKey(), all.intersection(set.getValue()));
    }
    rest.add(common.with(created.intersection(other.created.complement())));
    rest.removeIf(ScanBox::isEmpty);
    return rest;
  }
}
