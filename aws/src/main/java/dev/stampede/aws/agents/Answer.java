package dev.stampede.aws.agents;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The answer's text while it arrives, and when its chunks did. Characters may be split between
 * chunks, so the bytes are kept until the end. Bounded: of a text beyond {@value #MAX_BYTES} bytes
 * the rest is counted, not kept.
 */
final class Answer {

  /** The most of an answer that is kept: four times what one chunk may hold. */
  static final int MAX_BYTES = 4 << 20;

  private static final int MAX_GAPS = 4_096;

  private byte[] text = new byte[256];
  private int length;
  private int chunks;
  private long firstAt;
  private long lastAt;
  private long[] gaps = new long[8];
  private int gapCount;

  void add(byte[] chunk, long at) {
    if (chunk.length == 0) {
      return;
    }
    if (chunks == 0) {
      firstAt = at;
    } else if (gapCount < MAX_GAPS) {
      if (gapCount == gaps.length) {
        gaps = Arrays.copyOf(gaps, 2 * gapCount);
      }
      gaps[gapCount++] = at - lastAt;
    }
    lastAt = at;
    chunks++;
    int kept = Math.min(chunk.length, MAX_BYTES - length);
    if (length + kept > text.length) {
      text = Arrays.copyOf(text, Math.max(length + kept, 2 * text.length));
    }
    System.arraycopy(chunk, 0, text, length, kept);
    length += kept;
  }

  boolean isEmpty() {
    return chunks == 0;
  }

  int chunks() {
    return chunks;
  }

  long firstAt() {
    return firstAt;
  }

  long lastAt() {
    return lastAt;
  }

  /** The times between one chunk and the next, in nanoseconds. */
  long[] gaps() {
    return Arrays.copyOf(gaps, gapCount);
  }

  String text() {
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }
}
