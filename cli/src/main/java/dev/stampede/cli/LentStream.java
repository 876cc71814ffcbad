package dev.stampede.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** A stream that whoever borrows it may flush, and not close. */
final class LentStream extends FilterOutputStream {

  LentStream(OutputStream owned) {
    super(owned);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
