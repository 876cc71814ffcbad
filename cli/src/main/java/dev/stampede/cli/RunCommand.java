package dev.stampede.cli;

import dev.stampede.aws.agents.AgentCures;
import dev.stampede.aws.agents.AgentInsight;
import dev.stampede.aws.lambda.FunctionInsight;
import dev.stampede.compile.Scenario;
import dev.stampede.config.Configuration;
import dev.stampede.emulator.EmulatorSettings;
import dev.stampede.insight.Insight;
import dev.stampede.judge.PlannedLoad;
import dev.stampede.judge.RunVerdict;
import dev.stampede.judge.TargetRule;
import dev.stampede.output.UnwritableException;
import dev.stampede.run.RunPlan;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.TaskFilter;
import dev.stampede.scenario.UserClass;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The main job: plays a scenario. */
@Command(
    name = "stampede",
    versionProvider = Version.class,
    sortOptions = false,
    usageHelpAutoWidth = false,
    synopsisHeading = "Usage: ",
    customSynopsis =
        "stampede [-f SCENARIO] --headless [-u USERS] [-r SPAWN_RATE] [-t RUN_TIME] [OPTIONS]"
            + " [USER_CLASS…]",
    description = {
      "",
      "Plays the users of a scenario against AI agents, and tells how they held up.",
      "The default target is an embedded emulator: nothing touches AWS unless you say --target aws.",
      ""
    },
    commandListHeading = "%nCommands (stampede COMMAND --help):%n",
    footerHeading = "%nExit codes:%n")
final class RunCommand extends RunFlags implements Callable<Integer> {

  private static final String NO_PAGE =
      "the web page comes with a later version; add --headless to run without it";

  /** What is read out of a run's figures, the most important first. */
  static final List<Insight> INSIGHTS = List.of(new AgentInsight(), new FunctionInsight());

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Configuration configuration;

  RunCommand(Terminal terminal, Map<String, String> environment, Configuration configuration) {
    this.terminal = terminal;
    this.environment = environment;
    this.configuration = configuration;
  }

  @Override
  public Integer call() throws Exception {
    Configuration chosen = target.choose(configuration);
    check();
    long seed = run.seed == null ? new Random().nextLong(1L << 53) : run.seed;
    EmulatorSettings embedded = emulator.settings(seed);
    List<TargetRule> rules = RunTargets.of(chosen, INSIGHTS);
    logs.apply(terminal.err().stream());
    try {
      // In this order: the files of an older run are replaced only once nothing else can be wrong.
      Scenario found = ScenarioChoice.load(scenario);
      TaskFilter.Selection selection = ScenarioChoice.select(found, scenario, chosen);
      LoadChoice load = LoadChoice.of(run, chosen, found);
      if (scenario.onlyShows()) {
        return show(selection.userClasses(), load.users());
      }
      if (!run.headless) {
        throw new Refusal(ExitCode.USAGE, NO_PAGE);
      }
      ReportFiles reports = ReportFiles.open(output, terminal.out().stream(), environment);
      Results.Audience audience =
          new Results.Audience(
              INSIGHTS, rules, new AgentCures(), new PlannedLoad(load.users(), 0), load.runTime());
      try (OpenTarget open = OpenTarget.open(target, embedded, chosen, environment);
          Results results = Results.open(terminal, output, reports, audience)) {
        logs.apply(results.console().logStream());
        selection.notes().forEach(Logs.LOG::warn);
        RunPlan plan =
            new RunPlan(
                RunId.create(),
                selection.userClasses(),
                load.shape(),
                load.runTime(),
                run.stopTimeout,
                seed,
                open.services(),
                run.resetStats);
        return code(new Performance(results, load, open).play(plan, run.exitCodeOnError != null));
      }
    } catch (ScenarioException e) {
      throw new Refusal(ExitCode.SCENARIO, String.valueOf(e.getMessage()), e);
    } catch (UnwritableException e) {
      throw new Refusal(ExitCode.OUTPUT, String.valueOf(e.getMessage()), e);
    }
  }

  private int show(List<UserClass> classes, int users) {
    ScenarioView view = new ScenarioView(terminal.out().stream());
    if (scenario.list) {
      view.classes(classes);
    } else if (scenario.showTaskRatio) {
      view.ratios(classes, users);
    } else {
      view.ratiosJson(classes, users);
    }
    terminal.out().stream().flush();
    return ExitCode.OK.code();
  }

  private int code(RunVerdict verdict) {
    int onFailures = run.exitCodeOnError == null ? ExitCode.FAILURES.code() : run.exitCodeOnError;
    return switch (verdict) {
      case RunVerdict.Passed() -> ExitCode.OK.code();
      case RunVerdict.TargetsMissed missed -> ExitCode.TARGETS.code();
      case RunVerdict.Failures failures -> onFailures;
      case RunVerdict.NothingSucceeded() -> Math.max(ExitCode.FAILURES.code(), onFailures);
    };
  }
}
