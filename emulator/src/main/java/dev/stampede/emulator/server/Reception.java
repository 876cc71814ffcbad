package dev.stampede.emulator.server;

import dev.stampede.emulator.agents.Agent;
import dev.stampede.emulator.agents.Ask;
import dev.stampede.emulator.agents.NotAwaitedException;
import dev.stampede.emulator.agents.Script;
import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.fault.FaultKind;
import dev.stampede.emulator.fault.FaultPlan;
import dev.stampede.emulator.quota.Meters;
import dev.stampede.emulator.truth.Arrival;
import dev.stampede.emulator.truth.Entry;
import dev.stampede.emulator.wire.AwsError;
import dev.stampede.emulator.wire.ServiceError;
import dev.stampede.emulator.wire.SignatureCheck;
import dev.stampede.emulator.wire.SignatureFinding;
import dev.stampede.emulator.wire.Signee;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in requests to the service, enters them in the truth and decides what is to be done.
 * Thread-safe.
 */
final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  private final Live live;
  private final Invocations invocations;
  private final long seed;
  private final InstantSource wall;
  private final AtomicLong calls = new AtomicLong();
  private final AtomicBoolean warned = new AtomicBoolean();

  Reception(Live live, Invocations invocations, long seed, InstantSource wall) {
    this.live = live;
    this.invocations = invocations;
    this.seed = seed;
    this.wall = wall;
  }

  /**
   * A call that is in the truth and waits to be served.
   *
   * @param inForce the behaviour it meets
   * @param path the agent it is for, if it is for one
   * @param function the function it is for, if it is for one
   */
  record Call(
      Request request,
      InForce inForce,
      Optional<AgentPath> path,
      Optional<FunctionPath> function,
      SignatureFinding signature,
      long number,
      Entry entry) {}

  /** Enters a call in the truth. */
  Call admit(Request request, Desk desk, int connection) {
    Optional<AgentPath> path = AgentPath.of(request.uri());
    Optional<FunctionPath> function =
        path.isPresent() ? Optional.empty() : FunctionPath.of(request.uri());
    InForce inForce = live.inForce();
    SignatureFinding signature = signature(request, function.isPresent(), inForce, desk);
    var arrival =
        new Arrival(
            request.invocationId(),
            request.nanos(),
            path.map(AgentPath::validSessionId).orElse(""),
            path.flatMap(p -> Agent.ofId(p.agentId())),
            request.attempt(),
            signature.result(),
            connection);
    long callNumber = calls.getAndIncrement();
    Entry entry = desk.log().open(arrival);
    return new Call(request, inForce, path, function, signature, callNumber, entry);
  }

  /** Decides what is to be done with a call. */
  Plan plan(Call call) {
    try {
      return planOrRefuse(call);
    } catch (Refused e) {
      return call.function().isPresent()
          ? Invocations.refusal(e.error().status(), e.error(), e.reason())
          : new Plan.Refuse(e.error().status(), Optional.of(e.error()), e.reason());
    }
  }

  private Plan planOrRefuse(Call call) {
    if (call.inForce().behaviour().signatures() == SignatureCheck.ENFORCE) {
      SignatureFinding signature = call.signature();
      signature
          .result()
          .error()
          .ifPresent(error -> {
            throw new Refused(error, signature.why());
          });
    }
    if (call.function().isPresent()) {
      return invocations.plan(call, call.function().get());
    }
    Request request = call.request();
    AgentPath path =
        call.path()
            .orElseThrow(() ->
                new Refused(
                    ServiceError.UNKNOWN_OPERATION,
                    "No operation matches " + request.method() + " " + request.path()));
    if (!request.method().equals("POST")) {
      return new Plan.Refuse(
          405, Optional.of(ServiceError.UNKNOWN_OPERATION), "InvokeAgent is a POST request");
    }
    Agent agent = path.agent();
    InvokeAgentBody body = InvokeAgentBody.read(request.body());

    Optional<Meters.Refusal> refusal =
        call.inForce().meters().arrive(agent.label(), request.nanos());
    if (refusal.isPresent()) {
      return throttled(call, refusal.get(), path, body);
    }
    var draws = new Draws(seed, call.number());
    Optional<FaultKind> fault =
        FaultPlan.ofCalled(
            call.inForce().behaviour().faults(),
            agent.label(),
            call.inForce().moment(request),
            draws);
    return fault
        .flatMap(Reception::instead)
        .orElseGet(() -> perform(call, path, agent, body, draws, fault));
  }

  private static Plan throttled(
      Call call, Meters.Refusal refusal, AgentPath path, InvokeAgentBody body) {
    ServiceError error = ServiceError.THROTTLING;
    call.entry().throttled(refusal.quota());
    return switch (refusal.throttled()) {
      case BEFORE_STREAM -> new Plan.Refuse(error.status(), Optional.of(error), error.message());
      case IN_STREAM -> new Plan.RefuseInStream(error, path.sessionId(), body.memoryId());
    };
  }

  /** What a fault does in place of a turn; empty if it strikes within one. */
  private static Optional<Plan> instead(FaultKind fault) {
    return switch (fault) {
      case FaultKind.Status(int status, Optional<AwsError> error) ->
          Optional.of(new Plan.Refuse(status, error, error.map(AwsError::message).orElse("")));
      case FaultKind.UnlistedStatus(int status, String type) ->
          Optional.of(new Plan.Unlisted(status, type));
      case FaultKind.Close _ -> Optional.of(new Plan.HangUp());
      case FaultKind.OnlyAgents _, FaultKind.InStream _ -> Optional.empty();
      case FaultKind.OnlyFunctions kind ->
          throw new IllegalStateException("befalls no agent: " + kind);
    };
  }

  private Plan perform(
      Call call,
      AgentPath path,
      Agent agent,
      InvokeAgentBody body,
      Draws draws,
      Optional<FaultKind> ofCalled) {
    InForce inForce = call.inForce();
    var ask =
        new Ask(
            agent,
            path.aliasId(),
            path.sessionId(),
            body.inputText(),
            body.trace(),
            body.streamed(),
            body.end(),
            body.results(),
            inForce.behaviour().region());
    Script script = hear(call, ask, draws);
    call.entry().turn(script.turn());
    Optional<FaultKind> fault = ofCalled.or(() -> ofAsked(call, script, draws));
    return fault
        .flatMap(Reception::instead)
        .orElseGet(() ->
            new Plan.Perform(
                script,
                path.sessionId(),
                body.memoryId(),
                fault,
                inForce.behaviour().latency(),
                inForce.meters()));
  }

  private static Optional<FaultKind> ofAsked(Call call, Script script, Draws draws) {
    List<Fault> faults = call.inForce().behaviour().faults();
    return faults.isEmpty()
        ? Optional.empty()
        : FaultPlan.ofAsked(
            faults,
            script.turn().asked().stream().map(Agent::label).toList(),
            call.inForce().moment(call.request()),
            draws);
  }

  private Script hear(Call call, Ask ask, Draws draws) {
    try {
      return call.inForce().agents().hear(ask, draws, Times.epochNanos(wall));
    } catch (NotAwaitedException e) {
      call.entry().marks(e.habits());
      throw new Refused(ServiceError.VALIDATION, String.valueOf(e.getMessage()));
    }
  }

  private SignatureFinding signature(
      Request request, boolean ofFunction, InForce inForce, Desk desk) {
    if (inForce.behaviour().signatures() == SignatureCheck.OFF) {
      return SignatureFinding.NOT_CHECKED;
    }
    var signee = new Signee(ofFunction ? "lambda" : "bedrock", inForce.behaviour().region());
    SignatureFinding found =
        desk.signatures()
            .check(signee, request.method(), request.uri(), request.headers(), request.body());
    if (found.result().error().isPresent() && !warned.getAndSet(true)) {
      LOG.warn(
          "A request's signature is not right ({}: {}); more of this kind are only counted in the"
              + " truth.",
          found.result().label(),
          found.why().strip());
    }
    return found;
  }
}
