package dev.stampede.cli;

import dev.stampede.aws.agents.AgentsSettings;
import dev.stampede.aws.agents.TraceShare;
import dev.stampede.aws.lambda.FunctionsSettings;
import dev.stampede.aws.target.AwsNetwork;
import dev.stampede.aws.wire.Network;
import dev.stampede.aws.wire.WireSettings;
import dev.stampede.config.Configuration;
import dev.stampede.config.Mask;
import dev.stampede.config.SystemEntry;
import dev.stampede.http.HttpService;
import dev.stampede.input.BadInput;
import dev.stampede.input.Nearest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is tested, and how it is called. */
final class TargetOptions {

  /** The name of the emulator inside this process. */
  static final String EMULATOR = "emulator";

  private static final String AWS = "aws";

  @Option(
      names = "--target",
      paramLabel = "emulator|aws|URL|NAME",
      order = 51,
      description =
          "What is tested: the embedded emulator, AWS (costs money), an emulator at a URL, or a"
              + " system of stampede.yaml by its name (default: emulator)")
  String target = EMULATOR;

  @Option(
      names = "--yes-production",
      order = 51,
      description = "Yes, run against what the configuration calls production")
  boolean yesProduction;

  @Option(
      names = {"-H", "--host"},
      paramLabel = "URL",
      order = 51,
      description =
          "The server of scenarios that call plain HTTP; wins over http(\"…\") in the scenario")
  @Nullable String host;

  @Option(
      names = "--budget",
      paramLabel = "DOLLARS|none",
      order = 51,
      description =
          "Stop the run in order before it costs more US dollars than this, calls in flight"
              + " included; simulated on the emulator (default: 10 against AWS, none elsewhere)")
  @Nullable String budget;

  @Option(
      names = "--trace",
      arity = "0..1",
      fallbackValue = "all",
      paramLabel = "all|none|SHARE",
      order = 52,
      description = "Which turns ask for a trace, which tells route and tokens (default: all)")
  String trace = "all";

  @Option(
      names = "--no-log-tail",
      order = 53,
      description =
          "Call functions without asking for the end of their log, which tells cold starts, billed"
              + " time and memory")
  boolean noLogTail;

  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      order = 54,
      description = "Longest time to connect (default: 5s)")
  @Nullable Duration connectTimeout;

  @Option(
      names = "--silence-timeout",
      paramLabel = "TIME",
      order = 55,
      description =
          "Longest time without a byte of an answer; of a function's, once it has begun (default:"
              + " 3m)")
  @Nullable Duration silenceTimeout;

  @Option(
      names = "--call-timeout",
      paramLabel = "TIME",
      order = 56,
      description = "Longest time for a whole call (default: 15m)")
  @Nullable Duration callTimeout;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      order = 57,
      description = "Most connections open at once; further calls wait (default: 8000)")
  @Nullable Integer maxConnections;

  /** The same time-outs and traces for the embedded emulator. */
  TargetOptions emulated() {
    TargetOptions same = new TargetOptions();
    same.budget = budget;
    same.trace = trace;
    same.noLogTail = noLogTail;
    same.connectTimeout = connectTimeout;
    same.silenceTimeout = silenceTimeout;
    same.callTimeout = callTimeout;
    same.maxConnections = maxConnections;
    return same;
  }

  /**
   * How much a run may cost.
   *
   * @throws BadInput if what was said is no amount
   */
  Budget budget() {
    if (budget == null) {
      return isAws() ? Budget.AGAINST_AWS : Budget.NONE;
    }
    return Budget.parse(budget);
  }

  /** Whether the emulator inside this process is the target. */
  boolean isEmulator() {
    return target.equals(EMULATOR);
  }

  /** Whether the target is AWS, and costs money. */
  boolean isAws() {
    return target.equals(AWS);
  }

  /**
   * Values that make no sense.
   *
   * @throws IllegalArgumentException naming the flag
   */
  void check() {
    named("--trace", "", trace, TraceShare::parse);
    budget();
    if (!isEmulator() && !isAws()) {
      url();
    }
    host().ifPresent(url -> named("--host", "-H/--host: ", url, HttpService::endpoint));
    WireSettings usual = WireSettings.defaults();
    named("--connect-timeout", "", connectTimeout, usual::withConnectTimeout);
    named("--silence-timeout", "", silenceTimeout, usual::withSilenceTimeout);
    named("--call-timeout", "", callTimeout, usual::withCallTimeout);
    named("--max-connections", "", maxConnections, usual::withMaxConnections);
  }

  /** Reads a value, if there is one; what is wrong with it is said of the flag. */
  private static <T> void named(
      String flag, String before, @Nullable T value, Function<T, ?> read) {
    if (value == null) {
      return;
    }
    try {
      var _ = read.apply(value);
    } catch (IllegalArgumentException e) {
      throw BadInput.ofFlag(flag, before + e.getMessage());
    }
  }

  /** What flags stand for where nobody says otherwise, by their names. */
  static Map<String, Object> usual() {
    WireSettings usual = WireSettings.defaults();
    return Map.of(
        "connect-timeout",
        usual.connectTimeout(),
        "silence-timeout",
        usual.silenceTimeout(),
        "call-timeout",
        usual.callTimeout(),
        "max-connections",
        usual.maxConnections());
  }

  /** The server of plain HTTP, if one is named. */
  Optional<String> host() {
    return Optional.ofNullable(host);
  }

  /**
   * The URL that was given as the target.
   *
   * @throws BadInput if it is none
   */
  URI url() {
    if (target.matches("https?://[^/?#]+@.*")) {
      throw BadInput.ofFlag(
          "--target",
          "--target: '%s' holds a login, and nothing here would send it: leave it out"
              .formatted(Mask.withoutLogin(target)));
    }
    if (target.matches("https?://[^/?#]+/?")) {
      try {
        return URI.create(target);
      } catch (IllegalArgumentException e) {
        // Said below.
      }
    }
    throw BadInput.ofFlag(
        "--target",
        "--target: '"
            + target
            + "' is neither emulator nor aws nor a URL such as http://127.0.0.1:9100"
            + Nearest.hint(target, List.of(EMULATOR, AWS)));
  }

  /**
   * The configuration for what was chosen: a system's own where its name was given, which then
   * stands for its target.
   *
   * @throws BadInput where it is production, and nobody said yes
   */
  Configuration choose(Configuration all) {
    SystemEntry system = all.systems().get(target);
    String name = target;
    Configuration chosen = all;
    if (system != null) {
      target = system.target().value();
      if (!isEmulator() && !isAws()) {
        try {
          url();
        } catch (BadInput e) {
          throw system.target().origin().wrong("systems." + name + ": " + e.getMessage());
        }
      }
      chosen = all.of(system);
    }
    if (chosen.production().value() && !isEmulator() && !yesProduction) {
      throw new BadInput(
          "--target %s is production (%s): say --yes-production if that is what you want"
              .formatted(name, chosen.production().origin().words()));
    }
    return chosen;
  }

  /** How agents are called. */
  AgentsSettings agents(Configuration configuration) {
    return new AgentsSettings(
        Directories.agents(configuration),
        TraceShare.parse(trace),
        Directories.prices(configuration));
  }

  /** How functions are called. */
  FunctionsSettings functions(Configuration configuration) {
    return new FunctionsSettings(Directories.functions(configuration), !noLogTail);
  }

  /** How many connections may be open at once. */
  int connectionsAtMost() {
    return maxConnections == null ? WireSettings.defaults().maxConnections() : maxConnections;
  }

  /** Time-outs and connections. */
  WireSettings wire(Map<String, String> environment) {
    Network network = isAws() ? AwsNetwork.of(environment) : Network.of(environment);
    return wire(WireSettings.defaults().withNetwork(network));
  }

  private WireSettings wire(WireSettings usual) {
    WireSettings wire = usual;
    wire = connectTimeout == null ? wire : wire.withConnectTimeout(connectTimeout);
    wire = silenceTimeout == null ? wire : wire.withSilenceTimeout(silenceTimeout);
    wire = callTimeout == null ? wire : wire.withCallTimeout(callTimeout);
    return maxConnections == null ? wire : wire.withMaxConnections(maxConnections);
  }
}
