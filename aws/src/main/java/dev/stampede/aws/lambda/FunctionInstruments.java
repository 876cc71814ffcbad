package dev.stampede.aws.lambda;

/**
 * The names of what calls of functions observe, with their meanings. All but the last five come
 * from the function's report at the end of its log, and so exist only where that came with the
 * answer; they are of every call that has one, however it ended, since they are paid for.
 */
public final class FunctionInstruments {

  /** The kind of request that all rows of functions have. */
  public static final String REQUEST_TYPE = "lambda";

  /** Calls with a report: those that cold starts, billed time and memory are known of. */
  public static final String REPORTED = "calls.reported";

  /** Calls that waited for a new environment: their report has an init or a restore duration. */
  public static final String COLD_STARTS = "cold_starts";

  /** How long new environments took: the init duration, or the restore duration of SnapStart. */
  public static final String INIT = "init";

  /** How long functions ran, without the start of their environment. */
  public static final String DURATION = "duration";

  /** How long is paid for; its sum is the billed time. */
  public static final String BILLED = "billed";

  /** Billed time × memory, in MB·ms: what the price is multiplied with. */
  public static final String BILLED_MEMORY = "billed.mb_ms";

  /** The most memory that an environment has used, in MB. */
  public static final String MEMORY_MAX = "memory.max";

  /** The memory that the function has, in MB; the largest, where functions share a row. */
  public static final String MEMORY_SIZE = "memory.size";

  /** Answers whose end of the log holds no report of the call. */
  public static final String UNREPORTED = "calls.unreported";

  /** Calls of which Lambda says that the function failed: {@code X-Amz-Function-Error}. */
  public static final String FUNCTION_ERRORS = "errors.function";

  /** Calls whose payload says that they failed: a {@code statusCode} of 400 or above. */
  public static final String BUSINESS_ERRORS = "errors.business";

  /** Matrix of the error's code by the reason that the service gives, of throttled calls. */
  public static final String THROTTLES = "throttles";

  /** The reason of a throttled call where the service gives none. */
  static final String NO_REASON = "(no reason)";

  private FunctionInstruments() {}
}
