package dev.stampede.output.csv;

import dev.stampede.measure.Observation;
import dev.stampede.measure.Sample;
import dev.stampede.output.UnwritableException;
import dev.stampede.output.files.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * The file of {@code --samples FILE}: a line for each attempt, with its three moments in
 * nanoseconds of the run's clock and what it observed besides ({@code name=amount}, {@code
 * name_ns=nanoseconds}, {@code name=row>column}, separated by semicolons).
 *
 * <p>Whoever records a sample only puts it in a queue; one thread of this log's own writes. Where
 * the disk cannot follow, recorders wait: a sample is never dropped for haste.
 */
public final class SampleLog implements Consumer<Sample>, AutoCloseable {

  private static final String OPTION = "--samples";
  private static final String HEADER =
      "id,type,name,outcome,error,planned_ns,sent_ns,finished_ns,bytes,observations";
  private static final int QUEUE = 16_384;
  private static final int BATCH = 1_024;

  private final GrowingFile file;
  private final Consumer<String> warn;
  private final BlockingQueue<Optional<Sample>> queue = new ArrayBlockingQueue<>(QUEUE);
  private final AtomicBoolean closed = new AtomicBoolean();
  private final AtomicBoolean warned = new AtomicBoolean();
  private final Thread writer;

  private SampleLog(GrowingFile file, Consumer<String> warn) {
    this.file = file;
    this.warn = warn;
    this.writer = Thread.ofPlatform().name("sample-log").daemon().unstarted(this::write);
  }

  /**
   * Makes the file's folder and the file, in place of an older one.
   *
   * @param file its path
   * @param warn told once if a sample could not be written; the run goes on
   * @throws UnwritableException if the file cannot be written
   */
  public static SampleLog open(String file, Consumer<String> warn) {
    return Place.open(
        OPTION,
        file,
        () -> {
          GrowingFile growing = GrowingFile.create(Path.of(file));
          growing.append(new CsvText().line(HEADER).bytes());
          SampleLog log = new SampleLog(growing, warn);
          log.writer.start();
          return log;
        });
  }

  /** Takes a sample, from any thread; waits while the disk is far behind. */
  @Override
  public void accept(Sample sample) {
    if (closed.get()) {
      warnOnce("a sample came after the end of the run");
      return;
    }
    enqueue(Optional.of(sample));
  }

  private void enqueue(Optional<Sample> entry) {
    boolean interrupted = false;
    // A user's thread is interrupted when the test ends, and its last sample counts too.
    while (!queue.offer(entry)) {
      try {
        queue.put(entry);
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when every sample that was taken is in the file. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    enqueue(Optional.empty());
    boolean interrupted = false;
    while (true) {
      try {
        writer.join();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    List<Optional<Sample>> batch = new ArrayList<>(BATCH);
    try (file) {
      for (boolean open = true; open || !queue.isEmpty(); batch.clear()) {
        if (open) {
          batch.add(queue.take());
        }
        queue.drainTo(batch, BATCH);
        open &= batch.stream().allMatch(Optional::isPresent);
        append(batch);
      }
    } catch (IOException | InterruptedException e) {
      warnOnce(e.toString());
    }
  }

  private void append(List<Optional<Sample>> batch) {
    CsvText csv = new CsvText();
    batch.forEach(entry -> entry.ifPresent(sample -> line(csv, sample)));
    try {
      file.append(csv.bytes());
    } catch (IOException e) {
      warnOnce(Place.reason(e));
    }
  }

  private static void line(CsvText csv, Sample sample) {
    csv.words(sample.id())
        .words(sample.type())
        .words(sample.name())
        .cell(sample.outcome().label())
        .words(sample.error())
        .cell(sample.planned())
        .cell(sample.sent())
        .cell(sample.finished())
        .cell(sample.bytes())
        .words(observations(sample.observations()))
        .end();
  }

  private static String observations(List<Observation> observations) {
    StringBuilder text = new StringBuilder();
    for (Observation observation : observations) {
      if (!text.isEmpty()) {
        text.append(';');
      }
      switch (observation) {
        case Observation.Amount(String name, long amount) ->
            text.append(name).append('=').append(amount);
        case Observation.Time(String name, long nanos) ->
            text.append(name).append("_ns=").append(nanos);
        case Observation.Cell(String name, String row, String column) ->
            text.append(name).append('=').append(escape(row)).append('>').append(escape(column));
        case Observation.Height(String name, long amount) ->
            text.append(name).append('=').append(amount);
      }
    }
    return text.toString();
  }

  /** Labels may come from outside: what separates is written as {@code %} and its code. */
  private static String escape(String label) {
    return label.replace("%", "%25").replace(";", "%3B").replace("=", "%3D").replace(">", "%3E");
  }

  private void warnOnce(String reason) {
    if (warned.compareAndSet(false, true)) {
      warn.accept(
          "%s: samples are missing from the file (%s); the run goes on".formatted(OPTION, reason));
    }
  }
}
