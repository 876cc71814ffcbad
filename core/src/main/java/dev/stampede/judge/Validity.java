package dev.stampede.judge;

import dev.stampede.measure.Row;
import dev.stampede.measure.Snapshot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a run's numbers can be believed, from what the generator measured of itself. It is shown
 * to the user and changes no exit code.
 *
 * <ul>
 *   <li><b>invalid</b>: attempts begun and samples do not match, nothing was attempted at all, or
 *       more than half of all seconds were doubtful
 *   <li><b>doubtful</b>: at least one second was, or {@linkplain LittlesLaw Little's law} does not
 *       hold; why, and from when to when
 *   <li><b>valid</b>: otherwise
 * </ul>
 */
public final class Validity {

  private final List<Second> seconds = new ArrayList<>();
  private LittlesLaw littlesLaw = new LittlesLaw();
  private double elapsed;

  private record Second(double from, double to, Map<Doubt, Double> figures) {}

  /** The three verdicts. */
  public enum Verdict {
    /** Nothing speaks against the numbers. */
    VALID,
    /** Some stretches of the run are not to be relied on. */
    DOUBTFUL,
    /** Do not use these numbers. */
    INVALID
  }

  /**
   * The judgement on a run.
   *
   * @param verdict valid, doubtful or invalid
   * @param reasons why, each with when; empty for a valid run
   */
  public record Judgement(Verdict verdict, List<String> reasons) {

    /** One line: {@code Validity: doubtful: users woke late (p99 34 ms) from 12 s to 15 s}. */
    public String line() {
      String word = verdict.name().toLowerCase(Locale.ROOT);
      return "Validity: " + word + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons));
    }
  }

  /** Forgets what was noted: the statistics begin anew. Time goes on. */
  public synchronized void reset() {
    seconds.clear();
    littlesLaw = new LittlesLaw();
  }

  /** Takes note of one interval of the run. */
  public synchronized void add(Snapshot interval) {
    Map<Doubt, Double> figures = new EnumMap<>(Doubt.class);
    for (Doubt doubt : Doubt.values()) {
      figures.put(doubt, doubt.measure(interval.generator()));
    }
    double from = elapsed;
    elapsed += interval.seconds();
    littlesLaw.add(from, elapsed, interval);
    // The last cut may follow the one before within a blink: too short to have a load of its own.
    if (interval.seconds() >= 0.5) {
      seconds.add(new Second(from, elapsed, figures));
    }
  }

  /**
   * Judges the run.
   *
   * @param total all of it, after its end
   */
  public synchronized Judgement judge(Snapshot total) {
    return judge(total, total.started());
  }

  /**
   * Judges a run that is still on: calls in flight have yet to become samples, and that nothing has
   * been attempted so far is no fault.
   *
   * @param total all of it until now
   * @return nothing before the first attempt has ended
   */
  public synchronized Optional<Judgement> soFar(Snapshot total) {
    return total.aggregated().attempts() == 0
        ? Optional.empty()
        : Optional.of(judge(total, total.started() - total.inFlight()));
  }

  private Judgement judge(Snapshot total, long begun) {
    Row all = total.aggregated();
    long unaccounted = begun - all.attempts();
    if (unaccounted > 0) {
      return new Judgement(
          Verdict.INVALID, List.of(unaccounted + " of " + begun + " attempts left no sample"));
    }
    if (unaccounted < 0) {
      return new Judgement(
          Verdict.INVALID,
          List.of(-unaccounted + " of " + all.attempts() + " samples tell of no attempt begun"));
    }
    if (all.attempts() == 0) {
      return new Judgement(Verdict.INVALID, List.of("nothing was attempted"));
    }
    double median = all.times().percentileMillis(50);
    List<String> reasons = new ArrayList<>();
    for (Doubt doubt : Doubt.values()) {
      reasons.addAll(spans(doubt, doubt.limit(median)));
    }
    long doubtful =
        seconds.stream()
            .filter(second ->
                second.figures().entrySet().stream()
                    .anyMatch(e -> e.getValue() > e.getKey().limit(median)))
            .count();
    boolean mostly = doubtful * 2 > seconds.size();
    littlesLaw.doubt().ifPresent(reasons::add);
    if (reasons.isEmpty()) {
      return new Judgement(Verdict.VALID, List.of());
    }
    return new Judgement(mostly ? Verdict.INVALID : Verdict.DOUBTFUL, reasons);
  }

  /** The stretches in which a doubt was raised, neighbours joined, as one reason; none if never. */
  private List<String> spans(Doubt doubt, double limit) {
    List<String> spans = new ArrayList<>();
    double worst = 0;
    double from = Double.NaN;
    double to = Double.NaN;
    for (Second second : seconds) {
      double figure = second.figures().getOrDefault(doubt, 0.0);
      if (figure <= limit) {
        continue;
      }
      worst = Math.max(worst, figure);
      if (second.from() > to + 1e-6 || Double.isNaN(to)) {
        addSpan(spans, from, to);
        from = second.from();
      }
      to = second.to();
    }
    addSpan(spans, from, to);
    if (spans.isEmpty()) {
      return List.of();
    }
    int shown = Math.min(spans.size(), 3);
    String when = String.join(", ", spans.subList(0, shown));
    String more = spans.size() > shown ? " and " + (spans.size() - shown) + " times more" : "";
    return List.of(doubt.words() + " (" + doubt.describe(worst) + ") " + when + more);
  }

  private static void addSpan(List<String> spans, double from, double to) {
    if (!Double.isNaN(from)) {
      spans.add(String.format(Locale.ROOT, "from %.0f s to %.0f s", from, to));
    }
  }
}
