package dev.stampede.web;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.stampede.web.access.PemIdentity;
import dev.stampede.web.access.WebRefusal;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Opens the JDK's HTTP server at an address, with limits that it has but does not set. */
final class JdkServer {

  private static final int BACKLOG = 256;

  /**
   * Read once a JVM, when the first server is made; whoever sets one on the command line has his
   * way. A request must have come within 30 s, a connection must begin one within as long. Idle
   * connections cost next to nothing, so there may be many before the page stops answering, and too
   * few to take every file handle from the test.
   */
  private static final Map<String, String> LIMITS =
      Map.of(
          "sun.net.httpserver.nodelay", "true",
          "sun.net.httpserver.maxReqTime", "30",
          "sun.net.httpserver.maxReqHeaders", "100",
          "sun.net.httpserver.maxReqHeaderSize", "65536",
          "jdk.httpserver.maxConnections", "2048");

  private JdkServer() {}

  /**
   * A server that listens, and does not answer yet.
   *
   * @throws WebRefusal if the address or the certificate cannot be used
   */
  static HttpServer open(WebSettings settings) {
    InetSocketAddress address = settings.address();
    Optional<SSLContext> tls =
        settings.tls().map(files -> PemIdentity.context(files.certificate(), files.key()));
    LIMITS.forEach((name, value) -> {
      if (System.getProperty(name) == null) {
        System.setProperty(name, value);
      }
    });
    try {
      if (tls.isEmpty()) {
        return HttpServer.create(address, BACKLOG);
      }
      HttpsServer server = HttpsServer.create(address, BACKLOG);
      server.setHttpsConfigurator(new HttpsConfigurator(tls.get()));
      return server;
    } catch (IOException e) {
      throw refusal(settings, e);
    }
  }

  private static WebRefusal refusal(WebSettings settings, IOException e) {
    String why = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    boolean binding = e instanceof BindException || e instanceof SocketException;
    if (binding && why.contains("in use")) {
      return new WebRefusal(
          "--web-port %d: another program has this port; choose another, or 0 for any that is free"
              .formatted(settings.port()),
          e);
    }
    if (binding && why.contains("permission")) {
      return new WebRefusal(
          "--web-port %d: no permission for this port; choose one above 1023"
              .formatted(settings.port()),
          e);
    }
    if (binding && (why.contains("assign") || why.contains("not available"))) {
      return new WebRefusal(
          "--web-host %s: not an address of this machine".formatted(settings.host()), e);
    }
    return new WebRefusal(
        "--web-host %s --web-port %d: cannot listen there (%s)"
            .formatted(settings.host(), settings.port(), e.getMessage()),
        e);
  }
}
