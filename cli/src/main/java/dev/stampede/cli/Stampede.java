package dev.stampede.cli;

import dev.stampede.config.Configuration;
import dev.stampede.input.BadInput;
import dev.stampede.input.Nearest;
import dev.stampede.input.TimeSpan;
import dev.stampede.scenario.ScenarioException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The whole program but for the JVM's end: arguments in, text out, an exit code back. So every
 * command can be run inside a test.
 */
final class Stampede {

  private final Terminal terminal;
  private final Map<String, String> environment;

  Stampede(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = Map.copyOf(environment);
  }

  /** Runs a command and returns its exit code. */
  int run(String... arguments) {
    try {
      return line(arguments).execute(arguments);
    } catch (BadInput e) {
      say(e.getMessage());
      return ExitCode.USAGE.code();
    }
  }

  /**
   * What reads a command line, with the configuration that holds for it.
   *
   * @throws BadInput if a configuration file is missing or wrong
   */
  CommandLine line(String... arguments) {
    Configuration configuration =
        ConfigurationSources.read(
            List.of(arguments),
            environment,
            EffectiveFlags.names(CommandSpec.forAnnotatedObject(new RunFlags())));
    CommandLine line = new CommandLine(new RunCommand(terminal, environment, configuration));
    line.addSubcommand(new ConfigCommand(terminal, configuration));
    line.addSubcommand(new AskCommand(terminal, environment, configuration));
    line.addSubcommand(new DoctorCommand(terminal, configuration));
    line.addSubcommand(new EmulatorCommand(terminal));
    line.addSubcommand(new RunsCommand(terminal));
    line.addSubcommand(new ReportCommand(terminal, configuration));
    line.addSubcommand(new ReplayCommand(terminal, environment, configuration));
    line.addSubcommand(new InitCommand(terminal));
    line.addSubcommand(new CostCommand(terminal, configuration));
    line.getCommandSpec()
        .usageMessage()
        .footer(
            Arrays.stream(ExitCode.values())
                .map(code -> "  %3d  %s".formatted(code.code(), code.meaning()))
                .toArray(String[]::new));
    configure(line, configuration);
    HelpPage.arrange(line, RunFlags.HEADINGS);
    line.getSubcommands()
        .forEach((name, command) -> {
          configure(command, configuration);
          HelpPage.arrange(command, headings(name));
        });
    return line;
  }

  private void configure(CommandLine line, Configuration configuration) {
    line.registerConverter(Duration.class, TimeSpan::parse)
        .registerConverter(int.class, Numbers::whole)
        .registerConverter(Integer.class, Numbers::whole)
        .registerConverter(Long.class, Numbers::wholeLong)
        .registerConverter(double.class, Numbers::any)
        .setOut(writer(terminal.out().stream()))
        .setErr(writer(terminal.err().stream()))
        .setAllowSubcommandsAsOptionParameters(true)
        .setUsageHelpWidth(100)
        .setUsageHelpLongOptionsMaxWidth(34)
        .setUsageHelpAutoWidth(false)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setDefaultValueProvider(EffectiveFlags.defaults(configuration))
        .setParameterExceptionHandler((e, args) -> wrongUse(e, configuration, List.of(args)))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command, configuration));
  }

  private static Map<String, String> headings(String command) {
    return switch (command) {
      case "ask" -> AskCommand.HEADINGS;
      case "emulator" -> EmulatorCommand.HEADINGS;
      case "replay" -> ReplayCommand.HEADINGS;
      default -> RunFlags.HEADINGS;
    };
  }

  private static PrintWriter writer(java.io.PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** One line: what was wrong, and the nearest right flag. */
  private int wrongUse(ParameterException e, Configuration configuration, List<String> arguments) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    @Nullable String message =
        switch (e) {
          case UnmatchedArgumentException unmatched -> unknown(unmatched, command);
          case OverwrittenOptionException twice -> twice.getMessage();
          default -> rootMessage(e);
        };
    say(origin(e, configuration, arguments) + message);
    say("see " + command.qualifiedName() + " --help");
    return ExitCode.USAGE.code();
  }

  /** Where a wrong value was configured, if it was not on the command line. */
  private static String origin(
      ParameterException e, Configuration configuration, List<String> arguments) {
    if (!(e.getArgSpec() instanceof OptionSpec option) || isGiven(option, arguments)) {
      return "";
    }
    return EffectiveFlags.configured(configuration, option)
        .map(setting -> setting.origin().words() + ": ")
        .orElse("");
  }

  private static boolean isGiven(OptionSpec option, List<String> arguments) {
    return Arrays.stream(option.names())
        .anyMatch(name -> arguments.stream().anyMatch(a -> a.equals(name) || a.startsWith(name)));
  }

  private static String unknown(UnmatchedArgumentException e, CommandSpec command) {
    String word = e.getUnmatched().getFirst();
    if (!word.startsWith("-")) {
      return "unexpected argument '"
          + word
          + "'"
          + Nearest.hint(word, command.subcommands().keySet());
    }
    String flag = word.split("=", 2)[0];
    Optional<String> reason = LocustFlag.reason(flag);
    if (reason.isPresent()) {
      return "there is no option '" + flag + "' here: " + reason.get();
    }
    List<String> flags = List.copyOf(command.optionsMap().keySet());
    return "unknown option '" + flag + "'" + Nearest.hint(flag, flags);
  }

  /** picocli wraps a converter's own words, which say it better. */
  private static @Nullable String rootMessage(ParameterException e) {
    String own = e.getMessage();
    if (e.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null) {
      String flag =
          e.getArgSpec() instanceof OptionSpec option
              ? String.join("/", option.names()) + ": "
              : "";
      return flag + cause.getMessage();
    }
    return own;
  }

  private int failed(Exception e, CommandLine command, Configuration configuration) {
    if (e instanceof Refusal refusal) {
      String.valueOf(refusal.getMessage()).lines().forEach(this::say);
      return refusal.code().code();
    }
    if (e instanceof IllegalArgumentException && e.getMessage() != null) {
      say(place(e, command, configuration) + e.getMessage());
      say("see " + command.getCommandSpec().qualifiedName() + " --help");
      return ExitCode.USAGE.code();
    }
    if (e instanceof ScenarioException) {
      String.valueOf(e.getMessage()).lines().forEach(this::say);
      return ExitCode.SCENARIO.code();
    }
    say("an error of Stampede's own: " + e);
    say("run again with --loglevel DEBUG for the whole story, and please report it");
    Logs.LOG.debug("an error of Stampede's own", e);
    return ExitCode.INTERNAL.code();
  }

  /** Where the value of the flag that is complained about was configured, if it was. */
  private static String place(Exception e, CommandLine command, Configuration configuration) {
    return e instanceof BadInput bad
        ? bad.flag()
            .map(flag -> command.getCommandSpec().findOption(flag))
            .filter(option -> !command.getParseResult().hasMatchedOption(option))
            .flatMap(option -> EffectiveFlags.configured(configuration, option))
            .map(setting -> setting.origin().words() + ": ")
            .orElse("")
        : "";
  }

  private void say(@Nullable String line) {
    terminal.err().stream().println("stampede: " + line);
    terminal.err().stream().flush();
  }
}
