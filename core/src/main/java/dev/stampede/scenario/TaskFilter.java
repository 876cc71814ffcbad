package dev.stampede.scenario;

import dev.stampede.input.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Which tasks take part, decided before a run. As Locust's: a task takes part if it has one of the
 * wanted tags (or none are named) and none of the unwanted ones. And it takes part only if all that
 * it {@link Needs} is there.
 *
 * @param tags the wanted tags; none: all tasks
 * @param excludedTags the unwanted tags
 * @param missing why a need cannot be met, such as "function bulk_ops is switched off"; empty where
 *     it can be
 */
public record TaskFilter(
    Set<String> tags, Set<String> excludedTags, Function<String, Optional<String>> missing) {

  /** Lets every task pass. */
  public static final TaskFilter ALL = new TaskFilter(Set.of(), Set.of(), need -> Optional.empty());

  /** Takes copies, which nobody can change. */
  public TaskFilter {
    tags = Set.copyOf(tags);
    excludedTags = Set.copyOf(excludedTags);
  }

  /** The same, with these tags. */
  public TaskFilter withTags(Set<String> wanted, Set<String> unwanted) {
    return new TaskFilter(wanted, unwanted, missing);
  }

  /** The same, where these needs cannot be met. */
  public TaskFilter withMissing(Function<String, Optional<String>> reason) {
    return new TaskFilter(tags, excludedTags, reason);
  }

  /**
   * What is left to play.
   *
   * @param userClasses the classes that have something to do, with what is left of it
   * @param notes what was left out and why, a line each, for the user to see
   */
  public record Selection(List<UserClass> userClasses, List<String> notes) {

    /** Takes copies, which nobody can change. */
    public Selection {
      userClasses = List.copyOf(userClasses);
      notes = List.copyOf(notes);
    }
  }

  /**
   * Leaves out what does not take part.
   *
   * @throws ScenarioException if nothing is left to do
   */
  public Selection apply(List<UserClass> userClasses) {
    Set<String> known = new TreeSet<>();
    List<UserClass> kept = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    List<String> untagged = new ArrayList<>();
    Map<String, List<String>> leftOut = new LinkedHashMap<>();
    for (UserClass type : userClasses) {
      Tasks chosen =
          type.tasks()
              .keeping(
                  type.name() + ".",
                  (name, task) -> {
                    known.addAll(task.tags());
                    return isChosen(task);
                  });
      if (chosen.isEmpty()) {
        untagged.add(type.name());
        continue;
      }
      Map<String, List<String>> lacking = new LinkedHashMap<>();
      Tasks able =
          chosen.keeping(
              type.name() + ".",
              (name, task) -> {
                Optional<String> why =
                    task.needs().stream().sorted().flatMap(this::why).findFirst();
                why.ifPresent(w -> lacking.computeIfAbsent(w, k -> new ArrayList<>()).add(name));
                return why.isEmpty();
              });
      if (!able.isEmpty()) {
        kept.add(type.with(able));
      } else {
        lacking.replaceAll((why, tasks) -> List.of(type.name()));
      }
      lacking.forEach(
          (why, names) -> leftOut.computeIfAbsent(why, k -> new ArrayList<>()).addAll(names));
    }
    Set<String> unknown = new HashSet<>(tags);
    unknown.addAll(excludedTags);
    unknown.removeAll(known);
    unknown.stream()
        .sorted()
        .map(tag -> "no task has the tag '%s'%s".formatted(tag, Nearest.hint(tag, known)))
        .forEach(notes::add);
    if (!untagged.isEmpty()) {
      notes.add("left out for their tags: " + String.join(", ", untagged));
    }
    leftOut.forEach((why, names) -> notes.add(why + ": left out " + String.join(", ", names)));
    if (kept.isEmpty()) {
      throw new ScenarioException("no task is left to do: " + String.join("; ", notes));
    }
    return new Selection(kept, notes);
  }

  private Stream<String> why(String need) {
    return missing.apply(need).stream();
  }

  private boolean isChosen(TaskMethod task) {
    return (tags.isEmpty() || !Collections.disjoint(task.tags(), tags))
        && Collections.disjoint(task.tags(), excludedTags);
  }
}
