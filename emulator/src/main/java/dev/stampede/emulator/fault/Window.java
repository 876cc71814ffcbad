package dev.stampede.emulator.fault;

import dev.stampede.input.BadInput;
import java.time.Duration;
import java.util.Optional;

/**
 * When a fault may strike.
 *
 * @param from from this time on
 * @param to until just before this time; absent: for ever
 * @param since what both are counted from
 */
public record Window(Duration from, Optional<Duration> to, Since since) {

  /** What the times of a window are counted from. */
  public enum Since {
    /** The moment the behaviour was put in force. */
    PUT("put"),
    /** The emulator's start. */
    START("start");

    private final String label;

    Since(String label) {
      this.label = label;
    }

    /** The name in a behaviour file. */
    public String label() {
      return label;
    }
  }

  /** At all times. */
  public static final Window ALWAYS = new Window(Duration.ZERO, Optional.empty(), Since.PUT);

  public Window {
    if (to.isPresent() && to.get().compareTo(from) <= 0) {
      throw new BadInput("a window must end ('to') after it begins ('from')");
    }
  }

  /** Whether it is open at a moment. */
  boolean holds(Moment moment) {
    long nanos = since == Since.PUT ? moment.sincePut() : moment.sinceStart();
    return nanos >= from.toNanos() && (to.isEmpty() || nanos < to.get().toNanos());
  }
}
