package dev.stampede.output.journal;

import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Entry.Second;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Writes entries into segments, each twice: as they are, and with seconds merged into intervals of
 * five. Ten minutes after its end a segment's first form is deleted: the second is complete and on
 * the disk by then, so whatever happens when, nothing is lost. Used by one thread.
 */
final class SegmentWriter implements AutoCloseable {

  private static final long FOLDED_NANOS = 5_000_000_000L;
  private static final long KEPT_NANOS = 600_000_000_000L;

  private final Disk disk;
  private final Path folder;
  private final Deque<Old> old = new ArrayDeque<>();
  private Segment segment = new Segment(1);
  private long segmentOf;
  private Disk.Growing seconds;
  private Disk.Growing folded;
  private Optional<Second> pending = Optional.empty();

  private record Old(Segment segment, long endNanos) {}

  SegmentWriter(Disk disk, Path folder) throws IOException {
    this.disk = disk;
    this.folder = folder;
    this.seconds = begin(segment.seconds(folder));
    this.folded = begin(segment.folded(folder));
  }

  private Disk.Growing begin(Path path) throws IOException {
    Disk.Growing file = disk.create(path);
    try {
      file.append(Frames.mark());
    } catch (IOException e) {
      close(file, e);
      throw e;
    }
    return file;
  }

  void write(Entry entry) throws IOException {
    if (entry instanceof Second second) {
      roll(second);
      seconds.append(Frames.frame(EntryCodec.encode(second)));
      fold(second);
    } else {
      byte[] frame = Frames.frame(EntryCodec.encode(entry));
      seconds.append(frame);
      if (entry instanceof Entry.Ended) {
        flush();
      }
      folded.append(frame);
    }
  }

  private void roll(Second second) throws IOException {
    long now = second.fromNanos() / Segment.NANOS;
    if (now > segmentOf) {
      flush();
      folded.force();
      folded.close();
      seconds.force();
      seconds.close();
      old.addLast(new Old(segment, second.fromNanos()));
      segmentOf = now;
      segment = new Segment(segment.number() + 1);
      seconds = begin(segment.seconds(folder));
      folded = begin(segment.folded(folder));
    }
    while (!old.isEmpty() && old.getFirst().endNanos() + KEPT_NANOS <= second.fromNanos()) {
      disk.delete(old.removeFirst().segment().seconds(folder));
    }
  }

  private void fold(Second second) throws IOException {
    if (pending.isPresent() && !together(pending.get(), second)) {
      flush();
    }
    pending = Optional.of(pending.map(before -> before.then(second)).orElse(second));
  }

  private static boolean together(Second one, Second other) {
    return one.epoch() == other.epoch()
        && one.fromNanos() / FOLDED_NANOS == other.fromNanos() / FOLDED_NANOS;
  }

  private void flush() throws IOException {
    if (pending.isPresent()) {
      folded.append(Frames.frame(EntryCodec.encode(pending.get())));
      pending = Optional.empty();
    }
  }

  /** Makes sure that what was written outlives the machine. */
  void force() throws IOException {
    seconds.force();
  }

  @Override
  public void close() throws IOException {
    try (Disk.Growing first = seconds;
        Disk.Growing second = folded) {
      flush();
      second.force();
      first.force();
    }
  }

  private static void close(Disk.Growing file, IOException cause) {
    try {
      file.close();
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }
}
