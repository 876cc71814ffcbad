package dev.stampede.aws.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds up the trace events of one turn. Not thread-safe: a turn's events come one after the other.
 */
public final class TraceReader {

  private final TraceEvent event = new TraceEvent();
  private final TraceEventReader reader = new TraceEventReader(event);
  private final List<Begun> begun = new ArrayList<>();
  private final List<Hop> hops = new ArrayList<>();
  private final List<String> route = new ArrayList<>();
  private int events;
  private int unreadable;
  private int unknown;
  private final List<ModelUsage> usage = new ArrayList<>();
  private long bytes;
  private boolean classified;
  private boolean classifierChose;
  private long delegatedAt;
  private int modelCalls;
  private int actions;
  private long inputTokens;
  private long outputTokens;
  private boolean finished;
  private boolean guardrailIntervened;
  private String failure = "";

  /** Where the tokens go that are too many's to be kept apart: none is ever lost. */
  private static final ModelUsage OTHERS = new ModelUsage("", "", 0, 0, 0);

  /** A hop that was invoked and has not been seen to end. */
  private record Begun(Hop.Kind kind, String traceId, String agent, String name) {}

  /**
   * Takes the payload of one trace event.
   *
   * @param bytes what its JSON lies in
   * @param from where it begins
   * @param length how many bytes it has
   * @param at when it arrived, in nanoseconds
   */
  public void read(byte[] bytes, int from, int length, long at) {
    events++;
    this.bytes += length;
    event.clear();
    try {
      reader.read(bytes, from, length);
    } catch (IOException e) {
      unreadable++;
      return;
    }
    add(at);
  }

  private void add(long at) {
    // Collaborators may have classifiers and guardrails of their own, which say nothing of the
    // turn.
    boolean classifier = atRoot() && event.section.equals("routingClassifierTrace");
    guardrailIntervened |= atRoot() && event.guardrailIntervened;
    unknown += event.unknown;
    if (failure.isEmpty()) {
      failure = event.failure;
    }
    switch (event.step) {
      case MODEL_ASKED -> begin();
      case MODEL_ANSWERED -> {
        classified |= classifier;
        modelCalls++;
        inputTokens += event.inputTokens;
        outputTokens += event.outputTokens;
        used(end());
      }
      case INVOKED -> {
        classifierChose |= classifier;
        actions += event.hopSeen && event.hop == Hop.Kind.ACTION ? 1 : 0;
        if (event.hopSeen && event.hop == Hop.Kind.AGENT && atRoot()) {
          delegated(at);
        }
        begin();
      }
      case OBSERVED -> {
        finished |= atRoot() && (event.type.equals("FINISH") || event.type.equals("ASK_USER"));
        end();
      }
      case OTHER -> {}
    }
  }

  /** The agent that was asked speaks: an event without any caller chain can only be its own. */
  private boolean atRoot() {
    return event.depth <= 1;
  }

  private void delegated(long at) {
    String name = Route.plain(event.name);
    if (route.isEmpty()) {
      delegatedAt = at;
    }
    if (!route.contains(name) && route.size() < TurnTrace.MAX_HOPS) {
      route.add(name);
    }
  }

  private void begin() {
    if (event.hopSeen && begun.size() < TurnTrace.MAX_HOPS) {
      begun.add(new Begun(event.hop, event.traceId, event.agent, event.name));
    }
  }

  /** Ends a hop; returns what it is called. */
  private String end() {
    if (!event.hopSeen) {
      return "";
    }
    String name = nameOfEnded();
    if (hops.size() < TurnTrace.MAX_HOPS) {
      hops.add(new Hop(event.hop, name, event.depth, event.millis));
    }
    return name;
  }

  /** Books the tokens of a model's answer to the agent at the end of the caller chain. */
  private void used(String model) {
    String agent = agentId(event.agent);
    for (int i = 0; i < usage.size(); i++) {
      ModelUsage one = usage.get(i);
      boolean full = i == TurnTrace.MAX_HOPS - 1;
      if (full || (one.agent().equals(agent) && one.model().equals(model))) {
        usage.set(i, one.plus(event.inputTokens, event.outputTokens));
        return;
      }
    }
    boolean last = usage.size() == TurnTrace.MAX_HOPS - 1;
    ModelUsage first = last ? OTHERS : new ModelUsage(agent, model, 0, 0, 0);
    usage.add(first.plus(event.inputTokens, event.outputTokens));
  }

  /** {@code arn:aws:bedrock:REGION:ACCOUNT:agent-alias/AGENT/ALIAS}. */
  private static String agentId(String arn) {
    int alias = arn.lastIndexOf('/');
    return alias < 0 ? arn : arn.substring(arn.lastIndexOf('/', alias - 1) + 1, alias);
  }

  /** Joins an end to its beginning, which alone names models, actions and knowledge bases. */
  private String nameOfEnded() {
    for (int i = 0; i < begun.size(); i++) {
      Begun one = begun.get(i);
      if (one.kind() == event.hop
          && one.traceId().equals(event.traceId)
          && one.agent().equals(event.agent)
          && (event.name.isEmpty() || event.name.equals(one.name()))) {
        begun.remove(i);
        return one.name();
      }
    }
    return event.name;
  }

  /** What has been told so far. */
  public TurnTrace toTrace() {
    if (events == 0) {
      return TurnTrace.NONE;
    }
    return new TurnTrace(
        events,
        unreadable,
        unknown,
        bytes,
        new Route(route),
        classifierChose,
        classified && !classifierChose,
        delegatedAt,
        hops,
        modelCalls,
        actions,
        inputTokens,
        outputTokens,
        usage,
        finished,
        guardrailIntervened,
        failure);
  }
}
