package ai.whattalk.jdbc.sql.pushdown.bound;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that have a value of each of three sets.
 *
 * @param exact whether all of them are accepted by the filter that the box is of
 */
public record ScanBox(ValueSet types, ValueSet assistants, CreatedSet created, boolean exact) {
  static final ScanBox ALL = new ScanBox(ValueSet.ANY, ValueSet.ANY, CreatedSet.ANY, false);

  boolean isEmpty() {
    return types.isEmpty() || assistants.isEmpty() || created.isEmpty();
  }

  boolean contains(
      @Nullable String type, @Nullable String assistant, @Nullable Long createdMillis) {
    return types.contains(type)
        && assistants.contains(assistant)
        && created.contains(createdMillis);
  }

  boolean encloses(ScanBox other) {
    return types.encloses(other.types)
        && assistants.encloses(other.assistants)
        && created.encloses(other.created);
  }

  /** Whether types are left out of it, so that it turns out to be empty if there are no others. */
  boolean isOfOtherTypes() {
    return types.excluding() && !types.values().isEmpty();
  }

  ScanBox inexact() {
    return exact ? new ScanBox(types, assistants, created, false) : this;
  }

  /** Whether there are rows that are in both. */
  boolean meets(ScanBox other) {
    return types.meets(other.types)
        && assistants.meets(other.assistants)
        && created.meets(other.created);
  }

  /** The rows that are in both. */
  ScanBox intersection(ScanBox other) {
    return new ScanBox(
        types.intersection(other.types),
        assistants.intersection(other.assistants),
        created.intersection(other.created),
        exact && other.exact);
  }

  /** The smallest box around both. */
  ScanBox span(ScanBox other) {
    return new ScanBox(
        types.union(other.types),
        assistants.union(other.assistants),
        created.union(other.created),
        false);
  }

  /** The box that has just the rows of both, or null if there is none. */
  @Nullable ScanBox merged(ScanBox other) {
    boolean sameTypes = types.equals(other.types);
    boolean sameAssistants = assistants.equals(other.assistants);
    if (exact == other.exact && sameTypes && sameAssistants) {
      return new ScanBox(types, assistants, created.union(other.created), exact);
    }
    boolean isWithin = other.encloses(this);
    if (encloses(other)) {
      return isWithin && other.exact ? other : this;
    }
    if (isWithin) {
      return other;
    }
    if (exact != other.exact || sameTypes == sameAssistants || !created.equals(other.created)) {
      return null;
    }
    return sameTypes
        ? new ScanBox(types, assistants.union(other.assistants), created, exact)
        : new ScanBox(types.union(other.types), assistants, created, exact);
  }

  /** What is in this box and not in another, as boxes that don't overlap. */
  List<ScanBox> without(ScanBox other) {
    if (!meets(other)) {
      return List.of(this);
    }
    ScanBox common = intersection(other);
    List<ScanBox> rest = new ArrayList<>();
    rest.add(new ScanBox(types.intersection(other.types.complement()), assistants, created, exact));
    rest.add(
        new ScanBox(
            common.types, assistants.intersection(other.assistants.complement()), created, exact));
    rest.add(
        new ScanBox(
            common.types,
            common.assistants,
            created.intersection(other.created.complement()),
            exact));
    rest.removeIf(ScanBox::isEmpty);
    return rest;
  }
}
