package dev.stampede.insight;

import dev.stampede.measure.Snapshot;
import java.util.List;
import java.util.Optional;

/** Reads the meaning out of a run's snapshot: tables, and the one line that matters most. */
public interface Insight {

  /**
   * The titles of all tables that there may be, in their order: files are named by them, and those
   * of an older run are cleared away.
   */
  List<String> titles();

  /**
   * The tables for this run, the most important first; none where nothing of the kind was seen.
   *
   * @param total the whole run so far
   */
  List<Table> tables(Snapshot total);

  /** One short phrase for the live status line, such as {@code routing 99.4%}. */
  Optional<String> status(Snapshot total);

  /** The last line of the summary. */
  Optional<String> headline(Snapshot total);

  /** What targets can be set for, beyond what any call has. */
  default List<Measure> measures() {
    return List.of();
  }

  /**
   * The targets where the user sets none, one rule a text; a rule counts only where something was
   * called that it is for.
   */
  default List<String> targets() {
    return List.of();
  }
}
