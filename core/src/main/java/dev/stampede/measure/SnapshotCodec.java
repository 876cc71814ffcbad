package dev.stampede.measure;

import dev.stampede.codec.ByteReader;
import dev.stampede.codec.ByteWriter;
import dev.stampede.codec.MalformedException;
import dev.stampede.measure.Frequent.Seen;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A snapshot as bytes, exactly: what is decoded equals what was encoded, down to the nanosecond and
 * to half a character, so that sums may be made before or after. Small: numbers take as many bytes
 * as they need, each text is written once, and of a distribution only the distances between buckets
 * that hold something.
 *
 * <p>Bytes from outside are safe to decode: whatever is wrong with them ends in a {@link
 * MalformedException}, and memory grows with the bytes that are there, not with what they claim.
 */
public final class SnapshotCodec {

  /** The most bytes that are decoded. */
  public static final int MAX_BYTES = 64 << 20;

  /** The most rows; a run with more names than this has an id in its names. */
  public static final int MAX_ROWS = 200_000;

  private static final int VERSION = 1;

  /** Their places are their codes: a new outcome comes at the end. */
  private static final List<Outcome> OUTCOMES =
      List.of(
          Outcome.SUCCESS,
          Outcome.THROTTLED,
          Outcome.THROTTLED_IN_STREAM,
          Outcome.SERVICE_ERROR,
          Outcome.CLIENT_ERROR,
          Outcome.FUNCTION_ERROR,
          Outcome.TRUNCATED,
          Outcome.TIMEOUT,
          Outcome.CONNECTION,
          Outcome.CHECK_FAILED,
          Outcome.INTERRUPTED);

  private static final int COUNT = 0;
  private static final int DISTRIBUTION = 1;
  private static final int MATRIX = 2;
  private static final int PEAK = 3;
  private static final int KINDS = 4;

  private SnapshotCodec() {}

  /**
   * The snapshot's bytes.
   *
   * @throws IllegalArgumentException if it has more than {@link #MAX_ROWS} rows
   */
  public static byte[] encode(Snapshot snapshot) {
    if (snapshot.rows().size() > MAX_ROWS) {
      throw new IllegalArgumentException(
          "%d names are too many: at most %d can be written; give calls that are alike one name"
              .formatted(snapshot.rows().size(), MAX_ROWS));
    }
    ByteWriter out = new ByteWriter().unsigned(VERSION);
    out.signed(snapshot.fromMillis())
        .signed(snapshot.toMillis() - snapshot.fromMillis())
        .signed(snapshot.nanos())
        .signed(snapshot.started())
        .signed(snapshot.inFlight());
    out.unsigned(snapshot.users().size());
    snapshot.users().forEach((name, n) -> out.text(name).signed(n));
    generator(out, snapshot.generator());
    out.unsigned(snapshot.rows().size());
    snapshot
        .rows()
        .forEach((key, row) -> {
          out.text(key.type()).text(key.name());
          row(out, row);
        });
    long near = snapshot.fromMillis();
    out.unsigned(snapshot.failures().top().size());
    snapshot
        .failures()
        .top()
        .forEach((failure, seen) -> {
          out.text(failure.row().type()).text(failure.row().name());
          out.unsigned(OUTCOMES.indexOf(failure.outcome())).text(failure.error());
          seen(out, seen, near);
        });
    seen(out, snapshot.failures().others(), near);
    out.unsigned(snapshot.mishaps().top().size());
    snapshot
        .mishaps()
        .top()
        .forEach((mishap, seen) -> {
          out.text(mishap.message()).text(mishap.traceback());
          seen(out, seen, near);
        });
    seen(out, snapshot.mishaps().others(), near);
    return out.toByteArray();
  }

  /**
   * The snapshot that these bytes are of.
   *
   * @throws MalformedException if they are no snapshot's, or of a newer version
   */
  public static Snapshot decode(byte[] bytes) throws MalformedException {
    if (bytes.length > MAX_BYTES) {
      throw new MalformedException(
          "%d bytes are too many for a snapshot: at most %d".formatted(bytes.length, MAX_BYTES));
    }
    ByteReader in = new ByteReader(bytes);
    long version = in.unsigned();
    if (version != VERSION) {
      throw new MalformedException(
          "a snapshot of version %s; this Stampede reads version %d"
              .formatted(Long.toUnsignedString(version), VERSION));
    }
    long from = in.signed();
    long to = from + in.signed();
    long nanos = in.signed();
    long started = in.signed();
    long inFlight = in.signed();
    SortedMap<String, Integer> users = new TreeMap<>();
    for (int n = in.length(2, MAX_ROWS); n > 0; n--) {
      rising(users, in.text(), in.whole());
    }
    Generator generator = generator(in);
    SortedMap<RowKey, Row> rows = new TreeMap<>();
    for (int n = in.length(8, MAX_ROWS); n > 0; n--) {
      RowKey key = new RowKey(in.text(), in.text());
      rising(rows, key, row(in));
    }
    SortedMap<Failure, Seen> failures = new TreeMap<>();
    for (int n = in.length(5, Frequent.MAX); n > 0; n--) {
      Failure failure =
          new Failure(
              new RowKey(in.text(), in.text()), OUTCOMES.get(in.kind(OUTCOMES.size())), in.text());
      rising(failures, failure, seen(in, from));
    }
    Seen otherFailures = seen(in, from);
    SortedMap<Mishap, Seen> mishaps = new TreeMap<>();
    for (int n = in.length(3, Frequent.MAX); n > 0; n--) {
      Mishap mishap = new Mishap(in.text(), in.text());
      rising(mishaps, mishap, seen(in, from));
    }
    Seen otherMishaps = seen(in, from);
    in.end();
    return new Snapshot(
        from,
        to,
        nanos,
        rows,
        users,
        started,
        inFlight,
        new Frequent<>(failures, otherFailures),
        new Frequent<>(mishaps, otherMishaps),
        generator);
  }

  /** Keys come sorted, each once: so equal snapshots have equal bytes. */
  private static <K extends Comparable<K>, V> void rising(SortedMap<K, V> map, K key, V value)
      throws MalformedException {
    if (!map.isEmpty() && map.lastKey().compareTo(key) >= 0) {
      throw new MalformedException("names out of order: '%s'".formatted(key));
    }
    map.put(key, value);
  }

  private static void generator(ByteWriter out, Generator generator) {
    DistributionCodec.write(out, generator.lateness());
    DistributionCodec.write(out, generator.delay());
    out.signed(generator.cpuNanos())
        .signed(generator.capacityNanos())
        .signed(generator.gcPauseNanos())
        .signed(generator.inFlightNanos());
    DistributionCodec.write(out, generator.loopLateness());
  }

  private static Generator generator(ByteReader in) throws MalformedException {
    return new Generator(
        DistributionCodec.read(in),
        DistributionCodec.read(in),
        in.signed(),
        in.signed(),
        in.signed(),
        in.signed(),
        DistributionCodec.read(in));
  }

  private static void row(ByteWriter out, Row row) {
    out.unsigned(row.outcomes().size());
    row.outcomes().forEach((outcome, n) -> out.unsigned(OUTCOMES.indexOf(outcome)).unsigned(n));
    DistributionCodec.write(out, row.succeeded());
    DistributionCodec.write(out, row.failed());
    DistributionCodec.write(out, row.response());
    out.signed(row.bytes()).unsigned(row.instruments().size());
    row.instruments()
        .forEach((name, instrument) -> {
          out.text(name);
          instrument(out, instrument);
        });
  }

  private static Row row(ByteReader in) throws MalformedException {
    Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    for (int n = in.length(2, OUTCOMES.size()); n > 0; n--) {
      Outcome outcome = OUTCOMES.get(in.kind(OUTCOMES.size()));
      if (outcomes.put(outcome, in.count()) != null) {
        throw new MalformedException("the outcome '%s' twice".formatted(outcome.label()));
      }
    }
    Distribution succeeded = DistributionCodec.read(in);
    Distribution failed = DistributionCodec.read(in);
    Distribution response = DistributionCodec.read(in);
    long bytes = in.signed();
    SortedMap<String, Instrument> instruments = new TreeMap<>();
    for (int n = in.length(3, MAX_ROWS); n > 0; n--) {
      rising(instruments, in.text(), instrument(in));
    }
    return new Row(outcomes, succeeded, failed, response, bytes, instruments);
  }

  private static void instrument(ByteWriter out, Instrument instrument) {
    switch (instrument) {
      case Count(long value) -> out.unsigned(COUNT).signed(value);
      case Peak(long value) -> out.unsigned(PEAK).signed(value);
      case Distribution distribution ->
          DistributionCodec.write(out.unsigned(DISTRIBUTION), distribution);
      case Matrix(SortedMap<Matrix.Cell, Long> cells) -> {
        out.unsigned(MATRIX).unsigned(cells.size());
        cells.forEach((cell, n) -> out.text(cell.row()).text(cell.column()).signed(n));
      }
    }
  }

  private static Instrument instrument(ByteReader in) throws MalformedException {
    return switch (in.kind(KINDS)) {
      case COUNT -> new Count(in.signed());
      case PEAK -> new Peak(in.signed());
      case DISTRIBUTION -> DistributionCodec.read(in);
      default -> {
        SortedMap<Matrix.Cell, Long> cells = new TreeMap<>();
        // One more than the bound: the rest has a cell of its own.
        for (int n = in.length(3, Matrix.MAX_CELLS + 1); n > 0; n--) {
          rising(cells, new Matrix.Cell(in.text(), in.text()), in.signed());
        }
        yield new Matrix(cells);
      }
    };
  }

  private static void seen(ByteWriter out, Seen seen, long near) {
    out.flag(!seen.equals(Seen.NEVER));
    if (!seen.equals(Seen.NEVER)) {
      out.unsigned(seen.count())
          .signed(seen.firstMillis() - near)
          .signed(seen.lastMillis() - seen.firstMillis());
    }
  }

  private static Seen seen(ByteReader in, long near) throws MalformedException {
    if (!in.flag()) {
      return Seen.NEVER;
    }
    long count = in.count();
    long first = near + in.signed();
    return new Seen(count, first, first + in.signed());
  }
}
