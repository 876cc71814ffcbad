package dev.stampede.output.history;

import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Recorder;
import dev.stampede.measure.Sample;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.RecordedRun;
import dev.stampede.output.history.Entry.Second;
import dev.stampede.run.RunState;
import dev.stampede.scenario.TaskRatio;
import dev.stampede.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Seconds of a run that never was, as a real recorder counts them; nobody waits for them. */
public final class LongRun implements Clock {

  private final SplittableRandom random;
  private final int names;
  private final int callsPerSecond;
  private final Recorder recorder = Recorder.create(this);
  private long nanos;
  private int epoch;
  private int introduced;
  private long samples;

  /** A run of so many calls of so many names each second. */
  public LongRun(long seed, int names, int callsPerSecond) {
    this.random = new SplittableRandom(seed);
    this.names = names;
    this.callsPerSecond = callsPerSecond;
  }

  /** What is played. */
  public static Started started() {
    return new Started(
        "0123456789abcdef",
        "agents",
        "scenarios/Agents.java",
        "embedded emulator at http://127.0.0.1:41233",
        42,
        "0.1.0",
        "25.0.3",
        new Started.Host("box", 2, 4L << 30, "Linux 6.1"),
        "stampede -f Agents.java -u 50",
        50,
        5,
        Optional.of(Duration.ofMinutes(60)),
        Optional.empty(),
        RecordedRun.START_MILLIS,
        List.of(new Started.Setting("run", "users", "50", "flag --users")),
        List.of(new TaskRatio("AgentUser", 1, List.of(new TaskRatio("ask", 1, List.of())))),
        List.of(new TaskRatio("AgentUser", 1, List.of(new TaskRatio("ask", 1, List.of())))));
  }

  /** The statistics begin anew. */
  public LongRun reset() {
    epoch++;
    return this;
  }

  /** Whose first calls are one of each name, so that all appear in the first second. */
  public LongRun introduced() {
    introduced = names;
    return this;
  }

  /** The next second; it comes up to so many milliseconds late, never early. */
  public Second next(RunState state, int goal, int lateMillis) {
    long from = nanos;
    long due = (from / 1_000_000_000L + 1) * 1_000_000_000L;
    nanos = due + (lateMillis == 0 ? 0 : random.nextLong(lateMillis * 1_000_000L));
    for (int i = 0; i < callsPerSecond; i++) {
      call();
    }
    TreeMap<String, Integer> users = new TreeMap<>();
    users.put("AgentUser", goal);
    Snapshot interval =
        recorder.cut(
            new Recorder.Interval(
                RecordedRun.START_MILLIS + from / 1_000_000,
                RecordedRun.START_MILLIS + nanos / 1_000_000,
                nanos - from,
                users,
                100_000_000,
                2 * (nanos - from),
                0));
    return new Second(state, Duration.ofNanos(nanos), goal, epoch, interval);
  }

  /** So many seconds of a run that runs. */
  public List<Second> seconds(int count) {
    List<Second> seconds = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      seconds.add(next(RunState.RUNNING, 50, 20));
    }
    return seconds;
  }

  private void call() {
    int name = introduced > 0 ? --introduced : random.nextInt(names);
    long took = (long) (1e6 * Math.exp(random.nextGaussian(6.5 + name % 7 * 0.1, 0.4)));
    long wait = random.nextLong(200_000);
    int dice = random.nextInt(1_000);
    Outcome outcome =
        dice < 5 ? Outcome.THROTTLED : dice < 8 ? Outcome.SERVICE_ERROR : Outcome.SUCCESS;
    List<Observation> observations = new ArrayList<>();
    if (outcome == Outcome.SUCCESS) {
      observations.add(new Observation.Time("ttfe", took / 8));
      observations.add(new Observation.Time("ttfd", took / 7));
      observations.add(new Observation.Time("ttft", took / 4));
      observations.add(new Observation.Time("ttlt", took - 1_000_000));
      for (int chunk = 0; chunk < 12; chunk++) {
        observations.add(new Observation.Time("icl", took / 16 + random.nextLong(1 + took / 16)));
      }
      observations.add(new Observation.Amount("tokens.input", 800 + random.nextInt(200)));
      observations.add(new Observation.Amount("tokens.output", 100 + random.nextInt(100)));
      observations.add(
          new Observation.Cell(
              "route", "r" + name % 4, random.nextInt(50) == 0 ? "none" : "r" + name % 4));
    }
    recorder.begin();
    recorder.record(
        new Sample(
            "id" + samples++,
            "bedrock_agent",
            "bedrock_agent:name-" + name,
            outcome,
            outcome.failed() ? outcome.label() + ": slow down" : "",
            0,
            wait,
            wait + took,
            900 + random.nextInt(500),
            observations),
        0);
  }

  @Override
  public long nanoTime() {
    return nanos;
  }

  @Override
  public long wallMillis() {
    return RecordedRun.START_MILLIS + nanos / 1_000_000;
  }

  @Override
  public void sleepUntil(long deadline) {
    throw new AssertionError("nobody waits here");
  }
}
