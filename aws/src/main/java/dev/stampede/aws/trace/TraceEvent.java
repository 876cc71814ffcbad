package dev.stampede.aws.trace;

/**
 * The facts of one trace event, gathered before any is believed: an event that breaks off counts
 * for nothing. One object serves all events of a turn.
 */
final class TraceEvent {

  /** What an event says happened; nearly every event says one thing. */
  enum Step {
    OTHER,
    MODEL_ASKED,
    MODEL_ANSWERED,
    INVOKED,
    OBSERVED
  }

  /** The caller chain's length. */
  int depth;

  /** The alias ARN of the chain's last element: which agent speaks. */
  String agent = "";

  /** Which member of the trace union it was, such as {@code orchestrationTrace}. */
  String section = "";

  Step step = Step.OTHER;
  String traceId = "";

  /** The {@code type} of an observation. */
  String type = "";

  /** The kind of hop that was invoked or observed; meaningful where {@link #hopSeen}. */
  Hop.Kind hop = Hop.Kind.ACTION;

  boolean hopSeen;
  String name = "";
  long millis;
  long inputTokens;
  long outputTokens;

  /** Members of names that nobody knows here. */
  int unknown;

  boolean guardrailIntervened;
  String failure = "";

  void clear() {
    depth = 0;
    agent = "";
    section = "";
    step = Step.OTHER;
    traceId = "";
    type = "";
    hop = Hop.Kind.ACTION;
    hopSeen = false;
    name = "";
    millis = 0;
    inputTokens = 0;
    outputTokens = 0;
    unknown = 0;
    guardrailIntervened = false;
    failure = "";
  }

  void hop(Hop.Kind kind) {
    hop = kind;
    hopSeen = true;
  }
}
