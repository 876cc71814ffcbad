package dev.stampede.aws.eventstream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one stream of bytes, however it is split, into frames. A frame that lies whole in one piece
 * is read where it lies; only one that is split is gathered, and the gathering grows with the bytes
 * that came. Not thread-safe; {@link #close} gives back what is gathered.
 */
public final class FrameCutter implements AutoCloseable {

  /** The longest headers that AWS's own decoder takes, in bytes. */
  public static final int MAX_HEADERS = 131_072;

  /** The longest payload that AWS's own decoder takes, in bytes. */
  public static final int MAX_PAYLOAD = 25_165_824;

  private static final int PRELUDE = 12;
  private static final int OVERHEAD = 16;

  private final ByteBufAllocator allocator;
  private final Frame frame = new Frame();
  private final CRC32 crc = new CRC32();
  private @Nullable ByteBuf gathered;

  /** What is done with each frame. */
  @FunctionalInterface
  public interface Sink {
    /** Takes a frame, which is valid only until this returns. */
    void frame(Frame frame);
  }

  /** A cutter for one stream. */
  public FrameCutter(ByteBufAllocator allocator) {
    this.allocator = allocator;
  }

  /**
   * Takes the next piece of the stream, whose readable bytes are all consumed.
   *
   * @throws BrokenFrame if they cannot be frames; the cutter is of no use from then on
   */
  public void feed(ByteBuf piece, Sink sink) throws BrokenFrame {
    while (piece.isReadable()) {
      if (gathered != null) {
        gather(gathered, piece, sink);
      } else {
        int at = piece.readerIndex();
        int available = piece.readableBytes();
        int total = available < PRELUDE ? Integer.MAX_VALUE : totalLength(piece, at);
        if (available < total) {
          gathered = allocator.buffer(Math.max(256, available));
          gathered.writeBytes(piece);
        } else {
          piece.skipBytes(total);
          deliver(piece, at, total, sink);
        }
      }
    }
  }

  /** Adds to the gathered frame what belongs to it, and delivers it once it is whole. */
  private void gather(ByteBuf part, ByteBuf piece, Sink sink) throws BrokenFrame {
    if (part.readableBytes() < PRELUDE) {
      move(piece, part, PRELUDE - part.readableBytes());
      if (part.readableBytes() < PRELUDE) {
        return;
      }
    }
    int total = totalLength(part, 0);
    move(piece, part, total - part.readableBytes());
    if (part.readableBytes() == total) {
      try {
        deliver(part, 0, total, sink);
      } finally {
        close();
      }
    }
  }

  private static void move(ByteBuf from, ByteBuf to, int atMost) {
    to.writeBytes(from, Math.min(atMost, from.readableBytes()));
  }

  /** The length of the frame that begins here, once the CRC of its prelude is right. */
  private int totalLength(ByteBuf bytes, int at) throws BrokenFrame {
    if ((int) crcOf(bytes, at, 8) != bytes.getInt(at + 8)) {
      throw new BrokenFrame("prelude CRC mismatch");
    }
    long total = bytes.getUnsignedInt(at);
    long headers = bytes.getUnsignedInt(at + 4);
    long payload = total - headers - OVERHEAD;
    if (payload < 0) {
      throw new BrokenFrame("frame shorter than its headers");
    }
    if (headers > MAX_HEADERS || payload > MAX_PAYLOAD) {
      throw new BrokenFrame("frame beyond the limits of its kind");
    }
    return (int) total;
  }

  private void deliver(ByteBuf bytes, int at, int total, Sink sink) throws BrokenFrame {
    int end = at + total - 4;
    if ((int) crcOf(bytes, at, total - 4) != bytes.getInt(end)) {
      throw new BrokenFrame("message CRC mismatch");
    }
    int headersAt = at + PRELUDE;
    int payloadAt = headersAt + bytes.getInt(at + 4);
    FrameHeaders.check(bytes, headersAt, payloadAt);
    frame.at(bytes, headersAt, payloadAt, end);
    try {
      sink.frame(frame);
    } finally {
      frame.forget();
    }
  }

  private long crcOf(ByteBuf bytes, int at, int length) {
    crc.reset();
    if (bytes.hasArray()) {
      crc.update(bytes.array(), bytes.arrayOffset() + at, length);
    } else if (bytes.nioBufferCount() == 1) {
      crc.update(bytes.internalNioBuffer(at, length));
    } else {
      crc.update(bytes.nioBuffer(at, length));
    }
    return crc.getValue();
  }

  /** Whether the stream stands within a frame: if it ended here, it would have been cut off. */
  public boolean midFrame() {
    return gathered != null;
  }

  /** Gives back the bytes of an unfinished frame. */
  @Override
  public void close() {
    if (gathered != null) {
      gathered.release();
      gathered = null;
    }
  }
}
