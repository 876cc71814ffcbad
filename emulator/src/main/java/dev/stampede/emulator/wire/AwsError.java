package dev.stampede.emulator.wire;

/** An error a service answers with in place of a result. */
public sealed interface AwsError permits ServiceError, LambdaError {

  /** The name that {@code x-amzn-ErrorType} bears, e.g. {@code ThrottlingException}. */
  String type();

  /** The usual HTTP status. */
  int status();

  /** The text people get to read. */
  String message();

  /** The members it has beside the message, as they stand in a JSON object: each after a comma. */
  default String moreMembers() {
    return "";
  }
}
