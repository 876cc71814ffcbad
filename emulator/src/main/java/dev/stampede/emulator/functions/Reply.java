package dev.stampede.emulator.functions;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.wire.JsonText;

/**
 * What a function returns: a payload of the form that API Gateway takes, whose body is JSON inside
 * a text.
 *
 * @param operation what it worked at, which decides how long it takes
 * @param size of that work: how many projects
 * @param status 200, or 400, 422, 500: a business error
 * @param code names the business error; empty if there is none
 * @param body JSON
 */
record Reply(String operation, int size, int status, String code, String body) {

  static Reply success(String operation, int size, String body) {
    return new Reply(operation, size, 200, "", body);
  }

  /**
   * A business error.
   *
   * @param details a JSON object
   */
  static Reply error(int status, String code, String message, String details) {
    String body =
        "{\"error\":\""
            + JsonText.escape(message)
            + "\",\"code\":\""
            + code
            + "\",\"details\":"
            + details
            + "}";
    return new Reply(FunctionSettings.DEFAULT, 1, status, code, body);
  }

  /** The same work with another end. */
  Reply failing(int otherStatus) {
    Reply failed =
        switch (otherStatus) {
          case 400 -> error(400, "INVALID_REQUEST", "The request is not valid", "{}");
          case 422 -> error(422, "VALIDATION_FAILED", "The request cannot be processed", "{}");
          default -> error(500, "INTERNAL_ERROR", "The operation failed", "{}");
        };
    return new Reply(operation, size, failed.status, failed.code, failed.body);
  }

  boolean isError() {
    return status != 200;
  }

  byte[] payload() {
    return ("{\"statusCode\":"
            + status
            + ",\"headers\":{\"Content-Type\":\"application/json\"},\"body\":\""
            + JsonText.escape(body)
            + "\"}")
        .getBytes(UTF_8);
  }
}
