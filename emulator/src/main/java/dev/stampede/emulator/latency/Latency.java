package dev.stampede.emulator.latency;

import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.chance.Draws.Purpose;
import dev.stampede.input.BadInput;
import dev.stampede.input.Nearest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How long turns take and what shape answers have.
 *
 * @param firstEvent from the request's last byte to the first event
 * @param trace how much trace a turn carries
 * @param traceBytes size of a model prompt, or of the one compact event; 0: as it comes
 * @param chunks pieces of a streamed answer
 * @param answerBytes size of an answer's text; 0: as it comes
 * @param fixed if present, every turn lasts exactly this long
 * @param turns the time of a whole turn by the name of the agent that answers; {@code default} for
 *     the rest
 */
public record Latency(
    Duration firstEvent,
    TraceDetail trace,
    int traceBytes,
    int chunks,
    int answerBytes,
    Optional<Duration> fixed,
    Map<String, Spread> turns) {

  /** The key of the distribution for agents that have none of their own. */
  public static final String DEFAULT = "default";

  /** At once and small: for measuring the load generator rather than the agents. */
  public static final Latency NONE =
      new Latency(
          Duration.ZERO, TraceDetail.COMPACT, 0, 8, 0, Optional.of(Duration.ZERO), Map.of());

  /** Log-normal times, well within the targets p50 &lt; 2 s, p95 &lt; 5 s, p99 &lt; 10 s. */
  public static final Latency REALISTIC =
      new Latency(
          Duration.ofMillis(80),
          TraceDetail.FULL,
          3000,
          12,
          0,
          Optional.empty(),
          Map.of(
              DEFAULT,
              spread(1400, 3000),
              "scheduling",
              spread(1600, 3400),
              "information",
              spread(1400, 3000),
              "notes",
              spread(1300, 2800),
              "chitchat",
              spread(900, 2000)));

  public Latency {
    turns = Map.copyOf(turns);
    if (fixed.isEmpty() && !turns.containsKey(DEFAULT)) {
      throw new BadInput("a latency needs a fixed time or a default distribution");
    }
  }

  /**
   * Reads the value of {@code --latency}.
   *
   * @param value {@code none} or {@code realistic}
   * @throws BadInput if there is no such model
   */
  public static Latency parse(String value) {
    return switch (value) {
      case "none" -> NONE;
      case "realistic" -> REALISTIC;
      default ->
          throw new BadInput(
              "unknown latency '"
                  + value
                  + "'"
                  + Nearest.of(value, List.of("none", "realistic"))
                      .map(name -> "; did you mean " + name + "?")
                      .orElse(
                          "; write none or realistic, or a 'latency' section in a behaviour file"));
    };
  }

  /**
   * Draws how long a whole turn takes.
   *
   * @param agent name of the agent that answers, e.g. {@code scheduling}
   * @return nanoseconds from the request's last byte to the answer's
   */
  public long turnNanos(String agent, Draws draws) {
    if (fixed.isPresent()) {
      return fixed.get().toNanos();
    }
    Spread spread = turns.get(agent);
    if (spread == null) {
      spread = turns.get(DEFAULT);
    }
    long drawn = spread == null ? 0 : spread.nanosAt(draws.normal(Purpose.TURN_TIME, 0));
    return Math.max(firstEvent.toNanos(), drawn);
  }

  private static Spread spread(long medianMillis, long p95Millis) {
    return new Spread(Duration.ofMillis(medianMillis), Duration.ofMillis(p95Millis));
  }
}
