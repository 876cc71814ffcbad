package dev.stampede.aws.wire;

import java.net.URI;
import java.util.Locale;

/**
 * Where requests go: a URL taken apart once.
 *
 * @param tls whether the connection is encrypted
 * @param host the name or address to connect to
 * @param port the port to connect to
 * @param hostHeader what the {@code Host} header says; without a port where it is the usual one
 * @param prefix what stands before every path; empty, or begins with a slash and ends without one
 */
public record Endpoint(boolean tls, String host, int port, String hostHeader, String prefix) {

  /**
   * The parts of a URL.
   *
   * @throws IllegalArgumentException if no request can be sent to it, saying why
   */
  public static Endpoint of(URI url) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("https");
    if (!tls && !scheme.equals("http")) {
      throw new IllegalArgumentException(
          "'%s' is no endpoint: it must begin with http:// or https://".formatted(url));
    }
    if (url.getHost() == null) {
      throw new IllegalArgumentException("'%s' is no endpoint: it names no host".formatted(url));
    }
    if (url.getRawQuery() != null || url.getRawFragment() != null || url.getRawUserInfo() != null) {
      throw new IllegalArgumentException(
          "'%s' is no endpoint: it may have a host, a port and a path, and no more"
              .formatted(withoutUserInfo(url)));
    }
    int usual = tls ? 443 : 80;
    int port = url.getPort() == -1 ? usual : url.getPort();
    String prefix = url.getRawPath() == null ? "" : url.getRawPath();
    while (prefix.endsWith("/")) {
      prefix = prefix.substring(0, prefix.length() - 1);
    }
    return new Endpoint(
        tls, url.getHost(), port, url.getHost() + (port == usual ? "" : ":" + port), prefix);
  }

  /** A password in a URL is not repeated in a message. */
  private static String withoutUserInfo(URI url) {
    return url.getScheme()
        + "://"
        + url.getHost()
        + (url.getPort() == -1 ? "" : ":" + url.getPort());
  }
}
