package dev.stampede.output.journal;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the records of one file. A record whose checksum is wrong is left out, and where the one
 * after it is wrong too, the rest of the file: then even lengths cannot be believed.
 */
final class FrameReader implements Closeable {

  private final Path file;
  private final DataInputStream in;
  private final List<String> losses = new ArrayList<>();
  private long left;
  private long at;

  private FrameReader(Path file, DataInputStream in, long size) {
    this.file = file;
    this.in = in;
    this.left = size;
  }

  /**
   * Opens a file.
   *
   * @throws UnreadableException if a newer Stampede wrote it
   */
  static FrameReader open(Path file) throws IOException {
    DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    FrameReader reader = new FrameReader(file, in, Files.size(file));
    try {
      reader.mark();
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
    return reader;
  }

  private void mark() throws IOException {
    byte[] mark = take((int) Math.min(Frames.MARK, left));
    int version = Frames.version(mark);
    if (version > Frames.VERSION) {
      throw new UnreadableException(
          "%s: written by a newer Stampede (format %d; this one reads %d); use that one"
              .formatted(file, version, Frames.VERSION));
    }
    if (version != Frames.VERSION) {
      losses.add("%s: does not begin as a journal does, and is left out".formatted(name()));
      left = 0;
    }
  }

  /** The next record that is whole; empty at the end. */
  Optional<EntryCodec.Encoded> next() throws IOException {
    boolean bad = false;
    long badAt = at;
    while (left > 0) {
      if (left < Frames.HEADER) {
        return rest(bad ? badAt : at);
      }
      long begin = at;
      ByteBuffer header = ByteBuffer.wrap(take(Frames.HEADER));
      int length = header.getInt();
      byte type = header.get();
      int checksum = header.getInt();
      if (length < 0 || length > Frames.MAX_PAYLOAD || length > left) {
        return rest(bad ? badAt : begin);
      }
      byte[] payload = take(length);
      if (Frames.checksum(length, type, payload) == checksum) {
        if (bad) {
          losses.add("%s: a record at byte %d is damaged".formatted(name(), badAt));
        }
        return Optional.of(new EntryCodec.Encoded(type, payload));
      }
      if (bad) {
        return rest(badAt);
      }
      bad = true;
      badAt = begin;
    }
    return bad ? rest(badAt) : Optional.empty();
  }

  private Optional<EntryCodec.Encoded> rest(long from) {
    losses.add("%s: damaged or cut short from byte %d on".formatted(name(), from));
    left = 0;
    return Optional.empty();
  }

  private byte[] take(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    at += bytes.length;
    // A file that shrinks while it is read ends here.
    left = bytes.length < length ? 0 : left - length;
    return bytes.length < length ? Arrays.copyOf(bytes, length) : bytes;
  }

  /** What could not be read until now, in words. */
  List<String> losses() {
    return losses;
  }

  private Path name() {
    return file.getFileName();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
