package dev.stampede.web.http;

import com.sun.net.httpserver.Headers;
import java.util.Map;

/** What every answer tells a browser, unless the answer says otherwise. */
final class StandingHeaders {

  private static final Map<String, String> ALL =
      Map.of(
          "Cache-Control", "no-store",
          "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Referrer-Policy", "same-origin",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY");

  private StandingHeaders() {}

  static void addTo(Headers headers) {
    ALL.forEach((name, value) -> {
      if (!headers.containsKey(name)) {
        headers.set(name, value);
      }
    });
  }
}
