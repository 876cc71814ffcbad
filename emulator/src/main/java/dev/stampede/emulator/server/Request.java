package dev.stampede.emulator.server;

import io.netty.handler.codec.http.HttpHeaders;

/**
 * A request, read completely.
 *
 * @param nanos when its last byte was read
 * @param keepAlive whether the connection outlives it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(
    String method, String uri, HttpHeaders headers, byte[] body, long nanos, boolean keepAlive) {
  private static final String PAGES = "/_emulator/";
  private static final int MAX_ID = 128;

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
