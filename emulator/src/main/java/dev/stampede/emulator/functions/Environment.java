package dev.stampede.emulator.functions;

/**
 * An execution environment. It belongs to one call at a time; between calls, to its {@link Fleet},
 * whose lock hands it over.
 */
final class Environment {
  private final String version;
  private int maxMemoryMegabytes;
  private long idleSinceNanos;

  Environment(String version) {
    this.version = version;
  }

  /** Which version of its function it runs. */
  String version() {
    return version;
  }

  /** Notes what a call used. Returns the most that any call in it has used. */
  int used(int megabytes) {
    maxMemoryMegabytes = Math.max(maxMemoryMegabytes, megabytes);
    return maxMemoryMegabytes;
  }

  void restFrom(long nanos) {
    idleSinceNanos = nanos;
  }

  boolean idleLongerThan(long nanos, long now) {
    return now - idleSinceNanos > nanos;
  }
}
