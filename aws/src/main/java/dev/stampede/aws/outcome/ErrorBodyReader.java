package dev.stampede.aws.outcome;

import java.util.Arrays;

/** Keeps the beginning of an error's body while it arrives. */
public final class ErrorBodyReader {

  private static final int MAX_KEPT = 8_192;

  /** Beyond this the rest of an error's body is not worth its connection. */
  private static final int MAX_DRAINED = 65_536;

  private byte[] kept = new byte[0];
  private long seen;

  /**
   * Takes a piece.
   *
   * @return whether more is worth reading
   */
  public boolean add(byte[] piece, int length) {
    seen += length;
    int more = Math.min(length, MAX_KEPT - kept.length);
    if (more > 0) {
      int before = kept.length;
      kept = Arrays.copyOf(kept, before + more);
      System.arraycopy(piece, 0, kept, before, more);
    }
    return seen <= MAX_DRAINED;
  }

  /** What it tells. */
  public ErrorBody told() {
    return ErrorBody.of(kept);
  }
}
