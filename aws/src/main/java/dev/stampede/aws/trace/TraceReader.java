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
    boolean classifier = event.section.equals("routingClassifierTrace");
    guardrailIntervened |= event.guardrailIntervened;
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
        end();
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

  private void end() {
    if (event.hopSeen) {
      String name = nameOfEnded();
      if (hops.size() < TurnTrace.MAX_HOPS) {
        hops.add(new Hop(event.hop, name, event.depth, event.millis));
      }
    }
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
        bytes,
        new Route(route),
        classified && !classifierChose,
        delegatedAt,
        hops,
        modelCalls,
        actions,
        inputTokens,
        outputTokens,
        finished,
        guardrailIntervened,
        failure);
  }
}
