package dev.stampede.emulator.behaviour;

import dev.stampede.emulator.agents.AgentsBehaviour;
import dev.stampede.emulator.agents.Habit;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.fault.FaultPlan;
import dev.stampede.emulator.fault.FaultTarget;
import dev.stampede.emulator.functions.FunctionsSettings;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.quota.Quotas;
import dev.stampede.emulator.wire.SignatureCheck;
import dev.stampede.input.BadInput;
import java.util.List;
import java.util.regex.Pattern;

/**
 * How the emulator behaves, as far as that may change while it runs. A call keeps to the behaviour
 * that was in force when it arrived.
 *
 * @param region where the emulated account is: what ARNs say, and what requests must be signed for
 * @param latency how long turns take and what shape answers have
 * @param agents how agents behave: routing, actions, memory
 * @param functions the Lambda functions, and how they behave
 * @param faults what goes wrong with calls of agents, how often and when; those of all times
 *     together befall at most all calls
 * @param quotas how much is taken before calls of agents are throttled
 * @param signatures what to make of the requests' signatures
 */
public record Behaviour(
    String region,
    Latency latency,
    AgentsBehaviour agents,
    FunctionsSettings functions,
    List<Fault> faults,
    Quotas quotas,
    SignatureCheck signatures) {

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+){1,3}-\\d{1,2}");

  /** Realistic, with 0.6 % misroutes and signatures checked and counted; else nothing is wrong. */
  public static final Behaviour DEFAULT =
      new Behaviour(
          "us-east-1",
          Latency.REALISTIC,
          AgentsBehaviour.defaults(),
          FunctionsSettings.REALISTIC,
          List.of(),
          Quotas.NONE,
          SignatureCheck.LOG);

  /** Checks what can be wrong on its own. */
  public Behaviour {
    faults = List.copyOf(faults);
    FaultPlan.check(faults, FaultTarget.AGENT);
    if (!REGION.matcher(region).matches()) {
      throw new BadInput("'" + region + "' is no region: write for example eu-central-1");
    }
  }

  public Behaviour withRegion(String region) {
    return new Behaviour(region, latency, agents, functions, faults, quotas, signatures);
  }

  public Behaviour withLatency(Latency latency) {
    return new Behaviour(region, latency, agents, functions, faults, quotas, signatures);
  }

  public Behaviour withAgents(AgentsBehaviour agents) {
    return new Behaviour(region, latency, agents, functions, faults, quotas, signatures);
  }

  /**
   * The same with another share of misroutes, 0 to 1.
   *
   * @see Habit#MISROUTE
   */
  public Behaviour withMisroutes(double misroutes) {
    return withAgents(agents.with(Habit.MISROUTE, misroutes));
  }

  public Behaviour withFunctions(FunctionsSettings functions) {
    return new Behaviour(region, latency, agents, functions, faults, quotas, signatures);
  }

  public Behaviour withFaults(List<Fault> faults) {
    return new Behaviour(region, latency, agents, functions, faults, quotas, signatures);
  }

  public Behaviour withQuotas(Quotas quotas) {
    return new Behaviour(region, latency, agents, functions, faults, quotas, signatures);
  }

  public Behaviour withSignatures(SignatureCheck signatures) {
    return new Behaviour(region, latency, agents, functions, faults, quotas, signatures);
  }
}
