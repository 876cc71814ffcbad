package dev.stampede.output;

import dev.stampede.insight.Measures;
import dev.stampede.judge.PlannedLoad;
import dev.stampede.judge.RunVerdict;
import dev.stampede.judge.TargetJudge;
import dev.stampede.judge.TargetRule;
import dev.stampede.judge.TargetVerdict;
import dev.stampede.judge.Validity.Judgement;
import dev.stampede.judge.Validity.Verdict;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.report.LocustJson;
import dev.stampede.output.report.RunFacts;
import dev.stampede.output.report.RunReport;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** A run with targets of every fate. */
public final class JudgedRun {

  private static final RunFacts FACTS =
      new RunFacts(
          "0123456789abcdef", "0.1.0", "embedded emulator at http://127.0.0.1:41233", 50, 5, 42);

  private final TargetJudge judge;
  private final LocustJson locust = new LocustJson();
  private final RecordedRun run;

  private JudgedRun(Measures measures, boolean hostile, String... rules) {
    judge =
        new TargetJudge(
            Stream.of(rules).map(rule -> TargetRule.parse(rule, measures)).toList(),
            new PlannedLoad(50, 4));
    BiConsumer<Snapshot, Snapshot> reader =
        (second, total) -> {
          judge.add(second, total);
          locust.add(second);
        };
    if (hostile) {
      run = Hostile.run();
      reader.accept(run.total(), run.total());
    } else {
      run = SampleRuns.agents(40, reader);
    }
  }

  /** Forty seconds of agents. */
  public static JudgedRun agents() {
    return new JudgedRun(
        Measures.of(List.of()),
        false,
        "bedrock_agent: p50 < 2s",
        "bedrock_agent:notes: p95 < 2s",
        "p99.9 < 10s",
        "error rate < 1% (stop if broken for 10m)",
        "bedrock_agent: throughput > 100/s",
        "lambda: p95 < 3s",
        "p99 < 5s");
  }

  /** The same without targets. */
  public static JudgedRun withoutTargets() {
    return new JudgedRun(Measures.of(List.of()), false);
  }

  /** The worst that can be in a text. */
  public static JudgedRun hostile() {
    return new JudgedRun(Measures.of(List.of()), true, "\"\u001b[2J</x>|`: \": p50 < 2s");
  }

  /** The run's end. */
  public Snapshot total() {
    return run.total();
  }

  /** The verdicts. */
  public List<TargetVerdict> verdicts() {
    return judge.verdicts(total());
  }

  /** What Locust would print. */
  public byte[] locustJson() {
    return locust.bytes(total());
  }

  /** All of it. */
  public RunReport report() {
    return RunReport.of(
        FACTS,
        total(),
        RunVerdict.of(total(), verdicts(), false),
        verdicts(),
        new Judgement(Verdict.DOUBTFUL, List.of("users woke late (p99 34 ms) from 12 s to 15 s")),
        List.of(new AgentsLike()));
  }
}
