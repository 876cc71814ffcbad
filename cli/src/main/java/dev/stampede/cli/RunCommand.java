package dev.stampede.cli;

import dev.stampede.aws.agents.AgentInsight;
import dev.stampede.aws.lambda.FunctionInsight;
import dev.stampede.compile.ScenarioFile;
import dev.stampede.emulator.EmulatorSettings;
import dev.stampede.input.BadInput;
import dev.stampede.insight.Insight;
import dev.stampede.load.Ramp;
import dev.stampede.output.UnwritableException;
import dev.stampede.run.RunPlan;
import dev.stampede.scenario.ScenarioException;
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
        "stampede -f SCENARIO.java --headless [-u USERS] [-r SPAWN_RATE] [-t RUN_TIME] [OPTIONS]",
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

  private static final List<Insight> INSIGHTS = List.of(new AgentInsight(), new FunctionInsight());

  private final Terminal terminal;
  private final Map<String, String> environment;

  RunCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  public Integer call() throws Exception {
    check();
    if (!run.headless) {
      throw new Refusal(ExitCode.USAGE, NO_PAGE);
    }
    long seed = run.seed == null ? new Random().nextLong(1L << 53) : run.seed;
    EmulatorSettings behaviour = emulator.settings(seed);
    if (run.scenario == null) {
      throw new BadInput(
          "-f/--locustfile is missing: say which scenario, such as -f scenarios/BedrockAgents.java");
    }
    logs.apply(terminal.err().stream());
    try {
      // In this order: the files of an older run are replaced only once nothing else can be wrong.
      List<UserClass> classes = ScenarioFile.load(run.scenario).userClasses();
      try (OpenTarget open = OpenTarget.open(target, behaviour, environment);
          Results results = Results.open(terminal, output, INSIGHTS, run.runTime())) {
        logs.apply(results.console().logStream());
        RunPlan plan =
            new RunPlan(
                RunId.create(),
                classes,
                new Ramp(run.users, run.spawnRate),
                run.runTime(),
                run.stopTimeout,
                seed,
                open.services());
        return new Performance(results, run, open).play(plan).code(run.exitCodeOnError);
      }
    } catch (ScenarioException e) {
      throw new Refusal(ExitCode.SCENARIO, String.valueOf(e.getMessage()), e);
    } catch (UnwritableException e) {
      throw new Refusal(ExitCode.OUTPUT, String.valueOf(e.getMessage()), e);
    }
  }
}
