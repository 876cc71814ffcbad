package dev.stampede.cli;

import dev.stampede.emulator.EmulatorSettings;
import dev.stampede.emulator.agents.Habit;
import dev.stampede.emulator.behaviour.Behaviour;
import dev.stampede.emulator.behaviour.BehaviourFile;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.functions.FunctionsSettings;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.wire.SignatureCheck;
import dev.stampede.input.BadInput;
import dev.stampede.input.Share;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the emulator behaves, embedded or alone. */
final class EmulatorOptions {

  @Option(
      names = "--behaviour",
      paramLabel = "FILE",
      order = 60,
      description =
          "A YAML file that tells how it behaves: latencies, misroutes, faults, quotas"
              + " (docs/emulator.md); the flags below override it")
  @Nullable Path file;

  @Option(
      names = "--latency",
      paramLabel = "none|realistic",
      order = 61,
      description = "How long its answers take (default: realistic)")
  @Nullable String latency;

  @Option(
      names = "--misroutes",
      paramLabel = "SHARE",
      order = 62,
      description = "Share of messages that its supervisor routes wrong (default: 0.6%%)")
  @Nullable String misroutes;

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
  @Nullable String signatures;

  /**
   * The settings these flags describe.
   *
   * @throws IllegalArgumentException naming the flag and what would be right
   */
  EmulatorSettings settings(long seed) {
    return EmulatorSettings.defaults().withSeed(seed).withBehaviour(behaviour());
  }

  /**
   * What flags that are not given stand for, by their names: nothing where a file tells of them.
   */
  Map<String, Object> usual() {
    if (file != null) {
      return Map.of();
    }
    Behaviour usual = Behaviour.DEFAULT;
    return Map.of(
        "latency",
        "realistic",
        "misroutes",
        Share.show(usual.agents().share(Habit.MISROUTE)),
        "sigv4",
        usual.signatures().label());
  }

  private Behaviour behaviour() {
    Behaviour behaviour = file == null ? Behaviour.DEFAULT : BehaviourFile.read(file);
    if (latency != null) {
      behaviour = behaviour.withLatency(named("--latency", latency, Latency::parse));
      if (latency.equals("none")) {
        behaviour = behaviour.withFunctions(FunctionsSettings.NONE);
      }
    }
    if (misroutes != null) {
      behaviour = behaviour.withMisroutes(named("--misroutes", misroutes, Share::parse));
    }
    if (!faults.isEmpty()) {
      behaviour =
          behaviour.withFaults(
              faults.stream().map(spec -> named("--fault", spec, Fault::parse)).toList());
    }
    if (signatures != null) {
      behaviour = behaviour.withSignatures(named("--sigv4", signatures, SignatureCheck::parse));
    }
    return behaviour;
  }

  /** Reads a value; what is wrong with it is said with the flag's name. */
  private static <T> T named(String flag, String value, Function<String, T> read) {
    try {
      return read.apply(value);
    } catch (IllegalArgumentException e) {
      throw BadInput.ofFlag(flag, flag + ": " + e.getMessage());
    }
  }
}
