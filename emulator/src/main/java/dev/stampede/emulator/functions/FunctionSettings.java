package dev.stampede.emulator.functions;

import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.fault.FaultPlan;
import dev.stampede.emulator.fault.FaultTarget;
import dev.stampede.emulator.latency.Spread;
import dev.stampede.input.BadInput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * One function and how it behaves.
 *
 * @param name as callers name it
 * @param program what it does with its payloads
 * @param aliases the version behind each alias; {@code $LATEST} need not be named
 * @param times how long it works, by operation; {@code default} for the rest, refused payloads
 *     among them
 * @param memoryMegabytes of an environment
 * @param timeout after which Lambda ends it
 * @param init how long a cold start takes before the function works
 * @param snapStart restore from a snapshot in place of the init
 * @param restore how long that takes
 * @param keepWarm how long an unused environment is kept
 * @param reservedConcurrency environments that are this function's alone, and the most it may have
 * @param scaling environments that may be added in ten seconds
 * @param logFormat of the log's tail
 * @param faults what goes wrong, and how often; together at most all calls
 */
public record FunctionSettings(
    String name,
    Program program,
    Map<String, String> aliases,
    Map<String, Curve> times,
    int memoryMegabytes,
    Duration timeout,
    Spread init,
    boolean snapStart,
    Spread restore,
    Duration keepWarm,
    OptionalInt reservedConcurrency,
    int scaling,
    LogFormat logFormat,
    List<Fault> faults) {

  /** The key of the time for operations that have none of their own. */
  public static final String DEFAULT = "default";

  /** What callers get who name no version. */
  public static final String LATEST = "$LATEST";

  public FunctionSettings {
    aliases = Map.copyOf(aliases);
    times = Map.copyOf(times);
    faults = List.copyOf(faults);
    FaultPlan.check(faults, FaultTarget.FUNCTION);
    if (!name.matches("[a-zA-Z0-9_-]{1,64}")) {
      throw new BadInput("'" + name + "' is no name of a function");
    }
    if (!times.containsKey(DEFAULT)) {
      throw wrong(name, "its times need a 'default'");
    }
    if (memoryMegabytes < 128 || memoryMegabytes > 10_240) {
      throw wrong(name, "memory is from 128 to 10240 MB, not " + memoryMegabytes);
    }
    if (!timeout.isPositive() || timeout.compareTo(Duration.ofMinutes(15)) > 0) {
      throw wrong(name, "the timeout must be above 0 and at most 15 minutes");
    }
    if (keepWarm.isNegative() || scaling < 1 || reservedConcurrency.orElse(0) < 0) {
      throw wrong(name, "times, scaling and concurrency cannot be below zero, nor scaling zero");
    }
  }

  private static BadInput wrong(String name, String why) {
    return new BadInput("function '" + name + "': " + why);
  }

  /** A function with the times of its program, 512 MB, 60 s, and starts well below a second. */
  public static FunctionSettings of(String name, Program program) {
    return new FunctionSettings(
        name,
        program,
        Map.of("live", "1"),
        program.times(),
        512,
        Duration.ofSeconds(60),
        new Spread(Duration.ofMillis(400), Duration.ofMillis(800)),
        false,
        new Spread(Duration.ofMillis(180), Duration.ofMillis(350)),
        Duration.ofMinutes(10),
        OptionalInt.empty(),
        1000,
        LogFormat.TEXT,
        List.of());
  }

  /** The time of an operation. */
  Curve time(String operation) {
    Curve curve = times.get(operation);
    return curve == null ? times.getOrDefault(DEFAULT, NO_TIME) : curve;
  }

  private static final Curve NO_TIME = Curve.fixed(Duration.ZERO);

  /** The version behind a qualifier; empty text if there is none such. */
  public String version(String qualifier) {
    if (qualifier.isEmpty() || qualifier.equals(LATEST)) {
      return LATEST;
    }
    return aliases.containsValue(qualifier) ? qualifier : aliases.getOrDefault(qualifier, "");
  }

  public FunctionSettings withAliases(Map<String, String> aliases) {
    return changed(draft -> draft.aliases = aliases);
  }

  public FunctionSettings withTimes(Map<String, Curve> times) {
    return changed(draft -> draft.times = times);
  }

  public FunctionSettings withMemory(int memoryMegabytes) {
    return changed(draft -> draft.memoryMegabytes = memoryMegabytes);
  }

  public FunctionSettings withTimeout(Duration timeout) {
    return changed(draft -> draft.timeout = timeout);
  }

  public FunctionSettings withInit(Spread init) {
    return changed(draft -> draft.init = init);
  }

  /** With SnapStart, which takes this long to restore. */
  public FunctionSettings withSnapStart(Spread restore) {
    return changed(draft -> {
      draft.snapStart = true;
      draft.restore = restore;
    });
  }

  public FunctionSettings withKeepWarm(Duration keepWarm) {
    return changed(draft -> draft.keepWarm = keepWarm);
  }

  public FunctionSettings withReservedConcurrency(int environments) {
    return changed(draft -> draft.reservedConcurrency = OptionalInt.of(environments));
  }

  public FunctionSettings withScaling(int scaling) {
    return changed(draft -> draft.scaling = scaling);
  }

  public FunctionSettings withLogFormat(LogFormat logFormat) {
    return changed(draft -> draft.logFormat = logFormat);
  }

  public FunctionSettings withFaults(List<Fault> faults) {
    return changed(draft -> draft.faults = faults);
  }

  private FunctionSettings changed(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.done();
  }

  /** The same values while some of them change. */
  private static final class Draft {
    final String name;
    final Program program;
    Map<String, String> aliases;
    Map<String, Curve> times;
    int memoryMegabytes;
    Duration timeout;
    Spread init;
    boolean snapStart;
    Spread restore;
    Duration keepWarm;
    OptionalInt reservedConcurrency;
    int scaling;
    LogFormat logFormat;
    List<Fault> faults;

    Draft(FunctionSettings from) {
      name = from.name;
      program = from.program;
      aliases = from.aliases;
      times = from.times;
      memoryMegabytes = from.memoryMegabytes;
      timeout = from.timeout;
      init = from.init;
      snapStart = from.snapStart;
      restore = from.restore;
      keepWarm = from.keepWarm;
      reservedConcurrency = from.reservedConcurrency;
      scaling = from.scaling;
      logFormat = from.logFormat;
      faults = from.faults;
    }

    FunctionSettings done() {
      return new FunctionSettings(
          name,
          program,
          aliases,
          times,
          memoryMegabytes,
          timeout,
          init,
          snapStart,
          restore,
          keepWarm,
          reservedConcurrency,
          scaling,
          logFormat,
          faults);
    }
  }
}
