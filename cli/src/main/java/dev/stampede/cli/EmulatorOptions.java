package dev.stampede.cli;

import dev.stampede.emulator.EmulatorSettings;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.wire.SignatureCheck;
import dev.stampede.input.BadInput;
import dev.stampede.input.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** How the emulator behaves, embedded or alone. */
final class EmulatorOptions {

  @Option(
      names = "--latency",
      paramLabel = "none|realistic|FILE",
      order = 61,
      description = "How long its answers take (default: realistic)")
  String latency = "realistic";

  @Option(
      names = "--misroutes",
      paramLabel = "SHARE",
      order = 62,
      description = "Share of messages that its supervisor routes wrong (default: 0.6%%)")
  String misroutes = "0.6%";

  @Option(
      names = "--fault",
      paramLabel = "SHARE:KIND",
      order = 63,
      description =
          "Make a share of its calls fail, such as 1%%:reset or"
              + " 2%%:status=429/ThrottlingException; may be repeated (docs/emulator.md)")
  List<String> faults = new ArrayList<>();

  @Option(
      names = "--sigv4",
      paramLabel = "off|log|enforce",
      order = 64,
      description = "What it makes of the requests' signatures (default: log)")
  String signatures = "log";

  /**
   * The settings these flags describe.
   *
   * @throws IllegalArgumentException naming the flag and what would be right
   */
  EmulatorSettings settings(long seed) {
    return EmulatorSettings.defaults()
        .withSeed(seed)
        .withLatency(named("--latency", latency, Latency::parse))
        .withMisroutes(named("--misroutes", misroutes, Share::parse))
        .withFaults(faults.stream().map(spec -> named("--fault", spec, Fault::parse)).toList())
        .withSignatures(named("--sigv4", signatures, SignatureCheck::parse));
  }

  /** Reads a value; what is wrong with it is said with the flag's name. */
  private static <T> T named(String flag, String value, Function<String, T> read) {
    try {
      return read.apply(value);
    } catch (IllegalArgumentException e) {
      throw new BadInput(flag + ": " + e.getMessage());
    }
  }
}
