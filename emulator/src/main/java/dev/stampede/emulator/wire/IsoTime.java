package dev.stampede.emulator.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Writes points in time as the service does; what changes only once a second is kept. Not
 * thread-safe: one per event loop.
 */
public final class IsoTime {
  private static final long SECOND = 1_000_000_000L;
  private static final DateTimeFormatter TO_THE_SECOND =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private long isoSecond = Long.MIN_VALUE;
  private byte[] iso = {};
  private long httpSecond = Long.MIN_VALUE;
  private byte[] http = {};

  /** Appends e.g. {@code 2025-05-21T09:49:01.981822147Z} for nanoseconds since the epoch. */
  public void write(Frame out, long epochNanos) {
    long second = Math.floorDiv(epochNanos, SECOND);
    if (second != isoSecond) {
      isoSecond = second;
      iso = TO_THE_SECOND.format(Instant.ofEpochSecond(second)).getBytes(US_ASCII);
    }
    out.raw(iso);
    out.digits(Math.floorMod(epochNanos, SECOND), 9).ascii("Z");
  }

  /** The value of an HTTP {@code Date} header. */
  public byte[] httpDate(long epochMillis) {
    long second = Math.floorDiv(epochMillis, 1000L);
    if (second != httpSecond) {
      httpSecond = second;
      http = HTTP.format(Instant.ofEpochSecond(second)).getBytes(US_ASCII);
    }
    return http;
  }
}
