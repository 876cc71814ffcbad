package dev.stampede.output.journal;

import dev.stampede.output.UnwritableException;
import dev.stampede.output.files.Place;
import dev.stampede.output.files.ReplacedFile;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Entry.Ended;
import dev.stampede.output.history.Entry.Event;
import dev.stampede.output.history.Entry.Log;
import dev.stampede.output.history.Entry.Second;
import dev.stampede.output.history.Started;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Writes a run down as it happens, into a folder of its own; {@code docs/journal.md} describes it.
 * What a second measured is with the operating system as soon as the second is over, so a kill
 * costs nothing that was told, and on the disk within a second or two.
 *
 * <p>Whoever tells an entry never waits: it goes into a queue, and a thread of the journal's own
 * writes. Where the disk cannot follow for minutes, or is full, the journal ends with one warning,
 * and the run goes on. Thread-safe.
 */
public final class Journal implements Consumer<Entry>, AutoCloseable {

  private static final String OPTION = "--runs";

  /** Two minutes and more of seconds: then the disk is not slow, it is gone. */
  private static final int QUEUE = 200;

  /** Warnings may come by the thousand; a run is told by its first ones. */
  private static final int MAX_LOGS = 2_000;

  private static final int MAX_EVENTS = 10_000;
  private static final int LONGEST_NAME = 48;
  private static final long LAST_WORDS_SECONDS = 20;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Path folder;
  private final SegmentWriter segments;
  private final Consumer<String> warn;
  private final BlockingQueue<Optional<Entry>> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicBoolean warned = new AtomicBoolean();
  private final AtomicInteger logs = new AtomicInteger();
  private final AtomicInteger events = new AtomicInteger();
  private final Thread writer;

  private Journal(Path folder, SegmentWriter segments, Consumer<String> warn) {
    this.folder = folder;
    this.segments = segments;
    this.warn = warn;
    this.writer = Thread.ofPlatform().name("journal").daemon().unstarted(this::write);
  }

  /**
   * Makes a folder for a run, and begins with how it started.
   *
   * @param runs the folder of all runs, such as {@code runs}
   * @param started how the run starts; secrets must be masked in it
   * @param warn told once if the journal must end before the run
   * @throws UnwritableException if nothing can be written there
   */
  public static Journal open(Path runs, Started started, Consumer<String> warn) {
    return open(runs, started, warn, Disk.real());
  }

  static Journal open(Path runs, Started started, Consumer<String> warn, Disk disk) {
    return Place.open(
        OPTION,
        runs + "/",
        () -> {
          Path folder = create(runs, started);
          new ReplacedFile(folder.resolve(RunFile.NAME)).write(RunFile.of(started));
          SegmentWriter segments = new SegmentWriter(disk, folder);
          try {
            segments.write(started);
            segments.force();
          } catch (IOException e) {
            segments.close();
            throw e;
          }
          Journal journal = new Journal(folder, segments, warn);
          journal.writer.start();
          return journal;
        });
  }

  /** A folder that nobody else has: two runs may start in the same second. */
  private static Path create(Path runs, Started started) throws IOException {
    String name =
        TIME.format(Instant.ofEpochMilli(started.atMillis())) + "-" + safe(started.name());
    for (int i = 1; ; i++) {
      Path folder = runs.resolve(i == 1 ? name : name + "-" + i);
      try {
        return Files.createDirectory(folder);
      } catch (FileAlreadyExistsException e) {
        if (i >= 10_000) {
          throw e;
        }
      }
    }
  }

  /** A name that any file system takes and any shell leaves alone. */
  private static String safe(String name) {
    String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+|(?<=[-.])[-.]+", "");
    String cut = plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    String trimmed = cut.replaceAll("[-.]+$", "");
    return trimmed.isEmpty() ? "run" : trimmed;
  }

  /** Where it is. */
  public Path folder() {
    return folder;
  }

  /** Takes an entry, from any thread, and never waits; of the log only warnings are kept. */
  @Override
  public void accept(Entry entry) {
    if (over.get() || isTooMuch(entry)) {
      return;
    }
    if (!queue.offer(Optional.of(entry))) {
      end("the disk does not follow");
    }
  }

  private boolean isTooMuch(Entry entry) {
    return switch (entry) {
      case Log log -> !log.warns() || queue.size() > QUEUE / 2 || logs.incrementAndGet() > MAX_LOGS;
      case Event event -> events.incrementAndGet() > MAX_EVENTS;
      case Started started -> false;
      case Second second -> false;
      case Ended ended -> false;
    };
  }

  /** Returns when all that was told is on the disk, or the disk has had time enough. */
  @Override
  public void close() {
    over.set(true);
    boolean interrupted = false;
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_WORDS_SECONDS);
    boolean asked = false;
    while (writer.isAlive() && System.nanoTime() < deadline) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      try {
        asked = asked || queue.offer(Optional.empty(), Math.min(left, 100), TimeUnit.MILLISECONDS);
        if (asked) {
          writer.join(Math.max(1, left));
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (writer.isAlive()) {
      end("the disk does not follow");
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    List<Optional<Entry>> batch = new ArrayList<>();
    try (segments) {
      for (boolean open = true; open; batch.clear()) {
        batch.add(queue.take());
        queue.drainTo(batch);
        for (Optional<Entry> entry : batch) {
          open &= entry.isPresent();
          if (entry.isPresent()) {
            segments.write(entry.get());
          }
        }
        segments.force();
      }
    } catch (IOException e) {
      end(Place.reason(e));
    } catch (RuntimeException e) {
      end(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      end("interrupted");
    } finally {
      queue.clear();
    }
  }

  private void end(String reason) {
    over.set(true);
    if (warned.compareAndSet(false, true)) {
      warn.accept(
          "the journal in %s ends here (%s); the run goes on, and what was written can be reported"
              .formatted(folder, reason));
    }
  }
}
