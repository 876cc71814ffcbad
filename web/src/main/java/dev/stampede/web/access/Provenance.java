package dev.stampede.web.access;

import dev.stampede.web.http.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a request comes from a page of ours, or from no page at all. What browsers tell of it: <a
 * href="https://www.w3.org/TR/fetch-metadata/">Sec-Fetch-Site</a> (only over TLS and to the machine
 * itself), {@code Origin} (with each POST, and with whatever reads across origins) and {@code
 * Referer}. A tool such as curl sends none of them.
 */
final class Provenance {

  private final HostNames names;

  Provenance(HostNames names) {
    this.names = names;
  }

  /** Why this request is another page's doing; empty where it is not. */
  Optional<String> foreign(Request request) {
    for (String site : request.headers("Sec-Fetch-Site")) {
      if (!site.equals("same-origin") && !site.equals("none")) {
        return Optional.of("it was sent by another page (Sec-Fetch-Site)");
      }
    }
    for (String origin : request.headers("Origin")) {
      if (!isOurs(origin, request)) {
        return Optional.of("it was sent by another page (Origin)");
      }
    }
    return Optional.empty();
  }

  /**
   * Why this request must not change anything; empty where it may. A browser that says neither
   * where a change comes from nor that nobody sent it may be loading another page's picture.
   */
  Optional<String> foreignChange(Request request) {
    Optional<String> foreign = foreign(request);
    if (foreign.isPresent()) {
      return foreign;
    }
    for (String referrer : request.headers("Referer")) {
      if (!isOurs(referrer, request)) {
        return Optional.of("it was sent by another page (Referer)");
      }
    }
    boolean silent =
        request.headers("Sec-Fetch-Site").isEmpty() && request.headers("Origin").isEmpty();
    return silent && request.fromBrowser()
        ? Optional.of("a browser sent it without saying from which page")
        : Optional.empty();
  }

  /**
   * Whether the place is the one that was asked for. Behind a proxy the browser's name for this
   * server may be another than the proxy's: then it must be allowed by name.
   */
  private boolean isOurs(String place, Request request) {
    try {
      URI uri = new URI(place);
      String authority = uri.getRawAuthority();
      String scheme = uri.getScheme();
      if (authority == null
          || scheme == null
          || !scheme.toLowerCase(Locale.ROOT).matches("https?")) {
        return false;
      }
      List<String> hosts = request.headers("Host");
      return hosts.stream().anyMatch(host -> plain(host, scheme).equals(plain(authority, scheme)))
          || names.isAllowed(authority);
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** In lower case, without the port that goes without saying. */
  private static String plain(String authority, String scheme) {
    String lower = authority.toLowerCase(Locale.ROOT);
    String implied = scheme.equalsIgnoreCase("https") ? ":443" : ":80";
    return lower.endsWith(implied) ? lower.substring(0, lower.length() - implied.length()) : lower;
  }
}
