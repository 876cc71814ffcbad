package dev.stampede.witness;

import dev.stampede.aws.trace.Hop;
import dev.stampede.aws.trace.Route;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.bedrockagentruntime.model.FailureTrace;
import software.amazon.awssdk.services.bedrockagentruntime.model.GuardrailAction;
import software.amazon.awssdk.services.bedrockagentruntime.model.GuardrailTrace;
import software.amazon.awssdk.services.bedrockagentruntime.model.InvocationInput;
import software.amazon.awssdk.services.bedrockagentruntime.model.InvokeAgentResponseHandler;
import software.amazon.awssdk.services.bedrockagentruntime.model.Metadata;
import software.amazon.awssdk.services.bedrockagentruntime.model.Observation;
import software.amazon.awssdk.services.bedrockagentruntime.model.OrchestrationTrace;
import software.amazon.awssdk.services.bedrockagentruntime.model.PayloadPart;
import software.amazon.awssdk.services.bedrockagentruntime.model.PostProcessingTrace;
import software.amazon.awssdk.services.bedrockagentruntime.model.PreProcessingTrace;
import software.amazon.awssdk.services.bedrockagentruntime.model.RoutingClassifierTrace;
import software.amazon.awssdk.services.bedrockagentruntime.model.Trace;
import software.amazon.awssdk.services.bedrockagentruntime.model.TracePart;

/** One turn as the official client told it, event by event, in the types of its model. */
final class OfficialTurn {

  private final List<String> events = new ArrayList<>();
  private final List<Throwable> troubles = new ArrayList<>();
  private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
  private final Set<String> route = new LinkedHashSet<>();
  private final List<String> hops = new ArrayList<>();
  private int chunks;
  private int modelCalls;
  private long inputTokens;
  private long outputTokens;
  private int actions;
  private boolean classified;
  private boolean classifierChose;
  private boolean finished;
  private boolean guarded;
  private String failure = "";
  private @Nullable Throwable thrown;

  /** Takes the events. What a callback throws would be swallowed by the SDK: it is kept here. */
  InvokeAgentResponseHandler handler() {
    return InvokeAgentResponseHandler.builder()
        .subscriber(
            InvokeAgentResponseHandler.Visitor.builder()
                .onChunk(seen("chunk", this::chunk))
                .onTrace(seen("trace", this::trace))
                .onReturnControl(seen("returnControl", r -> {}))
                .onFiles(seen("files", f -> {}))
                .onDefault(seen("unknown", u -> {}))
                .build())
        .build();
  }

  private <T> Consumer<T> seen(String event, Consumer<T> then) {
    return payload -> {
      events.add(event);
      try {
        then.accept(payload);
      } catch (RuntimeException | Error e) {
        troubles.add(e);
      }
    };
  }

  private void chunk(PayloadPart part) {
    byte[] bytes = part.bytes() == null ? new byte[0] : part.bytes().asByteArray();
    answer.writeBytes(bytes);
    chunks += bytes.length > 0 ? 1 : 0;
  }

  private void trace(TracePart part) {
    int depth = part.callerChain().size();
    Trace trace = part.trace();
    if (trace == null) {
      return;
    }
    given(trace.orchestrationTrace(), t -> orchestration(t, depth));
    given(trace.routingClassifierTrace(), t -> classifier(t, depth));
    given(trace.preProcessingTrace(), t -> preProcessing(t, depth));
    given(trace.postProcessingTrace(), t -> postProcessing(t, depth));
    given(trace.guardrailTrace(), t -> guardrail(t, depth));
    given(trace.failureTrace(), this::failure);
  }

  private void orchestration(OrchestrationTrace trace, int depth) {
    given(trace.modelInvocationOutput(), o -> model(o.metadata(), depth));
    given(trace.invocationInput(), i -> invoked(i, depth));
    given(trace.observation(), o -> observed(o, depth));
  }

  private void classifier(RoutingClassifierTrace trace, int depth) {
    classified |= trace.modelInvocationOutput() != null;
    classifierChose |= trace.invocationInput() != null;
    given(trace.modelInvocationOutput(), o -> model(o.metadata(), depth));
    given(trace.invocationInput(), i -> invoked(i, depth));
    given(trace.observation(), o -> observed(o, depth));
  }

  private void preProcessing(PreProcessingTrace trace, int depth) {
    given(trace.modelInvocationOutput(), o -> model(o.metadata(), depth));
  }

  private void postProcessing(PostProcessingTrace trace, int depth) {
    given(trace.modelInvocationOutput(), o -> model(o.metadata(), depth));
  }

  private void guardrail(GuardrailTrace trace, int depth) {
    guarded |= depth <= 1 && trace.action() == GuardrailAction.INTERVENED;
  }

  private void failure(FailureTrace trace) {
    failure = failure.isEmpty() ? trace.failureReason() : failure;
  }

  private void model(@Nullable Metadata metadata, int depth) {
    modelCalls++;
    ended(Hop.Kind.MODEL, depth, metadata);
    if (metadata != null && metadata.usage() != null) {
      inputTokens += metadata.usage().inputTokens();
      outputTokens += metadata.usage().outputTokens();
    }
  }

  private void invoked(InvocationInput input, int depth) {
    boolean action = input.actionGroupInvocationInput() != null;
    actions += action || input.codeInterpreterInvocationInput() != null ? 1 : 0;
    if (input.agentCollaboratorInvocationInput() != null && depth <= 1) {
      route.add(Route.plain(input.agentCollaboratorInvocationInput().agentCollaboratorName()));
    }
  }

  private void observed(Observation observation, int depth) {
    String type = observation.typeAsString();
    finished |= depth <= 1 && (type.equals("FINISH") || type.equals("ASK_USER"));
    given(
        observation.actionGroupInvocationOutput(),
        o -> ended(Hop.Kind.ACTION, depth, o.metadata()));
    given(
        observation.codeInterpreterInvocationOutput(),
        o -> ended(Hop.Kind.ACTION, depth, o.metadata()));
    given(
        observation.agentCollaboratorInvocationOutput(),
        o -> ended(Hop.Kind.AGENT, depth, o.metadata()));
    given(
        observation.knowledgeBaseLookupOutput(),
        o -> ended(Hop.Kind.KNOWLEDGE_BASE, depth, o.metadata()));
  }

  private void ended(Hop.Kind kind, int depth, @Nullable Metadata metadata) {
    Long millis = metadata == null ? null : metadata.totalTimeMs();
    hops.add(Told.hop(kind, depth, Objects.requireNonNullElse(millis, 0L)));
  }

  private static <T> void given(@Nullable T value, Consumer<T> then) {
    if (value != null) {
      then.accept(value);
    }
  }

  void failedWith(@Nullable Throwable failure) {
    thrown = failure;
    if (!troubles.isEmpty()) {
      throw new AssertionError("the witness itself failed", troubles.getFirst());
    }
  }

  /** The kinds of the events, in order. */
  List<String> events() {
    return events;
  }

  boolean succeeded() {
    return thrown == null;
  }

  /** What the call failed with. */
  Throwable thrown() {
    return Objects.requireNonNull(thrown, "the call succeeded");
  }

  /** {@code code: message} of the service's error; empty where the service told none. */
  String error() {
    return thrown instanceof AwsServiceException e
        ? e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage()
        : "";
  }

  Told told() {
    return new Told(
        answer.toString(StandardCharsets.UTF_8),
        chunks,
        count("trace"),
        count("unknown"),
        events.contains("returnControl"),
        classified && !classifierChose,
        List.copyOf(route),
        List.copyOf(hops),
        modelCalls,
        inputTokens,
        outputTokens,
        actions,
        finished,
        guarded,
        failure);
  }

  private int count(String kind) {
    return (int) events.stream().filter(kind::equals).count();
  }
}
