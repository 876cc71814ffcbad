package dev.stampede.emulator.server;

import dev.stampede.emulator.agents.EventWriter;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.wire.IsoTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The writers of events of one event loop: one for each latency model lately in force, as turns of
 * an older one may still be under way. Not thread-safe.
 */
final class Writers {
  private static final int MOST = 4;

  private final IsoTime isoTime;
  private final Map<Latency, EventWriter> writers = new LinkedHashMap<>(8, 0.75f, true);
  private @Nullable Latency latest;
  private @Nullable EventWriter writer;

  Writers(IsoTime isoTime) {
    this.isoTime = isoTime;
  }

  /** The writer for turns of this model. */
  @SuppressWarnings("ReferenceEquality") // equal is as good, but the same is found faster
  EventWriter of(Latency latency) {
    EventWriter last = writer;
    if (last != null && latest == latency) {
      return last;
    }
    EventWriter found = writers.computeIfAbsent(latency, model -> new EventWriter(model, isoTime));
    if (writers.size() > MOST) {
      writers.remove(writers.keySet().iterator().next());
    }
    latest = latency;
    writer = found;
    return found;
  }
}
