package dev.stampede.cli;

import dev.stampede.config.Configuration;
import dev.stampede.insight.Insight;
import dev.stampede.judge.PlannedLoad;
import dev.stampede.judge.TargetJudge;
import dev.stampede.judge.Validity;
import dev.stampede.judge.Validity.Judgement;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Historian;
import dev.stampede.output.history.History;
import dev.stampede.output.history.Started;
import dev.stampede.output.history.TargetLine;
import dev.stampede.output.journal.JournalReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A run out of its journal. One that was killed is judged now, by the targets of the present
 * configuration; any other was judged at its end.
 *
 * @param history what a page would show of it
 * @param insights what is read out of its figures
 * @param targets what becomes of the targets, where the run did not live to say
 * @param validity the same of its validity
 * @param losses what of the journal could not be read, in words
 */
record Retold(
    History history,
    List<Insight> insights,
    List<TargetLine> targets,
    Optional<Judgement> validity,
    List<String> losses) {

  /** Takes copies, which nobody can change. */
  Retold {
    insights = List.copyOf(insights);
    targets = List.copyOf(targets);
    losses = List.copyOf(losses);
  }

  /**
   * The folder that was meant: a path, or the name of one in the folder of all runs.
   *
   * @param runs the folder of all runs
   */
  static Path folder(String named, Path runs) {
    Path path = Path.of(named);
    Path inside = runs.resolve(path);
    return !Files.isDirectory(path) && Files.isDirectory(inside) ? inside : path;
  }

  /**
   * Reads a journal to its end.
   *
   * @throws dev.stampede.output.journal.UnreadableException if there is none, or it cannot be read
   */
  static Retold of(Path folder, Configuration configuration) {
    Telling telling = new Telling(configuration);
    List<String> losses = JournalReader.open(folder).read(telling::add);
    return telling.done(losses);
  }

  /** A run while it is told. */
  private static final class Telling {
    private final Configuration configuration;
    private final Historian historian = new Historian();
    private Validity validity = new Validity();
    private Optional<TargetJudge> targets = Optional.empty();
    private Snapshot total = Snapshot.empty(0);
    private int users;
    private int epoch;

    Telling(Configuration configuration) {
      this.configuration = configuration;
    }

    void add(Entry entry) {
      historian.add(entry);
      switch (entry) {
        case Started started -> {
          users = started.users();
          total = Snapshot.empty(started.atMillis());
          targets = Optional.of(judge());
        }
        case Entry.Second second -> {
          if (second.epoch() != epoch) {
            epoch = second.epoch();
            validity = new Validity();
            targets = Optional.of(judge());
            total = total.restarted();
          }
          total = total.then(second.interval());
          validity.add(second.interval());
          targets.ifPresent(judge -> judge.add(second.interval(), total));
        }
        case Entry.Event event -> {}
        case Entry.Log log -> {}
        case Entry.Ended ended -> {}
      }
    }

    private TargetJudge judge() {
      return new TargetJudge(
          RunTargets.of(configuration, Playhouse.INSIGHTS), new PlannedLoad(users, 0));
    }

    Retold done(List<String> losses) {
      historian.settle();
      History history = historian.history();
      List<Insight> insights =
          Insights.of(configuration, history.run().map(Started::target).orElse(""));
      if (history.ended().isPresent()) {
        return new Retold(history, insights, List.of(), Optional.empty(), losses);
      }
      List<TargetLine> lines =
          targets.stream()
              .flatMap(judge -> judge.verdicts(total).stream())
              .map(TargetLine::of)
              .toList();
      return new Retold(history, insights, lines, validity.soFar(total), losses);
    }
  }
}
