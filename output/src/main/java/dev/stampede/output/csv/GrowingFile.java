package dev.stampede.output.csv;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file that grows by whole lines only. Lines are handed to the operating system at once, so they
 * outlive this process; what a full disk cut short is taken back.
 */
final class GrowingFile implements AutoCloseable {

  private final FileChannel channel;

  private GrowingFile(FileChannel channel) {
    this.channel = channel;
  }

  /** An empty file; what was there before is gone. */
  static GrowingFile create(Path path) throws IOException {
    return new GrowingFile(
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING));
  }

  /** Adds whole lines, all or none. */
  void append(byte[] lines) throws IOException {
    long before = channel.position();
    ByteBuffer buffer = ByteBuffer.wrap(lines);
    try {
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      takeBack(before, e);
      throw e;
    }
  }

  private void takeBack(long size, IOException cause) {
    try {
      channel.truncate(size).position(size);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
