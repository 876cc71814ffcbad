package dev.stampede.output.journal;

import dev.stampede.codec.ByteReader;
import dev.stampede.codec.MalformedException;
import dev.stampede.output.files.Place;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Entry.Ended;
import dev.stampede.output.history.Started;
import dev.stampede.time.Clock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The runs in a folder. Of each only the heads of its seconds are read, so a list is quick. */
public final class Runs {

  /** A journal grows each second; where its process cannot be seen, this says whether it lives. */
  private static final long QUIET_MILLIS = 15_000;

  /** More than the head of a second, less than its body. */
  private static final int HEAD = 96;

  private Runs() {}

  /** What became of a run. */
  public enum State {
    /** It came to its end. */
    FINISHED("finished"),
    /** Its process ended before it did. */
    KILLED("killed"),
    /** It is on. */
    RUNNING("still running");

    private final String label;

    State(String label) {
      this.label = label;
    }

    /** As people read it. */
    public String label() {
      return label;
    }
  }

  /**
   * A run in one line.
   *
   * @param folder where its journal is
   * @param run how it started; empty where that cannot be read
   * @param seconds how long it lasted, until now
   * @param users the most users there were
   * @param requests requests since the last reset
   * @param failures how many of them failed
   * @param verdict in words; empty where it did not come to its end
   * @param state what became of it
   * @param bytes how much room it takes
   */
  public record Line(
      Path folder,
      Optional<Started> run,
      double seconds,
      int users,
      long requests,
      long failures,
      String verdict,
      State state,
      long bytes) {

    /** The share of requests that failed, 0 to 1. */
    public double failShare() {
      return requests == 0 ? 0 : (double) failures / requests;
    }
  }

  /**
   * All runs in a folder, the latest first; none where the folder is not there.
   *
   * @throws UnreadableException if it cannot be read
   */
  public static List<Line> list(Path runs, Clock clock) {
    List<Line> lines = new ArrayList<>();
    try (Stream<Path> folders = Files.list(runs)) {
      for (Path folder : folders.filter(Files::isDirectory).toList()) {
        line(folder, clock).ifPresent(lines::add);
      }
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UnreadableException("%s: cannot be read (%s)".formatted(runs, Place.reason(e)), e);
    }
    lines.sort(
        Comparator.comparingLong((Line line) -> line.run().map(Started::atMillis).orElse(0L))
            .thenComparing(Line::folder)
            .reversed());
    return lines;
  }

  private static Optional<Line> line(Path folder, Clock clock) throws IOException {
    TreeSet<Segment> segments = new TreeSet<>(Comparator.comparingInt(Segment::number));
    long bytes = 0;
    long changed = 0;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try {
          bytes += Files.size(file);
          changed = Math.max(changed, Files.getLastModifiedTime(file).toMillis());
        } catch (NoSuchFileException e) {
          continue;
        }
        Segment.of(file).ifPresent(segments::add);
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    if (segments.isEmpty()) {
      return Optional.empty();
    }
    Sum sum = new Sum();
    for (Segment segment : segments) {
      try {
        sum.add(segment.seconds(folder));
      } catch (NoSuchFileException e) {
        sum.add(segment.folded(folder));
      }
    }
    return Optional.of(sum.line(folder, state(folder, sum, clock.wallMillis() - changed), bytes));
  }

  private static State state(Path folder, Sum sum, long quietMillis) {
    if (sum.ended.isPresent()) {
      return State.FINISHED;
    }
    boolean alive =
        RunFile.process(folder).flatMap(Writing::isAlive).orElse(quietMillis < QUIET_MILLIS);
    return alive ? State.RUNNING : State.KILLED;
  }

  /** What the heads of a run add up to. */
  private static final class Sum {
    private Optional<Started> started = Optional.empty();
    private Optional<Ended> ended = Optional.empty();
    private long elapsedNanos;
    private int users;
    private int epoch;
    private long requests;
    private long failures;

    void add(Path file) throws IOException {
      try (SeekableByteChannel channel = Files.newByteChannel(file)) {
        long at = Frames.MARK;
        while (at + Frames.HEADER <= channel.size()) {
          ByteBuffer header = read(channel, at, Frames.HEADER);
          int length = header.getInt();
          byte type = header.get();
          int checksum = header.getInt();
          at += Frames.HEADER;
          if (length < 0 || length > Frames.MAX_PAYLOAD || at + length > channel.size()) {
            return;
          }
          if (type == EntryCodec.SECOND) {
            second(read(channel, at, Math.min(length, HEAD)).array());
          } else if (type == EntryCodec.STARTED || type == EntryCodec.ENDED) {
            byte[] payload = read(channel, at, length).array();
            if (Frames.checksum(length, type, payload) == checksum) {
              entry(EntryCodec.decode(type, payload));
            }
          }
          at += length;
        }
      } catch (MalformedException e) {
        // What is damaged costs the rest of its file, and nothing else.
        return;
      }
    }

    private static ByteBuffer read(SeekableByteChannel channel, long at, int length)
        throws IOException {
      ByteBuffer buffer = ByteBuffer.allocate(length);
      channel.position(at);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
      return buffer.rewind();
    }

    private void second(byte[] bytes) throws MalformedException {
      EntryCodec.Head head = EntryCodec.head(new ByteReader(bytes));
      if (head.epoch() != epoch) {
        epoch = head.epoch();
        requests = 0;
        failures = 0;
      }
      elapsedNanos = head.elapsedNanos();
      users = Math.max(users, head.users());
      requests += head.requests();
      failures += head.failures();
    }

    private void entry(Entry entry) {
      switch (entry) {
        case Started start -> started = Optional.of(start);
        case Ended end -> ended = Optional.of(end);
        case Entry.Second second -> {}
        case Entry.Event event -> {}
        case Entry.Log log -> {}
      }
    }

    Line line(Path folder, State state, long bytes) {
      return new Line(
          folder,
          started,
          elapsedNanos / 1e9,
          users,
          requests,
          failures,
          ended.map(Ended::verdict).orElse(""),
          state,
          bytes);
    }
  }
}
