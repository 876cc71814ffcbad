package dev.stampede.aws.agents;

import dev.stampede.aws.outcome.AccessCures;
import dev.stampede.aws.outcome.AccessCures.Cure;
import dev.stampede.judge.Cures;
import dev.stampede.measure.Failure;
import java.util.List;
import java.util.Optional;

/**
 * What to do about failures of agents: the first line whose words the error holds, or else what the
 * outcome says.
 */
public final class AgentCures implements Cures {

  private static final Cures ACCESS = new AccessCures();

  private static final List<Cure> BY_ERROR =
      List.of(
          new Cure(
              "ServiceQuotaExceeded",
              "a quota is used up: ask for more in Service Quotas > Amazon Bedrock"),
          new Cure(
              "AccessDenied",
              "permission is missing: allow bedrock:InvokeAgent on the agent's alias"),
          new Cure("ResourceNotFound", "no such agent or alias: check their ids and --region"),
          new Cure(
              "ModelNotReady", "the model is still starting: warm it up, and begin with less load"),
          new Cure(
              "DependencyFailed",
              "something behind the agent fails: look at its Lambda functions and their roles"),
          new Cure(
              "Validation", "requests are malformed: check agent id, alias id and session id"));

  /** Cures that need no state. */
  public AgentCures() {}

  @Override
  public Optional<String> of(Failure failure) {
    if (!failure.row().type().equals(AgentInstruments.REQUEST_TYPE)) {
      return Optional.empty();
    }
    return AccessCures.first(BY_ERROR, failure)
        .or(() -> ACCESS.of(failure))
        .or(() -> byOutcome(failure));
  }

  private static Optional<String> byOutcome(Failure failure) {
    return switch (failure.outcome()) {
      case THROTTLED, THROTTLED_IN_STREAM ->
          Optional.of(
              "the load is over a quota of Bedrock's (requests or tokens per minute): use fewer"
                  + " users or longer waits, or ask for more in Service Quotas");
      case TIMEOUT ->
          Optional.of(
              "turns take too long: use fewer users, or look in the trace at which hop takes long");
      case TRUNCATED ->
          Optional.of(
              "answers break off: look at the agent's failure traces, and at proxies on the way");
      default -> Optional.empty();
    };
  }
}
