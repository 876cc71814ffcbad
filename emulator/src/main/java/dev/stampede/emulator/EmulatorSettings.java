package dev.stampede.emulator;

import dev.stampede.emulator.agents.AgentsBehaviour;
import dev.stampede.emulator.agents.Habit;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.fault.FaultPlan;
import dev.stampede.emulator.fault.FaultTarget;
import dev.stampede.emulator.functions.FunctionsSettings;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.settings.BadSettingException;
import dev.stampede.emulator.wire.SignatureCheck;
import java.time.Duration;
import java.util.List;

/**
 * How an emulator behaves.
 *
 * @param port to listen on; 0 takes a free one
 * @param host to listen on; the loopback address by default
 * @param seed decides every draw: faults, misroutes, latencies, ids in traces
 * @param latency how long turns take and what shape answers have
 * @param agents how agents behave: routing, actions, memory; it may be replaced while they work
 * @param faults what goes wrong, and how often; together at most all calls
 * @param signatures what to make of the requests' signatures
 * @param eventLoops threads that serve; one feeds two cores
 * @param truthRows rows the truth keeps, about 80 bytes each, 45 more where functions are called;
 *     calls beyond are only counted
 * @param sessions sessions remembered at once; the least recently used go first
 * @param sessionIdle how long an unused session is remembered
 * @param functions the Lambda functions, and how they behave
 */
public record EmulatorSettings(
    int port,
    String host,
    long seed,
    Latency latency,
    AgentsBehaviour agents,
    List<Fault> faults,
    SignatureCheck signatures,
    int eventLoops,
    long truthRows,
    int sessions,
    Duration sessionIdle,
    FunctionsSettings functions) {

  /** Checks what can be wrong on its own. */
  public EmulatorSettings {
    faults = List.copyOf(faults);
    FaultPlan.check(faults, FaultTarget.AGENT);
    if (port < 0 || port > 65_535) {
      throw new BadSettingException("port " + port + " is not from 0 to 65535");
    }
    if (eventLoops < 1 || truthRows < 0 || sessions < 1 || sessionIdle.isNegative()) {
      throw new BadSettingException("event loops, sessions and times must be above zero");
    }
  }

  /** A free port on loopback, realistic latencies, 0.6 % misroutes, no faults. */
  public static EmulatorSettings defaults() {
    return new EmulatorSettings(
        0,
        "127.0.0.1",
        1,
        Latency.REALISTIC,
        AgentsBehaviour.defaults(),
        List.of(),
        SignatureCheck.LOG,
        Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
        10_000_000,
        200_000,
        Duration.ofMinutes(10),
        FunctionsSettings.REALISTIC);
  }

  public EmulatorSettings withPort(int port) {
    return new EmulatorSettings(
        port,
        host,
        seed,
        latency,
        agents,
        faults,
        signatures,
        eventLoops,
        truthRows,
        sessions,
        sessionIdle,
        functions);
  }

  public EmulatorSettings withHost(String host) {
    return new EmulatorSettings(
        port,
        host,
        seed,
        latency,
        agents,
        faults,
        signatures,
        eventLoops,
        truthRows,
        sessions,
        sessionIdle,
        functions);
  }

  public EmulatorSettings withSeed(long seed) {
    return new EmulatorSettings(
        port,
        host,
        seed,
        latency,
        agents,
        faults,
        signatures,
        eventLoops,
        truthRows,
        sessions,
        sessionIdle,
        functions);
  }

  public EmulatorSettings withLatency(Latency latency) {
    return new EmulatorSettings(
        port,
        host,
        seed,
        latency,
        agents,
        faults,
        signatures,
        eventLoops,
        truthRows,
        sessions,
        sessionIdle,
        functions);
  }

  /**
   * The same with another share of misroutes, 0 to 1.
   *
   * @see Habit#MISROUTE
   */
  public EmulatorSettings withMisroutes(double misroutes) {
    return withAgents(agents.with(Habit.MISROUTE, misroutes));
  }

  public EmulatorSettings withAgents(AgentsBehaviour agents) {
    return new EmulatorSettings(
        port,
        host,
        seed,
        latency,
        agents,
        faults,
        signatures,
        eventLoops,
        truthRows,
        sessions,
        sessionIdle,
        functions);
  }

  public EmulatorSettings withFaults(List<Fault> faults) {
    return new EmulatorSettings(
        port,
        host,
        seed,
        latency,
        agents,
        faults,
        signatures,
        eventLoops,
        truthRows,
        sessions,
        sessionIdle,
        functions);
  }

  public EmulatorSettings withSignatures(SignatureCheck signatures) {
    return new EmulatorSettings(
        port,
        host,
        seed,
        latency,
        agents,
        faults,
        signatures,
        eventLoops,
        truthRows,
        sessions,
        sessionIdle,
        functions);
  }

  public EmulatorSettings withEventLoops(int eventLoops) {
    return new EmulatorSettings(
        port,
        host,
        seed,
        latency,
        agents,
        faults,
        signatures,
        eventLoops,
        truthRows,
        sessions,
        sessionIdle,
        functions);
  }

  public EmulatorSettings withTruthRows(long truthRows) {
    return new EmulatorSettings(
        port,
        host,
        seed,
        latency,
        agents,
        faults,
        signatures,
        eventLoops,
        truthRows,
        sessions,
        sessionIdle,
        functions);
  }

  public EmulatorSettings withSessions(int sessions) {
    return new EmulatorSettings(
        port,
        host,
        seed,
        latency,
        agents,
        faults,
        signatures,
        eventLoops,
        truthRows,
        sessions,
        sessionIdle,
        functions);
  }

  public EmulatorSettings withSessionIdle(Duration sessionIdle) {
    return new EmulatorSettings(
        port,
        host,
        seed,
        latency,
        agents,
        faults,
        signatures,
        eventLoops,
        truthRows,
        sessions,
        sessionIdle,
        functions);
  }

  public EmulatorSettings withFunctions(FunctionsSettings functions) {
    return new EmulatorSettings(
        port,
        host,
        seed,
        latency,
        agents,
        faults,
        signatures,
        eventLoops,
        truthRows,
        sessions,
        sessionIdle,
        functions);
  }
}
