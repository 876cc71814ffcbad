package dev.stampede.witness;

import java.util.SplittableRandom;

/**
 * A run of the fuzzer. Its seed is printed, and case n of a seed is always the same: {@code
 * -Dstampede.fuzz.seed=…} plays it again.
 */
public final class Fuzz {

  /** How many streams each reader is tried with. */
  public static final int STREAMS = Integer.getInteger("stampede.fuzz.streams", 1_000_000);

  private final String what;
  private final long seed;

  private Fuzz(String what, long seed) {
    this.what = what;
    this.seed = seed;
  }

  /** Begins a run and tells its seed. */
  public static Fuzz of(String what) {
    Fuzz fuzz = new Fuzz(what, Long.getLong("stampede.fuzz.seed", System.nanoTime()));
    System.out.println(fuzz);
    return fuzz;
  }

  /** The draws of one case. */
  public SplittableRandom random(int number) {
    return new SplittableRandom(seed * 0x9E37_79B9_7F4A_7C15L + number);
  }

  /** How to find a case again. */
  public String at(int number) {
    return this + ", case " + number;
  }

  @Override
  public String toString() {
    return "fuzzing " + what + ", seed " + seed;
  }

  /** Hands over some bytes as a network does: in pieces of any size, in memory used again. */
  public static final class Pieces {
    private final byte[] stream;
    private final SplittableRandom random;
    private final int most;
    private byte[] memory = new byte[0];
    private int at;

    /** Cuts a stream. */
    public Pieces(byte[] stream, SplittableRandom random) {
      this.stream = stream;
      this.random = random;
      this.most =
          switch (random.nextInt(4)) {
            case 0 -> Math.max(1, stream.length / 20);
            case 1 -> 100 + stream.length / 10;
            default -> Math.max(1, stream.length);
          };
    }

    /** The size of the next piece, which lies at the beginning of {@link #memory}; 0 at the end. */
    public int next() {
      int size = Math.min(stream.length - at, random.nextInt(1, most + 1));
      if (size > memory.length) {
        memory = new byte[Math.max(size, most)];
      }
      System.arraycopy(stream, at, memory, 0, size);
      at += size;
      return size;
    }

    /** Where the piece lies. */
    public byte[] memory() {
      return memory;
    }

    /** How many bytes were handed over so far. */
    public int handedOver() {
      return at;
    }
  }
}
