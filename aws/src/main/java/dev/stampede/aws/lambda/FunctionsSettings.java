package dev.stampede.aws.lambda;

import java.util.Map;

/**
 * How functions are called.
 *
 * @param directory which functions there are
 * @param logTail whether calls ask for the end of the log, which tells cold starts, billed time and
 *     memory; it costs nothing but some bytes
 */
public record FunctionsSettings(FunctionDirectory directory, boolean logTail) {

  /**
   * The usual settings: the usual functions, every call with the end of its log.
   *
   * @param environment the environment's variables, which may name other functions
   * @throws dev.stampede.aws.target.TargetException if a variable holds no function's name
   */
  public static FunctionsSettings of(Map<String, String> environment) {
    return new FunctionsSettings(FunctionDirectory.of(environment), true);
  }

  /** The same with or without the end of the log. */
  public FunctionsSettings withLogTail(boolean wanted) {
    return new FunctionsSettings(directory, wanted);
  }

  /** The same with other functions. */
  public FunctionsSettings withDirectory(FunctionDirectory functions) {
    return new FunctionsSettings(functions, logTail);
  }
}
