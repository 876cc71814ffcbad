package dev.stampede.emulator.server;

import io.netty.handler.codec.http.HttpHeaders;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request, read completely.
 *
 * @param uri path and query exactly as received
 * @param nanos when its last byte was read
 * @param keepAlive whether the connection outlives it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(
    String method, String uri, HttpHeaders headers, byte[] body, long nanos, boolean keepAlive) {
  private static final String PAGES = "/_emulator/";
  private static final int MAX_ID = 128;
  private static final Pattern ABSOLUTE = Pattern.compile("(?i)https?://[^/?#]*([^#]*).*");

  /**
   * Path and query of a request's target, which clients write whole ({@code
   * http://host:port/path?query}) where they talk through a proxy (RFC 9112, section 3.2.2).
   */
  static String originForm(String target) {
    if (target.startsWith("/")) {
      return target;
    }
    Matcher whole = ABSOLUTE.matcher(target);
    if (!whole.matches()) {
      return target;
    }
    String rest = whole.group(1);
    return rest.startsWith("/") ? rest : "/" + rest;
  }

  /** Whether it is for the emulator itself, rather than for the service it emulates. */
  boolean forPages() {
    return uri.startsWith(PAGES);
  }

  /** The path without its query. */
  String path() {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  /** The SDK's id of the call, the same over its retries; empty if there is none. */
  String invocationId() {
    String id = headers.get("amz-sdk-invocation-id", "");
    return id.length() <= MAX_ID ? id : id.substring(0, MAX_ID);
  }

  /** Which attempt this is: {@code amz-sdk-request: attempt=2; max=4} is the second. */
  int attempt() {
    String value = headers.get("amz-sdk-request", "");
    int at = value.indexOf("attempt=");
    int attempt = 0;
    for (int i = at + 8; at >= 0 && i < value.length() && i < at + 12; i++) {
      int digit = Character.digit(value.charAt(i), 10);
      if (digit < 0) {
        break;
      }
      attempt = attempt * 10 + digit;
    }
    return Math.max(1, attempt);
  }
}
