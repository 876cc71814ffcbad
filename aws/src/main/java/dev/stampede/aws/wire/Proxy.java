package dev.stampede.aws.wire;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/**
 * A proxy that is spoken to in plain HTTP. Its password shows nowhere but in the header that it is
 * sent in.
 *
 * @param host its name or address
 * @param port its port
 * @param authorization what {@code Proxy-Authorization} says; empty where the proxy knows us anyway
 */
record Proxy(String host, int port, String authorization) {

  private static final int USUAL_PORT = 80;

  /**
   * The proxy that a variable names: {@code http://user:password@host:port}, of which only the host
   * is needed. User and password may be percent-encoded.
   *
   * @throws IllegalArgumentException if it is none, naming the variable and keeping the password to
   *     itself
   */
  static Proxy of(String variable, String value) {
    URI url;
    try {
      url = new URI(value.contains("://") ? value : "http://" + value);
    } catch (URISyntaxException e) {
      // The reason may quote the password.
      throw new IllegalArgumentException(
          variable
              + " is no proxy's URL: write http://host:port or http://user:password@host:port, with"
              + " what is special in user and password percent-encoded (@ as %40)");
    }
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http")) {
      throw new IllegalArgumentException(
          "%s names a proxy for %s://, which is not supported: only http:// proxies are, also for"
                  .formatted(variable, scheme)
              + " https targets");
    }
    if (url.getHost() == null) {
      throw new IllegalArgumentException(
          variable + " names no host: write http://host:port or http://user:password@host:port");
    }
    return new Proxy(
        url.getHost(), url.getPort() == -1 ? USUAL_PORT : url.getPort(), authorization(url));
  }

  private static String authorization(URI url) {
    String user = url.getUserInfo();
    if (user == null) {
      return "";
    }
    String both = user.contains(":") ? user : user + ":";
    return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
  }

  /** {@code host:port}. */
  String address() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return address();
  }
}
