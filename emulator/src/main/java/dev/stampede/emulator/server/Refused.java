package dev.stampede.emulator.server;

import dev.stampede.emulator.wire.ServiceError;

/** The service will not take a request: which error it answers with, and why. */
final class Refused extends RuntimeException {
  private final ServiceError error;

  Refused(ServiceError error, String message) {
    super(message, null, false, false);
    this.error = error;
  }

  Refused(ServiceError error) {
    this(error, error.message());
  }

  ServiceError error() {
    return error;
  }

  String reason() {
    String message = getMessage();
    return message == null ? error.message() : message;
  }
}
