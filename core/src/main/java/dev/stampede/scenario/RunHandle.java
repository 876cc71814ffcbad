package dev.stampede.scenario;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** What its users may ask of the run that plays them. */
public final class RunHandle {

  private final Runnable stop;
  private final Map<Object, Object> shared = new ConcurrentHashMap<>();

  /**
   * The handle of one run.
   *
   * @param stop ends the run in order; returns at once
   */
  public RunHandle(Runnable stop) {
    this.stop = stop;
  }

  /** Ends the whole test in order; returns at once. */
  public void stop() {
    stop.run();
  }

  /**
   * What all users of this run have together under a key: made by the first who asks.
   *
   * @param key equal for all who share it
   * @param type what it is
   * @param maker makes it, once
   */
  public <T> T shared(Object key, Class<T> type, Supplier<T> maker) {
    return type.cast(shared.computeIfAbsent(key, k -> maker.get()));
  }
}
