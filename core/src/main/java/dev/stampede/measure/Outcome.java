package dev.stampede.measure;

/**
 * How one attempt ended. Every attempt has exactly one outcome, and HTTP 200 alone is never {@link
 * #SUCCESS}.
 */
public enum Outcome {
  /** The answer is whole and passed the scenario's checks. */
  SUCCESS("success"),
  /** Turned away for rate or quota before any answer: HTTP 429. */
  THROTTLED("throttled"),
  /** Turned away for rate or quota inside an answer that had begun with HTTP 200. */
  THROTTLED_IN_STREAM("throttled in stream"),
  /** The service failed: 5xx, a failed dependency, a model that is not ready. */
  SERVICE_ERROR("service error"),
  /** The service refused the request: 4xx other than throttling. */
  CLIENT_ERROR("client error"),
  /** The function ran and failed, or its payload says so although the call did not. */
  FUNCTION_ERROR("function error"),
  /** The stream ended without an answer, without its proper end, or broken. */
  TRUNCATED("truncated"),
  /** A deadline passed: connecting, silence between bytes, or the whole call. */
  TIMEOUT("timeout"),
  /** No connection, or the connection broke. */
  CONNECTION("connection"),
  /** The answer came whole, and the scenario's own check found it wrong. */
  CHECK_FAILED("check failed"),
  /** Cut by the end of the test: counted apart, in no percentile and no error rate. */
  INTERRUPTED("interrupted");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** The name in tables, files and the glossary. */
  public String label() {
    return label;
  }

  /** Whether the attempt counts as a failure: neither a success nor cut by the end of the test. */
  public boolean failed() {
    return this != SUCCESS && this != INTERRUPTED;
  }
}
