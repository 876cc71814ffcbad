package dev.stampede.emulator.chance;

/**
 * The random draws of one call. Each is a pure function of the seed, the number of the call (in
 * order of arrival) and its purpose. So the n-th call of a run draws the same whatever the threads
 * did, and a client that sends one call after another sees exactly the same run twice; with
 * concurrent clients the set of draws is the same, and only which client meets which of them varies
 * with the order of arrival.
 *
 * @param seed the run's seed
 * @param call the call's number, from 0
 */
public record Draws(long seed, long call) {

  /** What a draw decides; draws of different purposes are independent. */
  public enum Purpose {
    FAULT(0),
    MISROUTE(1),
    OTHER_COLLABORATOR(2),
    TURN_TIME(3),
    STEP_TIME(4),
    IDENTITY(5),
    EVENT_TIME(6),
    HABIT(7),
    FUNCTION_TIME(40),
    INIT_TIME(41),
    MEMORY(42);

    private final long stream;

    Purpose(long stream) {
      this.stream = stream;
    }
  }

  /** 64 random bits: the {@code index}-th draw for a purpose. */
  public long bits(Purpose purpose, int index) {
    long state = mix(seed + 0x9E3779B97F4A7C15L) ^ (call * 0xD1342543DE82EF95L);
    return mix(mix(state) + (purpose.stream << 32) + index + 0x9E3779B97F4A7C15L);
  }

  /** A uniform draw in [0, 1). */
  public double unit(Purpose purpose, int index) {
    return (bits(purpose, index) >>> 11) * 0x1.0p-53;
  }

  /** A standard normal draw (Box and Muller, 1958). */
  public double normal(Purpose purpose, int index) {
    double radius = Math.sqrt(-2 * Math.log(1 - unit(purpose, 2 * index)));
    return radius * Math.cos(2 * Math.PI * unit(purpose, 2 * index + 1));
  }

  // The finaliser of SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number
  // generators, 2014).
  private static long mix(long z) {
    long a = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    long b = (a ^ (a >>> 27)) * 0x94D049BB133111EBL;
    return b ^ (b >>> 31);
  }
}
