package dev.stampede.insight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All measures that targets can be set for, by their names. */
public final class Measures {

  private final SortedMap<String, Measure> byName = new TreeMap<>();

  private Measures(Collection<Measure> measures) {
    for (Measure measure : measures) {
      for (String name : measure.names()) {
        if (byName.put(name, measure) != null) {
          throw new IllegalArgumentException("two measures are called '" + name + "'");
        }
      }
    }
  }

  /**
   * Those of any call, and those of the insights.
   *
   * @throws IllegalArgumentException if two have the same name
   */
  public static Measures of(List<? extends Insight> insights) {
    List<Measure> all = new ArrayList<>(CallMeasures.ALL);
    insights.forEach(insight -> all.addAll(insight.measures()));
    return new Measures(all);
  }

  /** The measure of that name, whatever the case. */
  public Optional<Measure> find(String name) {
    return Optional.ofNullable(byName.get(name.toLowerCase(Locale.ROOT)));
  }

  /** All names, other words included, sorted. */
  public Collection<String> names() {
    return Collections.unmodifiableSet(byName.keySet());
  }
}
