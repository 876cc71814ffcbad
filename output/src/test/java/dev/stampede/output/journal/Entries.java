package dev.stampede.output.journal;

import dev.stampede.judge.Breach;
import dev.stampede.judge.Validity.Judgement;
import dev.stampede.judge.Validity.Verdict;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Entry.Ended;
import dev.stampede.output.history.Entry.Event;
import dev.stampede.output.history.Entry.Log;
import dev.stampede.output.history.LongRun;
import dev.stampede.output.history.Narrator;
import dev.stampede.output.history.Started;
import dev.stampede.output.history.TargetLine;
import dev.stampede.run.RunState;
import dev.stampede.scenario.TaskRatio;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Entries of every kind. */
final class Entries {

  private Entries() {}

  /** A run of so many seconds, from its start to its end. */
  static List<Entry> run(long seed, int seconds) {
    LongRun run = new LongRun(seed, 4, 6).introduced();
    Narrator narrator = new Narrator();
    List<Entry> entries = new ArrayList<>();
    entries.add(LongRun.started());
    for (int i = 0; i < seconds; i++) {
      if (i == seconds / 2) {
        run.reset();
      }
      RunState state =
          i < 2 ? RunState.SPAWNING : i < seconds - 1 ? RunState.RUNNING : RunState.STOPPED;
      Entry.Second second = run.next(state, 20, 200);
      entries.addAll(narrator.tell(second));
      if (i % 5 == 3) {
        entries.add(new Log(i * 1_000L, "WARN", "target broken at %d s: \ud800".formatted(i)));
        entries.add(new Event(i, i * 1_000L, Event.Kind.TARGET, "target broken 予定"));
      }
      entries.add(second);
    }
    entries.add(ended(seconds));
    return entries;
  }

  static Ended ended(int seconds) {
    return new Ended(
        seconds,
        seconds * 1_000L,
        "targets missed",
        3,
        List.of(
            new TargetLine(
                "p95 < 2s",
                "all",
                "service time p95",
                "2.3 s",
                "< 2 s",
                "fail",
                "",
                500,
                Optional.of(new Breach(3, 20, 6.5, 2_300, OptionalDouble.of(5), true, 2))),
            new TargetLine(
                "error rate < 1%",
                "all",
                "error rate",
                "",
                "< 1%",
                "not judged",
                "nothing",
                0,
                Optional.of(
                    new Breach(
                        1, 2, 3, Double.POSITIVE_INFINITY, OptionalDouble.empty(), false, 1))),
            new TargetLine("x", "y", "z", "", "< 1", "pass", "", 1, Optional.empty())),
        new Judgement(Verdict.DOUBTFUL, List.of("users woke late", "short of CPU")));
  }

  /** A start without what may be missing, and task sets within task sets. */
  static Started bare() {
    Started usual = LongRun.started();
    TaskRatio deep = new TaskRatio("leaf", 1, List.of());
    for (int i = 0; i < 10; i++) {
      deep = new TaskRatio("set " + i, 0.5, List.of(deep, new TaskRatio("task", 0.5, List.of())));
    }
    return new Started(
        usual.id(),
        "../<b>what?</b> \u0000 予定",
        "",
        "",
        Long.MIN_VALUE,
        "",
        "",
        usual.host(),
        "",
        0,
        0.5,
        Optional.of(Duration.ofMillis(1_500)),
        Optional.of("soak"),
        usual.atMillis(),
        List.of(),
        List.of(deep),
        List.of());
  }
}
