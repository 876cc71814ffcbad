package dev.stampede.emulator.server;

import dev.stampede.emulator.wire.AwsError;

/** The service will not take a request: which error it answers with, and why. */
final class Refused extends RuntimeException {
  private final AwsError error;

  Refused(AwsError error, String message) {
    super(message, null, false, false);
    this.error = error;
  }

  Refused(AwsError error) {
    this(error, error.message());
  }

  AwsError error() {
    return error;
  }

  String reason() {
    String message = getMessage();
    return message == null ? error.message() : message;
  }
}
