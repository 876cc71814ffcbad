package dev.stampede.cli;

import dev.stampede.judge.RunVerdict;
import dev.stampede.judge.TargetVerdict;
import dev.stampede.judge.Validity.Judgement;
import dev.stampede.output.history.Change;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Entry.Event.Kind;
import dev.stampede.output.history.Historian;
import dev.stampede.output.history.History;
import dev.stampede.output.history.Narrator;
import dev.stampede.output.history.Started;
import dev.stampede.output.history.TargetLine;
import dev.stampede.run.Tick;
import dev.stampede.time.Clock;
import java.util.List;
import java.util.function.Consumer;

/**
 * A run as it is shown: remembered, written down, and told to whoever looks on. All of them see the
 * same entries in the same order. Thread-safe.
 */
final class RunShown {

  /** Somebody who sees the run while it is on. Called in order, one call at a time. */
  interface Onlooker {

    /** Nobody looks. */
    Onlooker NONE =
        new Onlooker() {
          @Override
          public void second(History history, Change change) {}

          @Override
          public void anew() {}
        };

    /** A second is over. */
    void second(History history, Change change);

    /** What was seen before does not hold any longer: the run has begun, or is over. */
    void anew();
  }

  private final Clock clock;
  private final Consumer<Entry> journal;
  private final Onlooker onlooker;
  private final Historian historian = new Historian();
  private final Narrator narrator = new Narrator();
  private long start;

  /**
   * Nothing to show yet.
   *
   * @param clock tells when things happen that no second tells
   * @param journal takes every entry; returns at once
   * @param onlooker sees the run while it is on
   */
  RunShown(Clock clock, Consumer<Entry> journal, Onlooker onlooker) {
    this.clock = clock;
    this.journal = journal;
    this.onlooker = onlooker;
    this.start = clock.nanoTime();
  }

  /** The run begins: as its journal does already. */
  synchronized void begin(Started started) {
    start = clock.nanoTime();
    historian.add(started);
    onlooker.anew();
  }

  /** A second is over. */
  synchronized void second(Tick tick) {
    Entry.Second second = Entry.Second.of(tick);
    narrator.tell(second).forEach(this::add);
    journal.accept(second);
    historian.add(second).ifPresent(change -> onlooker.second(historian.history(), change));
  }

  /** Something happened that is to be marked on the charts. */
  synchronized void event(Kind kind, String text) {
    add(new Entry.Event(seconds(), clock.wallMillis(), kind, text));
  }

  /** A line of the log. */
  synchronized void log(Entry.Log line) {
    add(line);
  }

  /** The run is over. */
  synchronized void end(
      RunVerdict verdict, int exitCode, List<TargetVerdict> targets, Judgement validity) {
    end(verdict.words(), exitCode, targets.stream().map(TargetLine::of).toList(), validity);
  }

  /** The run is over, in words of one's own. */
  synchronized void end(
      String verdict, int exitCode, List<TargetLine> targets, Judgement validity) {
    add(new Entry.Ended(seconds(), clock.wallMillis(), verdict, exitCode, targets, validity));
    onlooker.anew();
  }

  /** All that has been shown. */
  History history() {
    return historian.history();
  }

  private void add(Entry entry) {
    journal.accept(entry);
    historian.add(entry);
  }

  private double seconds() {
    return (clock.nanoTime() - start) / 1e9;
  }
}
