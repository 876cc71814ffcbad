package dev.stampede.http;

import dev.stampede.scenario.Play;

/** Where scenarios get what they call over plain HTTP: made to be imported statically. */
public final class Http {

  private Http() {}

  /**
   * A server, for the user that this thread plays. {@code --host} wins over the URL, as in Locust.
   *
   * @param url where paths begin, such as {@code https://shop.example/api}
   * @throws IllegalArgumentException if no request can be sent to it, saying why
   */
  public static HttpTarget http(String url) {
    HttpService service = Play.current().services().get(HttpService.class);
    return service.target(service.host().orElse(url));
  }

  /**
   * The server that {@code --host} names.
   *
   * @throws IllegalArgumentException if it names none
   */
  public static HttpTarget http() {
    HttpService service = Play.current().services().get(HttpService.class);
    return service.target(
        service
            .host()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "the scenario calls http() and no host is given: say --host"
                        + " https://shop.example, or http(\"https://shop.example\") in the scenario")));
  }

  /**
   * A server that {@code --host} says nothing of: where a scenario calls several.
   *
   * @throws IllegalArgumentException if no request can be sent to it, saying why
   */
  public static HttpTarget httpAt(String url) {
    return Play.current().services().get(HttpService.class).target(url);
  }
}
