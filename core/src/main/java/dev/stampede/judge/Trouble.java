package dev.stampede.judge;

import dev.stampede.measure.Failure;
import dev.stampede.measure.Frequent.Seen;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Snapshot;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Says so when much goes wrong: where over 10 % of the attempts of the last {@value
 * #WINDOW_SECONDS} s failed, one line names the leading outcome and its cure; again each {@value
 * #WINDOW_SECONDS} s while it lasts, and once more when it is over. Not thread-safe.
 */
public final class Trouble {

  private static final int WINDOW_SECONDS = 30;
  private static final double MOST = 0.10;

  /** One failure of three attempts in the first second is no trouble yet. */
  private static final int ENOUGH_ATTEMPTS = 10;

  private static final double ENOUGH_SECONDS = 10;

  private final Cures cures;
  private final Deque<Snapshot> window = new ArrayDeque<>();
  private double windowSeconds;
  private double elapsed;
  private double saidAt = Double.NEGATIVE_INFINITY;
  private boolean on;

  /** Failures, whatever their rows, and one of them as an example. */
  private record Leading(Outcome outcome, long count, Failure example) {}

  /** A watch that knows these cures. */
  public Trouble(Cures cures) {
    this.cures = cures.or(Cures.ofAnyCall());
  }

  /** Takes the interval that has just ended; returns the line to log, if there is one. */
  public Optional<String> add(Snapshot interval) {
    elapsed += interval.seconds();
    window.addLast(interval);
    windowSeconds += interval.seconds();
    while (window.size() > 1
        && windowSeconds - window.getFirst().seconds() >= WINDOW_SECONDS - 0.5) {
      windowSeconds -= window.removeFirst().seconds();
    }
    long attempts = 0;
    long failures = 0;
    for (Snapshot each : window) {
      var all = each.aggregated();
      attempts += all.requests();
      failures += all.failures();
    }
    boolean enough = attempts >= ENOUGH_ATTEMPTS || windowSeconds >= ENOUGH_SECONDS;
    if (enough && failures > MOST * attempts) {
      return trouble(attempts, failures);
    }
    if (on && attempts > 0) {
      on = false;
      return Optional.of(
          "trouble over: %s of the last %.0f s failed"
              .formatted(share(failures, attempts), Math.min(windowSeconds, WINDOW_SECONDS)));
    }
    return Optional.empty();
  }

  private Optional<String> trouble(long attempts, long failures) {
    if (elapsed - saidAt < WINDOW_SECONDS - 0.5) {
      return Optional.empty();
    }
    on = true;
    saidAt = elapsed;
    String line =
        "trouble: %s of the last %.0f s failed"
            .formatted(share(failures, attempts), Math.min(windowSeconds, WINDOW_SECONDS));
    return Optional.of(
        leading()
            .map(leading ->
                "%s, most (%d) as %s%s; %s"
                    .formatted(
                        line,
                        leading.count(),
                        leading.outcome().label(),
                        example(leading),
                        cures.of(leading.example()).orElse("no cure is known")))
            .orElse(line));
  }

  private static String example(Leading leading) {
    String error = leading.example().error().strip();
    return error.isEmpty() ? "" : " (" + error + ")";
  }

  private static String share(long failures, long attempts) {
    return String.format(
        Locale.ROOT, "%d of %d calls (%.0f%%)", failures, attempts, 100.0 * failures / attempts);
  }

  /** The outcome that most failures had, and the most frequent error among those. */
  private Optional<Leading> leading() {
    Map<Outcome, Long> byOutcome = new EnumMap<>(Outcome.class);
    Map<Failure, Long> byKind = new TreeMap<>();
    for (Snapshot each : window) {
      for (Map.Entry<Failure, Seen> entry : each.failures().top().entrySet()) {
        Failure failure = entry.getKey();
        if (!failure.row().isGroup()) {
          byOutcome.merge(failure.outcome(), entry.getValue().count(), Long::sum);
          byKind.merge(failure, entry.getValue().count(), Long::sum);
        }
      }
    }
    return byOutcome.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .flatMap(outcome ->
            byKind.entrySet().stream()
                .filter(kind -> kind.getKey().outcome() == outcome.getKey())
                .max(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(kind -> new Leading(outcome.getKey(), outcome.getValue(), kind.getKey())));
  }
}
