package dev.stampede.output.page;

import java.util.List;

/**
 * The words of page and report, one meaning each, with formulas: other tools mean different things
 * by the same words.
 */
public final class Glossary {

  private static final String OURS = "Stampede";
  private static final String LOCUST = "Locust";
  private static final String HDR = "HdrHistogram";
  private static final String OTEL = "OpenTelemetry, GenAI semantic conventions";
  private static final String BEDROCK = "Amazon Bedrock Agents, trace";
  private static final String LAMBDA = "AWS Lambda";

  /** All of them, by subject. */
  public static final List<Term> TERMS =
      List.of(
          // one call
          new Term(
              "attempt",
              "One try of one call; each has exactly one outcome. Where retries are on, every try"
                  + " is an attempt.",
              "",
              OURS),
          new Term("planned", "When the load model wanted a call to start.", "", OURS),
          new Term("sent", "When the request was handed to the network.", "", OURS),
          new Term("finished", "The last byte, or the failure.", "", OURS),
          new Term(
              "service time",
              "What the service took. Locust calls it response time.",
              "finished − sent",
              LOCUST),
          new Term(
              "response time",
              "What the user felt: waiting for a connection is in it.",
              "finished − planned",
              OURS),
          new Term(
              "generator delay",
              "What we added; never hidden in the service time, never dropped.",
              "sent − planned",
              OURS),
          new Term(
              "requests",
              "Attempts that were not cut by the end of the test.",
              "attempts − interrupted",
              LOCUST),
          new Term("size", "Mean size of an answer in bytes.", "bytes / requests", LOCUST),
          // statistics
          new Term(
              "percentile",
              "The smallest value, to three digits, that this share of all values does not exceed."
                  + " Shown only where n ≥ 1/(1 − p); to be relied on from n ≥ 5/(1 − p).",
              "rank = ⌈p · n⌉",
              HDR),
          new Term("median", "Half of all values are not above it.", "percentile 50", HDR),
          new Term("average", "The arithmetic mean.", "sum / n", LOCUST),
          new Term(
              "Aggregated",
              "All names together, but for groups, whose calls are in it already.",
              "",
              LOCUST),
          new Term(
              "group",
              "A whole conversation, made of turns that have rows of their own; it stays out of all"
                  + " sums.",
              "",
              OURS),
          new Term(
              "with failures",
              "Percentiles in which each failure took for ever; ∞ where the rank falls among them.",
              "",
              OURS),
          new Term(
              "95% interval",
              "Where a share lies with 95 % confidence.",
              "(p + z²/2n ± z·√(p(1−p)/n + z²/4n²)) / (1 + z²/n), z = 1.96",
              "E. B. Wilson, JASA 22, 1927"),
          new Term(
              "heat map",
              "Calls by time and service time; 20 cells for a tenfold, darker is more.",
              "",
              OURS),
          // outcomes
          new Term("success", "The answer is whole and passed the scenario's checks.", "", OURS),
          new Term(
              "throttled", "Turned away for rate or quota before any answer: HTTP 429.", "", OURS),
          new Term(
              "throttled in stream",
              "Turned away for rate or quota in an answer that had begun with HTTP 200.",
              "",
              OURS),
          new Term(
              "service error",
              "The service failed: 5xx, a failed dependency, a model that is not ready.",
              "",
              OURS),
          new Term(
              "client error",
              "The service refused the request: 4xx other than throttling.",
              "",
              OURS),
          new Term(
              "function error",
              "The function ran and failed, or its payload says statusCode ≥ 400.",
              "",
              LAMBDA),
          new Term(
              "truncated",
              "The stream ended without an answer, without its proper end, or broken.",
              "",
              OURS),
          new Term(
              "timeout",
              "A deadline passed: connecting, silence between bytes, or the whole call.",
              "",
              OURS),
          new Term("connection", "No connection, or the connection broke.", "", OURS),
          new Term(
              "check failed",
              "The answer came whole, and the scenario's own check found it wrong.",
              "",
              OURS),
          new Term(
              "interrupted",
              "Cut by the end of the test: counted apart, in no percentile and no error rate.",
              "",
              OURS),
          new Term("error rate", "Failures among requests.", "failures / requests", LOCUST),
          // rates
          new Term("requests/s", "Requests per second of measured time.", "requests / s", LOCUST),
          new Term(
              "current requests/s",
              "Requests per second in the ten seconds that ended two seconds ago.",
              "",
              LOCUST),
          new Term("failures/s", "Failures per second of measured time.", "failures / s", LOCUST),
          new Term(
              "throttles/s",
              "Attempts throttled, before or within an answer, per second.",
              "throttled / s",
              OURS),
          new Term("throughput", "Successes per second of measured time.", "successes / s", OURS),
          new Term(
              "goodput",
              "Successes within the limit; failures are in the denominator.",
              "good / attempts, or good / s",
              OURS),
          new Term(
              "in flight",
              "Calls begun and not ended. Little's law must hold over a run; 5 % off makes it"
                  + " doubtful.",
              "mean in flight = arrival rate × mean time",
              "J. D. C. Little, Operations Research 9, 1961"),
          // load
          new Term(
              "closed model",
              "So many users, each of whom waits for the answer before the next call.",
              "",
              OURS),
          new Term("users", "Users that are there at the end of the interval.", "", LOCUST),
          new Term("goal", "How many users the present ramp or stage leads to.", "", OURS),
          new Term("spawn rate", "Users started per second.", "", LOCUST),
          new Term(
              "target",
              "What must hold: rows, a measure, a limit. Judged on the whole run; not judged and not"
                  + " enough samples never fail one.",
              "",
              OURS),
          new Term(
              "broken at",
              "When a window of ten seconds (30 where samples are few) first missed the target: with"
                  + " a rising load, the breaking point.",
              "",
              OURS),
          new Term(
              "held again",
              "Since when all windows have held again, for ten seconds or more.",
              "recovery = held again − broken at",
              OURS),
          new Term(
              "validity",
              "Whether the figures can be believed, from what the generator measured of itself: late"
                  + " users, delayed calls, CPU, garbage collection, Little's law, attempts without"
                  + " a sample.",
              "",
              OURS),
          // agents
          new Term("TTFE", "Time to the first event of any kind.", "first event − sent", OURS),
          new Term(
              "TTFD",
              "Time to the first delegation: the first collaborator's invocation in the trace.",
              "first delegation − sent",
              BEDROCK),
          new Term(
              "TTFT",
              "Time to the first chunk with text, of streamed answers. A single chunk comes when all"
                  + " is done, and has no TTFT.",
              "first text − sent",
              OTEL),
          new Term(
              "TTLT",
              "Time to the last chunk with text, of streamed answers.",
              "last text − sent",
              OURS),
          new Term(
              "ICL",
              "Inter-chunk latency: the gap between chunks. A chunk is not a token, so this is no"
                  + " inter-token latency.",
              "chunk i+1 − chunk i",
              OTEL),
          new Term(
              "TPOT",
              "Time per output token, only where the service reports tokens.",
              "(TTLT − TTFT) / (output tokens − 1)",
              OURS),
          new Term(
              "route",
              "The first collaborator that the supervisor calls in a turn; none where it answers"
                  + " itself.",
              "first AGENT_COLLABORATOR invocation with a callerChain of length 1",
              BEDROCK),
          new Term(
              "routing accuracy",
              "Right routes among turns with a trace and a known expectation. A wrong route leaves"
                  + " the outcome of the call alone.",
              "right / (right + wrong + none + several)",
              OURS),
          new Term(
              "hop",
              "One agent's, model's, action's or knowledge base's share of a turn.",
              "from the trace's startTime, endTime, totalTimeMs",
              BEDROCK),
          new Term(
              "cold start",
              "A call of a function whose report has an init or restore duration.",
              "",
              LAMBDA));

  private Glossary() {}

  /**
   * A word and what it means here.
   *
   * @param term the word
   * @param meaning in a sentence or two
   * @param formula how it is reckoned; empty where there is nothing to reckon
   * @param source whose term or formula it is
   */
  public record Term(String term, String meaning, String formula, String source) {}
}
