package dev.stampede.output.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Where a journal's files are. */
interface Disk {

  /** A file that grows. */
  interface Growing extends Closeable {

    /** Adds bytes and hands them to the operating system: they outlive this process. */
    void append(byte[] bytes) throws IOException;

    /** Makes sure that they outlive the machine too. */
    void force() throws IOException;
  }

  /** Makes a file that must not be there yet. */
  Growing create(Path path) throws IOException;

  /** Takes a file away. */
  void delete(Path path) throws IOException;

  /** The real one. */
  static Disk real() {
    return new Disk() {
      @Override
      public Growing create(Path path) throws IOException {
        FileChannel channel =
            FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new Growing() {
          @Override
          public void append(byte[] bytes) throws IOException {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
              channel.write(buffer);
            }
          }

          @Override
          public void force() throws IOException {
            channel.force(false);
          }

          @Override
          public void close() throws IOException {
            channel.close();
          }
        };
      }

      @Override
      public void delete(Path path) throws IOException {
        Files.deleteIfExists(path);
      }
    };
  }
}
