package dev.stampede.output.history;

import dev.stampede.judge.Validity.Judgement;
import dev.stampede.measure.Snapshot;
import dev.stampede.run.RunState;
import dev.stampede.run.Tick;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Something that happened in a run. A run is one {@link Started}, then seconds, events and logs as
 * they come, and one {@link Ended}, which a killed run lacks.
 */
public sealed interface Entry permits Started, Entry.Second, Entry.Event, Entry.Log, Entry.Ended {

  /**
   * An interval of the run: a second while it is on, some of them merged into one in an older
   * journal. A reset of the statistics is seen by its epoch: the sum begins anew with the first
   * interval of another one.
   *
   * @param state where the run stood at its end
   * @param elapsed from the start of the run to its end
   * @param goal how many users the ramp or stage led to
   * @param epoch how often the statistics had been reset before it
   * @param interval what was measured in it
   */
  record Second(RunState state, Duration elapsed, int goal, int epoch, Snapshot interval)
      implements Entry {

    /** What a run tells each second. */
    public static Second of(Tick tick) {
      return new Second(tick.state(), tick.elapsed(), tick.goal(), tick.epoch(), tick.last());
    }

    /** Where it begins, in nanoseconds since the start of the run. */
    public long fromNanos() {
      return Math.max(0, toNanos() - interval.nanos());
    }

    /** Where it ends, in nanoseconds since the start of the run. */
    public long toNanos() {
      return elapsed.toNanos();
    }

    /** This interval and the one after it, as one. */
    public Second then(Second later) {
      return new Second(
          later.state, later.elapsed, later.goal, later.epoch, interval.then(later.interval));
    }
  }

  /**
   * Something to be marked on the charts.
   *
   * @param t seconds since the start of the run
   * @param atMillis when, on the wall's clock
   * @param kind what it is about
   * @param text what happened, in one line
   */
  record Event(double t, long atMillis, Kind kind, String text) implements Entry {

    /** What an event is about. */
    public enum Kind {
      /** The run went from one state to another. */
      STATE,
      /** Somebody changed the load. */
      LOAD,
      /** A target was broken, or holds again. */
      TARGET,
      /** Calls fail in a way that has a known cure. */
      TROUBLE,
      /** The statistics begin anew. */
      RESET,
      /** Anything else. */
      NOTE,
      /** A worker came or went. */
      WORKER;

      /** As it stands in files. */
      public String label() {
        return name().toLowerCase(Locale.ROOT);
      }
    }
  }

  /**
   * A line of the log.
   *
   * @param atMillis when, on the wall's clock
   * @param level {@code INFO}, {@code WARN}, {@code ERROR}
   * @param text the line
   */
  record Log(long atMillis, String level, String text) implements Entry {

    /** Whether it tells of something that is wrong. */
    public boolean warns() {
      return level.equals("WARN") || level.equals("ERROR");
    }
  }

  /**
   * The run is over, and this is what is thought of it.
   *
   * @param t seconds since the start of the run
   * @param atMillis when, on the wall's clock
   * @param verdict in words, such as {@code targets missed}
   * @param exitCode what the process ends with
   * @param targets what became of the targets
   * @param validity whether the figures can be believed
   */
  record Ended(
      double t,
      long atMillis,
      String verdict,
      int exitCode,
      List<TargetLine> targets,
      Judgement validity)
      implements Entry {

    /** Takes a copy, which nobody can change. */
    public Ended {
      targets = List.copyOf(targets);
    }
  }
}
