package dev.stampede.aws.agents;

/**
 * The names of what turns observe, with their meanings. Times are of turns whose answer came whole
 * and passed its checks (successes), counted from the moment the request was sent; amounts are of
 * every turn that ended, however, since tokens are paid for. A turn that the end of the test
 * interrupted is in none of them: only its tokens are kept, apart.
 */
public final class AgentInstruments {

  /** The kind of request that all rows of agents have. */
  public static final String REQUEST_TYPE = "bedrock_agent";

  /** Time to the first event of any kind. */
  public static final String TTFE = "ttfe";

  /** Time to the first delegation: the first collaborator's invocation in the trace. */
  public static final String TTFD = "ttfd";

  /**
   * Time to the first chunk with text; only of streamed answers, those in more than one chunk: a
   * single chunk comes when all is done.
   */
  public static final String TTFT = "ttft";

  /** Time to the last chunk with text; only of streamed answers. */
  public static final String TTLT = "ttlt";

  /**
   * Inter-chunk latency: the gap between one chunk and the next of an answer. A chunk is not a
   * token.
   */
  public static final String ICL = "icl";

  /**
   * Matrix of expected by chosen collaborator, {@code none} and {@code several} included. A route
   * is judged only where an expectation was said, a trace came and was read whole, no guardrail cut
   * the turn short, and the answer came whole (success, or check failed).
   */
  public static final String ROUTE = "route";

  /** Turns whose routing classifier left the choice to the orchestration. */
  public static final String ROUTE_FALLBACK = "route.fallback";

  /** Tokens read by all models of all agents, as the trace says. */
  public static final String TOKENS_INPUT = "tokens.input";

  /** Tokens written by all models of all agents, as the trace says. */
  public static final String TOKENS_OUTPUT = "tokens.output";

  /** Tokens read within turns that were interrupted, as far as their traces came. */
  public static final String TOKENS_INPUT_INTERRUPTED = "tokens.input.interrupted";

  /** Tokens written within turns that were interrupted, likewise. */
  public static final String TOKENS_OUTPUT_INTERRUPTED = "tokens.output.interrupted";

  /** What the tokens of a turn cost, in billionths of a dollar; of priced turns. */
  public static final String COST = "cost";

  /** Turns whose cost is known: their trace was read whole, and every model in it has a price. */
  public static final String TURNS_PRICED = "turns.priced";

  /** The size of all trace events. */
  public static final String TRACE_BYTES = "trace.bytes";

  /** Trace events that could not be read. */
  public static final String TRACE_UNREADABLE = "trace.unreadable";

  /**
   * Members of traces that are not known here: of an event, of its union, of a step. They are
   * passed over.
   */
  public static final String TRACE_UNKNOWN = "trace.unknown";

  /** Turns of which a trace came: those that tokens, actions and routes are known of. */
  public static final String TURNS_TRACED = "turns.traced";

  /** Successes whose answer came in one chunk: they have no TTFT. */
  public static final String TURNS_NOT_STREAMED = "turns.not_streamed";

  /** Turns in which a guardrail stepped in; the service calls that an answer, and so do we. */
  public static final String TURNS_GUARDED = "turns.guarded";

  /** Events of a kind that is not known here. */
  public static final String EVENTS_UNKNOWN = "events.unknown";

  /** Turns in which the agent handed control to its caller instead of answering. */
  public static final String CONTROL_RETURNED = "turns.control_returned";

  /** Files that came with answers. */
  public static final String FILES = "files";

  /** Invocations of action groups and code interpreters, as the trace says. */
  public static final String ACTIONS = "actions";

  private AgentInstruments() {}
}
