package dev.stampede.cli;

import dev.stampede.aws.agents.AgentsSettings;
import dev.stampede.aws.agents.TraceShare;
import dev.stampede.aws.lambda.FunctionsSettings;
import dev.stampede.aws.target.AwsNetwork;
import dev.stampede.aws.wire.Network;
import dev.stampede.aws.wire.WireSettings;
import dev.stampede.input.BadInput;
import dev.stampede.input.Nearest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is tested, and how it is called. */
final class TargetOptions {

  private static final String EMULATOR = "emulator";
  private static final String AWS = "aws";

  @Option(
      names = "--target",
      paramLabel = "emulator|aws|URL",
      order = 21,
      description =
          "What is tested: the embedded emulator, AWS (costs money), or an emulator at a URL"
              + " (default: emulator)")
  String target = EMULATOR;

  @Option(
      names = "--trace",
      paramLabel = "all|none|SHARE",
      order = 22,
      description = "Which turns ask for a trace, which tells route and tokens (default: all)")
  String trace = "all";

  @Option(
      names = "--no-log-tail",
      order = 23,
      description =
          "Call functions without asking for the end of their log, which tells cold starts, billed"
              + " time and memory")
  boolean noLogTail;

  @Option(
      names = "--connect-timeout",
      paramLabel = "TIME",
      order = 24,
      description = "Longest time to connect (default: 5s)")
  @Nullable Duration connectTimeout;

  @Option(
      names = "--silence-timeout",
      paramLabel = "TIME",
      order = 25,
      description = "Longest time without a byte of an answer (default: 3m)")
  @Nullable Duration silenceTimeout;

  @Option(
      names = "--call-timeout",
      paramLabel = "TIME",
      order = 26,
      description = "Longest time for a whole call (default: 15m)")
  @Nullable Duration callTimeout;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      order = 27,
      description = "Most connections open at once; further calls wait (default: 8000)")
  @Nullable Integer maxConnections;

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
    TraceShare.parse(trace);
    if (!isEmulator() && !isAws()) {
      url();
    }
    wire(WireSettings.defaults());
  }

  /**
   * The URL that was given as the target.
   *
   * @throws BadInput if it is none
   */
  URI url() {
    if (target.matches("https?://[^/?#]+/?")) {
      try {
        return URI.create(target);
      } catch (IllegalArgumentException e) {
        // Said below.
      }
    }
    throw new BadInput(
        "--target: '"
            + target
            + "' is neither emulator nor aws nor a URL such as http://127.0.0.1:9100"
            + Nearest.hint(target, List.of(EMULATOR, AWS)));
  }

  /** How agents are called. */
  AgentsSettings agents(Map<String, String> environment) {
    return AgentsSettings.of(environment).withTrace(TraceShare.parse(trace));
  }

  /** How functions are called. */
  FunctionsSettings functions(Map<String, String> environment) {
    return FunctionsSettings.of(environment).withLogTail(!noLogTail);
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
