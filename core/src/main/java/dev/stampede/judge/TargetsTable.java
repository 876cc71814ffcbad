package dev.stampede.judge;

import static dev.stampede.insight.Table.blank;
import static dev.stampede.insight.Table.figure;
import static dev.stampede.insight.Table.text;

import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.insight.Table.Column;
import dev.stampede.insight.Table.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** The verdicts on targets as a table, for console, page and files; reasons stand below it. */
public final class TargetsTable {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Target", Kind.TEXT),
          new Column("Measured", Kind.TEXT),
          new Column("Result", Kind.TEXT),
          new Column("Broken at", Kind.COUNT),
          new Column("Users", Kind.COUNT),
          new Column("Calls/s", Kind.COUNT),
          new Column("Held again at", Kind.COUNT));

  private static final String NOTE =
      "Result: on the whole run. Broken at, held again at: seconds since the start, by windows of"
          + " %d s (%d s where samples are few)."
              .formatted(TargetJudge.WINDOW_SECONDS, TargetJudge.LONG_WINDOW_SECONDS);

  private static final String SHORT = "for less than %d s".formatted(TargetJudge.HOLD_SECONDS);

  private TargetsTable() {}

  /** The table; empty where there are no targets. */
  public static Optional<Table> of(List<TargetVerdict> verdicts) {
    if (verdicts.isEmpty()) {
      return Optional.empty();
    }
    List<String> notes = new ArrayList<>();
    for (TargetVerdict verdict : verdicts) {
      if (!verdict.isJudged() || !verdict.reading().isReliable()) {
        notes.add(verdict.rule().text() + ": " + verdict.words());
      }
      verdict.breach().ifPresent(breach -> notes.add(story(verdict.rule(), breach)));
    }
    notes.add(NOTE);
    return Optional.of(
        new Table("Targets", COLUMNS, verdicts.stream().map(TargetsTable::row).toList(), notes));
  }

  /** The breaking point, and the answer to a spike: whether it came back, and how soon. */
  private static String story(TargetRule rule, Breach breach) {
    String broke =
        String.format(
            Locale.ROOT,
            "%s: first broken at %.0f s with %d users and %.1f calls/s (%s)",
            rule.text(),
            breach.atSeconds(),
            breach.users(),
            breach.callsPerSecond(),
            rule.limit().form().write(breach.measured()));
    return broke
        + "; "
        + ending(breach)
        + (breach.times() > 1 ? "; broken " + breach.times() + " times" : "");
  }

  private static String ending(Breach breach) {
    if (breach.heldAgainSeconds().isEmpty()) {
      return "did not hold again";
    }
    String since =
        String.format(
            Locale.ROOT, "held again from %.0f s on, ", breach.heldAgainSeconds().getAsDouble());
    return since + (breach.briefly() ? SHORT : after(breach));
  }

  private static String after(Breach breach) {
    return String.format(Locale.ROOT, "after %.0f s", breach.recoverySeconds().orElse(0));
  }

  private static List<Cell> row(TargetVerdict verdict) {
    Optional<Breach> breach = verdict.breach();
    boolean fewSamples = verdict.isJudged() && !verdict.reading().isReliable();
    String result = verdict.result().label();
    return List.of(
        text(verdict.rule().text()),
        verdict.measured().isEmpty() ? blank() : text(verdict.measured()),
        text(fewSamples ? result + " (n=" + verdict.reading().n() + ")" : result),
        breach.map(b -> figure(b.atSeconds())).orElse(blank()),
        breach.map(b -> figure((double) b.users())).orElse(blank()),
        breach.map(b -> figure(b.callsPerSecond())).orElse(blank()),
        breach.map(Breach::heldAgainSeconds).map(TargetsTable::cell).orElse(blank()));
  }

  private static Cell cell(OptionalDouble seconds) {
    return seconds.isPresent() ? figure(seconds.getAsDouble()) : blank();
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

  /** When it held again, and after how long, or that it was too late to tell; or {@code never}. */
  public static String heldAgain(Breach breach) {
    if (breach.heldAgainSeconds().isEmpty()) {
      return "never";
    }
    String again =
        String.format(
            Locale.ROOT,
            "%.0f s (%s)",
            breach.heldAgainSeconds().getAsDouble(),
            breach.briefly() ? SHORT : after(breach));
    return breach.times() > 1 ? again + ", broken " + breach.times() + " times" : again;
  }
}
