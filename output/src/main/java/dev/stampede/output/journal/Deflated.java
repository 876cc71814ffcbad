package dev.stampede.output.journal;

import dev.stampede.codec.ByteReader;
import dev.stampede.codec.ByteWriter;
import dev.stampede.codec.MalformedException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Bytes, deflated where that pays. */
final class Deflated {

  /** Below this there is nothing to gain. */
  private static final int WORTHWHILE = 128;

  /** Deflate cannot do better than this, so who claims more is wrong. */
  private static final int BEST_RATIO = 1_032;

  private Deflated() {}

  static void write(ByteWriter out, byte[] raw) {
    byte[] small = raw.length < WORTHWHILE ? raw : deflate(raw);
    boolean pays = small.length < raw.length * 9L / 10;
    out.flag(pays);
    if (pays) {
      out.unsigned(raw.length).bytes(small);
    } else {
      out.bytes(raw);
    }
  }

  private static byte[] deflate(byte[] raw) {
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED + 2, true)) {
      deflater.setInput(raw);
      deflater.finish();
      // What does not fit into the raw length has not become smaller.
      byte[] small = new byte[raw.length];
      int length = deflater.deflate(small);
      return deflater.finished() ? Arrays.copyOf(small, length) : raw;
    }
  }

  /**
   * What was written.
   *
   * @param most how many bytes it may be
   */
  static byte[] read(ByteReader in, int most) throws MalformedException {
    if (!in.flag()) {
      return in.bytes();
    }
    long length = in.count();
    byte[] small = in.bytes();
    if (length > most || length > (small.length + 1L) * BEST_RATIO) {
      throw new MalformedException("%d bytes cannot be in %d".formatted(length, small.length));
    }
    byte[] raw = new byte[(int) length];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(small);
      int read = 0;
      while (read < raw.length) {
        int more = inflater.inflate(raw, read, raw.length - read);
        if (more == 0) {
          throw new MalformedException("deflated bytes end too early");
        }
        read += more;
      }
      return raw;
    } catch (DataFormatException e) {
      throw new MalformedException("deflated bytes are damaged");
    }
  }
}
