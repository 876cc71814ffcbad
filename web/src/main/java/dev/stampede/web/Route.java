package dev.stampede.web;

import dev.stampede.web.access.Guard;
import dev.stampede.web.http.Handler;

/**
 * What is at a path.
 *
 * @param method the method that it takes; {@code HEAD} is taken wherever {@code GET} is and changes
 *     nothing
 * @param guard what protects it
 * @param handler what answers
 */
record Route(String method, Guard guard, Handler handler) {

  static Route get(Guard guard, Handler handler) {
    return new Route("GET", guard, handler);
  }

  static Route post(Guard guard, Handler handler) {
    return new Route("POST", guard, handler);
  }

  boolean takes(String asked) {
    return asked.equals(method)
        || (asked.equals("HEAD") && method.equals("GET") && guard != Guard.CHANGE);
  }
}
