package dev.stampede.web.http;

import java.io.IOException;

/** Answers requests. */
@FunctionalInterface
public interface Handler {

  /**
   * The answer to a request.
   *
   * @throws HttpRefusal if the request is refused
   * @throws IOException if the client is gone, or too slow
   */
  Response answer(Request request) throws IOException;
}
