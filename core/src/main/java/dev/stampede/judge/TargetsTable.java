package dev.stampede.judge;

import static dev.stampede.insight.Table.blank;
import static dev.stampede.insight.Table.text;

import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.insight.Table.Column;
import dev.stampede.insight.Table.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The verdicts on targets as a table, for console, page and files. */
public final class TargetsTable {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Target", Kind.TEXT),
          new Column("Measured", Kind.TEXT),
          new Column("Result", Kind.TEXT),
          new Column("First broken", Kind.TEXT),
          new Column("Held again", Kind.TEXT));

  private static final String NOTE =
      "Result: on the whole run. First broken, held again: by windows of %d s (%d s where samples are few)."
          .formatted(TargetJudge.WINDOW_SECONDS, TargetJudge.LONG_WINDOW_SECONDS);

  private TargetsTable() {}

  /** The table; empty where there are no targets. */
  public static Optional<Table> of(List<TargetVerdict> verdicts) {
    return verdicts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Table(
                "Targets",
                COLUMNS,
                verdicts.stream().map(TargetsTable::row).toList(),
                List.of(NOTE)));
  }

  private static List<Cell> row(TargetVerdict verdict) {
    Optional<Breach> breach = verdict.breach();
    return List.of(
        text(verdict.rule().text()),
        verdict.measured().isEmpty() ? blank() : text(verdict.measured()),
        text(verdict.words()),
        breach.map(b -> text(firstBroken(b))).orElse(blank()),
        breach.map(b -> text(heldAgain(b))).orElse(blank()));
  }

  /** When, and under what load: {@code 42 s, 310 users, 98.3 calls/s}. */
  public static String firstBroken(Breach breach) {
    return String.format(
        Locale.ROOT,
        "%.0f s, %d users, %.1f calls/s",
        breach.atSeconds(),
        breach.users(),
        breach.callsPerSecond());
  }

  /** When it held again, and after how long; or {@code never}. */
  public static String heldAgain(Breach breach) {
    if (breach.heldAgainSeconds().isEmpty()) {
      return "never";
    }
    String again =
        String.format(
            Locale.ROOT,
            "%.0f s (after %.0f s)",
            breach.heldAgainSeconds().getAsDouble(),
            breach.recoverySeconds().orElse(0));
    return breach.times() > 1 ? again + ", broken " + breach.times() + " times" : again;
  }
}
