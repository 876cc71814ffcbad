package dev.stampede.cli;

import dev.stampede.aws.agents.AgentAddress;
import dev.stampede.aws.agents.Agents;
import dev.stampede.aws.agents.Question;
import dev.stampede.aws.agents.Reply;
import dev.stampede.config.Configuration;
import dev.stampede.input.BadInput;
import dev.stampede.measure.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * One turn by hand: the first thing to try against a system, and the way to see a bad turn again.
 */
@Command(
    name = "ask",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    synopsisHeading = "Usage: ",
    customSynopsis = "stampede ask TEXT [--agent NAME] [--session ID] [OPTIONS]",
    description =
        "Sends one turn to an agent, and shows the answer, the way it took, times and tokens.")
final class AskCommand implements Callable<Integer> {

  /** The headings of the help page, by the names of the fields below. */
  static final Map<String, String> HEADINGS = headings();

  private static Map<String, String> headings() {
    Map<String, String> headings = new LinkedHashMap<>();
    headings.put("target", "Target");
    headings.put("emulator", "Embedded emulator");
    headings.put("logs", "Configuration and log");
    return headings;
  }

  private final Terminal terminal;
  private final Map<String, String> environment;
  private final Configuration configuration;

  @Parameters(paramLabel = "TEXT", description = "What the user says")
  String text = "";

  @Option(
      names = "--agent",
      paramLabel = "NAME",
      order = 1,
      description = "Who is asked, by its name in the configuration (default: supervisor)")
  String agent = "supervisor";

  @Option(
      names = "--session",
      paramLabel = "ID",
      order = 2,
      description =
          "Goes on with a conversation: the id that the turn before was shown with (default: a new"
              + " one)")
  @Nullable String session;

  @Option(names = "--end-session", order = 3, description = "Ends the conversation with this turn")
  boolean endSession;

  @Mixin TargetOptions target = new TargetOptions();

  @Mixin EmulatorOptions emulator = new EmulatorOptions();

  @Mixin LogOptions logs = new LogOptions();

  AskCommand(Terminal terminal, Map<String, String> environment, Configuration configuration) {
    this.terminal = terminal;
    this.environment = environment;
    this.configuration = configuration;
  }

  @Override
  public Integer call() {
    Configuration chosen = target.choose(configuration);
    target.check();
    logs.check();
    AgentAddress address = address(chosen);
    String conversation = conversation();
    logs.apply(terminal.err().stream());
    try (OpenTarget open =
        OpenTarget.open(target, emulator.settings(new Random().nextLong()), chosen, environment)) {
      Agents agents = open.services().get(Agents.class);
      boolean traced = agents.settings().trace().draw(new Random());
      Reply reply =
          agents.ask(
              new Question(
                  address, conversation, text, traced, true, endSession, Map.of(), List.of()));
      OptionalLong cost = agents.settings().prices().nanoDollars(reply.trace());
      new AskedTurn(terminal.out()).show(agent, conversation, open.description(), reply, cost);
      return reply.outcome() == Outcome.SUCCESS ? ExitCode.OK.code() : ExitCode.FAILURES.code();
    }
  }

  private AgentAddress address(Configuration chosen) {
    try {
      return Directories.agents(chosen).find(agent);
    } catch (BadInput e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new BadInput("--agent: " + e.getMessage());
    }
  }

  /** Two to a hundred characters, as the service wants them. */
  private String conversation() {
    if (session == null) {
      return "ask-" + UUID.randomUUID();
    }
    if (!session.matches("[0-9a-zA-Z._:-]{2,100}")) {
      throw new BadInput(
          "--session: '"
              + session
              + "' is no session id: those have 2 to 100 letters, digits and . _ : -");
    }
    return session;
  }
}
