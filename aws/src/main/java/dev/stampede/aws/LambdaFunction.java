package dev.stampede.aws;

import dev.stampede.aws.lambda.Functions;

/** A Lambda function, which users may share. */
public final class LambdaFunction {

  private final String name;
  private final String function;
  private final Functions functions;

  LambdaFunction(String name, String function, Functions functions) {
    this.name = name;
    this.function = function;
    this.functions = functions;
  }

  /** The name it was looked up by. */
  public String name() {
    return name;
  }

  /**
   * A call of the function; nothing is sent before {@link FunctionCall#invoke}.
   *
   * @param row the name of the row it counts in, such as {@code lambda:bulk_ops:optimize_route}
   */
  public FunctionCall call(String row) {
    return new FunctionCall(functions, function, row);
  }

  @Override
  public String toString() {
    return "function " + name + " (" + function + ")";
  }
}
