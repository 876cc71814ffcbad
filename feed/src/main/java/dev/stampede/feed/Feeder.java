package dev.stampede.feed;

import dev.stampede.scenario.Play;
import dev.stampede.scenario.ScenarioException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Hands out the records of a data file to all users of a class: no record is skipped, and by {@link
 * #queue} none is handed out twice. Make it in a field of the user:
 *
 * <pre>{@code
 * class Customer extends User {
 *   final Feeder customers = Feeder.csv("customers.csv");   // the next record; after the last, the first
 *
 *   @Task
 *   void logsIn() { login(customers.next().get("name")); }
 * }
 * }</pre>
 *
 * <p>Within a run all users of a class share the feeder of a file. A path is relative to the
 * scenario's own file.
 */
public final class Feeder {

  private final Strategy strategy;
  private final Source source;

  /** Which record comes next. */
  private enum Strategy {
    CIRCULAR,
    RANDOM,
    QUEUE
  }

  /** A file that has been read, and how far it is used; one for all users who share it. */
  private record Source(Path file, List<FeedRecord> records, AtomicLong used) {}

  /** What is shared by whom. */
  private record Key(String userClass, Path file, Strategy strategy) {}

  private Feeder(Strategy strategy, Source source) {
    this.strategy = strategy;
    this.source = source;
  }

  /**
   * The records of a CSV file, the first line of which names the columns: RFC 4180, UTF-8. After
   * the last record comes the first again.
   *
   * @param file its path, relative to the scenario's file
   * @throws ScenarioException if it cannot be read, naming file and line
   */
  public static Feeder csv(String file) {
    return open(file, DataFiles::csv);
  }

  /**
   * The records of a JSON file: an array of objects. After the last record comes the first again.
   *
   * @param file its path, relative to the scenario's file
   * @throws ScenarioException if it cannot be read, naming file and line
   */
  public static Feeder json(String file) {
    return open(file, DataFiles::json);
  }

  private static Feeder open(String name, Function<Path, List<FeedRecord>> reader) {
    Path file = DataFiles.besideScenario(name);
    return new Feeder(Strategy.CIRCULAR, shared(file, Strategy.CIRCULAR, () -> reader.apply(file)));
  }

  /** A record drawn at random each time, by the user's own draws. */
  public Feeder random() {
    return new Feeder(Strategy.RANDOM, source);
  }

  /** Each record once; then the data are used up, and {@link #next} says so. */
  public Feeder queue() {
    return new Feeder(Strategy.QUEUE, shared(source.file(), Strategy.QUEUE, source::records));
  }

  private static Source shared(Path file, Strategy strategy, Supplier<List<FeedRecord>> reader) {
    Play play = Play.current();
    return play.run()
        .shared(
            new Key(play.userClass(), file, strategy),
            Source.class,
            () -> new Source(file, reader.get(), new AtomicLong()));
  }

  /**
   * The next record. Thread-safe.
   *
   * @throws ScenarioException if a queue is used up
   */
  public FeedRecord next() {
    return poll()
        .orElseThrow(() ->
            new ScenarioException(
                "%s: all %d records are used up; give it more, or let it begin again: leave out"
                        .formatted(source.file(), source.records().size())
                    + " queue()"));
  }

  /** The next record; empty if a queue is used up. Thread-safe. */
  public Optional<FeedRecord> poll() {
    List<FeedRecord> records = source.records();
    return switch (strategy) {
      case RANDOM -> Optional.of(records.get(Play.current().random().nextInt(records.size())));
      case CIRCULAR -> {
        long turn = source.used().getAndIncrement();
        yield Optional.of(records.get((int) (turn % records.size())));
      }
      case QUEUE -> {
        long turn = source.used().getAndIncrement();
        yield turn < records.size() ? Optional.of(records.get((int) turn)) : Optional.empty();
      }
    };
  }
}
