package dev.stampede.web.stream;

import dev.stampede.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The present view, made at most once between two messages and once a second: twenty pages that are
 * opened at once cost one.
 */
final class Pictures {

  private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();

  private final Supplier<Picture> source;
  private final Clock clock;
  private Optional<Picture> last = Optional.empty();
  private long lastMessage;
  private long lastNanos;

  Pictures(Supplier<Picture> source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /**
   * The view.
   *
   * @param messages how many messages there have been: the view is no older than the last
   */
  synchronized Picture at(long messages) {
    long now = clock.nanoTime();
    if (last.isEmpty() || lastMessage != messages || now - lastNanos >= FRESH_NANOS) {
      last = Optional.of(source.get());
      lastMessage = messages;
      lastNanos = now;
    }
    return last.get();
  }
}
