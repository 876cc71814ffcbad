package dev.stampede.judge;

import java.util.Locale;
import java.util.Optional;

/**
 * What became of a target at the end of a run.
 *
 * @param rule the target
 * @param result pass, fail, or why it is neither
 * @param reading what was measured on the whole run; of a level, in its worst window
 * @param reason why it was not judged; empty where it was
 * @param breach when it first broke, and when it held again; empty where it never did
 */
public record TargetVerdict(
    TargetRule rule, Result result, Reading reading, String reason, Optional<Breach> breach) {

  /** The four ends of a target. */
  public enum Result {
    /** It held on the whole run. */
    PASS,
    /** It did not. */
    FAIL,
    /** There was nothing to judge, or no chance to meet it. Never fails a run. */
    NOT_JUDGED,
    /** Too few samples to judge. Never fails a run. */
    NOT_ENOUGH_SAMPLES;

    /** As people read it: {@code not judged}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }

  /** Whether it passed or failed. */
  public boolean isJudged() {
    return result == Result.PASS || result == Result.FAIL;
  }

  /** What was measured, in words; empty where nothing was. */
  public String measured() {
    boolean any = reading.n() > 0 || isJudged();
    return any && result != Result.NOT_ENOUGH_SAMPLES
        ? rule.limit().form().write(reading.value())
        : "";
  }

  /** The result in words, with why, or how far it may be relied on. */
  public String words() {
    return switch (result) {
      case PASS, FAIL ->
          reading.isReliable()
              ? result.label()
              : result.label()
                  + " (n="
                  + reading.n()
                  + ", reliable from "
                  + reading.reliable()
                  + ")";
      case NOT_JUDGED, NOT_ENOUGH_SAMPLES -> result.label() + ": " + reason;
    };
  }
}
