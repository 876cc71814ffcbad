package dev.stampede.web.http;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;

/** Writes with patience for each piece: a client that takes nothing for so long is cut off. */
final class WatchedOutput extends FilterOutputStream {

  private static final int PIECE = 64 * 1024;

  private final Watchdog watchdog;
  private final Duration patience;

  WatchedOutput(OutputStream out, Watchdog watchdog, Duration patience) {
    super(out);
    this.watchdog = watchdog;
    this.patience = patience;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    for (int done = 0; done < length; done += PIECE) {
      try (Watchdog.Watch _ = watchdog.over(patience)) {
        out.write(bytes, from + done, Math.min(PIECE, length - done));
      }
    }
  }

  @Override
  public void flush() throws IOException {
    try (Watchdog.Watch _ = watchdog.over(patience)) {
      out.flush();
    }
  }
}
