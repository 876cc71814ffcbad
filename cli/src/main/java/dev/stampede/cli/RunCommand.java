package dev.stampede.cli;

import dev.stampede.aws.target.TargetException;
import dev.stampede.config.Configuration;
import dev.stampede.judge.TargetRule;
import dev.stampede.output.UnwritableException;
import dev.stampede.scenario.ScenarioException;
import dev.stampede.scenario.UserClass;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
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
        "stampede [-f SCENARIO] [--headless] [-u USERS] [-r SPAWN_RATE] [-t RUN_TIME] [OPTIONS]"
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

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Configuration configuration;

  RunCommand(Terminal terminal, Map<String, String> environment, Configuration configuration) {
    this.terminal = terminal;
    this.environment = environment;
    this.configuration = configuration;
  }

  @Override
  public Integer call() throws InterruptedException {
    EffectiveFlags flags = effective(configuration);
    Configuration chosen = target.choose(configuration);
    check();
    emulator.settings(0);
    List<TargetRule> rules = RunTargets.of(chosen, Playhouse.INSIGHTS);
    logs.apply(terminal.err().stream());
    PrintStream printed = System.out;
    if (output.json) {
      // What a scenario prints must not stand in the JSON.
      System.setOut(terminal.err().stream());
    }
    try {
      Repertoire repertoire = Repertoire.of(this, chosen);
      RunOrder order = repertoire.order();
      if (scenario.onlyShows()) {
        return show(order.classes(), order.usersOfRatios());
      }
      Fitness.check(order.load(), target);
      // The target first: the files of an older run are replaced once nothing else can be wrong.
      try (Playhouse house =
          Playhouse.open(
              this,
              terminal,
              environment,
              chosen,
              rules,
              playbill(flags.over(chosen, order, usual())))) {
        repertoire.selection().notes().forEach(Logs.LOG::warn);
        return run.headless ? headless(house, order) : onPage(house, repertoire);
      }
    } catch (ScenarioException e) {
      if (e.getCause() instanceof TargetException unusable) {
        // The scenario is well: where it wants to go cannot be found.
        throw new Refusal(ExitCode.TARGET, String.valueOf(unusable.getMessage()), unusable);
      }
      throw new Refusal(ExitCode.SCENARIO, String.valueOf(e.getMessage()), e);
    } catch (UnwritableException e) {
      throw new Refusal(ExitCode.OUTPUT, String.valueOf(e.getMessage()), e);
    } finally {
      System.setOut(printed);
    }
  }

  private static int headless(Playhouse house, RunOrder order) {
    try (Playing playing = house.prepare(order, house.usualTarget(), RunShown.Onlooker.NONE)) {
      Interruption.endsInOrder(() -> true, playing::stop);
      return playing.play(house.onFailures());
    }
  }

  private int onPage(Playhouse house, Repertoire repertoire) throws InterruptedException {
    Conductor conductor = new Conductor(repertoire, house);
    return new LivePage(page, pageServer, environment, conductor).serve(repertoire.wish());
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

  private Playbill playbill(Configuration effective) {
    return Playbill.of(
        scenario.sources, spec.commandLine().getParseResult().originalArgs(), effective);
  }
}
