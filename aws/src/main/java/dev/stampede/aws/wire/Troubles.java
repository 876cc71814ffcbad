package dev.stampede.aws.wire;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Words for what goes wrong below HTTP. The messages of the JDK and of Netty hold addresses and
 * ports, which would make a thousand different errors out of one.
 */
final class Troubles {

  private static final int LONGEST = 120;

  private Troubles() {}

  /** A phrase of our own for an exception of the network's. */
  static String phrase(Throwable trouble) {
    SSLException tls = tls(trouble);
    if (tls != null) {
      return "TLS: " + brief(tls);
    }
    String message = String.valueOf(trouble.getMessage()).toLowerCase(Locale.ROOT);
    if (message.contains("connection refused")) {
      return "connection refused";
    }
    if (message.contains("reset")) {
      return "connection reset";
    }
    if (message.contains("broken pipe")) {
      return "connection reset while sending";
    }
    if (message.contains("unreachable") || trouble instanceof NoRouteToHostException) {
      return "host unreachable";
    }
    if (message.contains("cannot assign requested address")) {
      return "no free local port";
    }
    if (message.contains("too many open files")) {
      return "too many open files";
    }
    return trouble instanceof ConnectException
        ? "connection failed"
        : trouble.getClass().getSimpleName();
  }

  private static @Nullable SSLException tls(Throwable trouble) {
    for (Throwable t = trouble; t != null; t = t.getCause()) {
      if (t instanceof SSLException tls) {
        return tls;
      }
    }
    return null;
  }

  private static String brief(SSLException tls) {
    String message = tls.getMessage() == null ? tls.getClass().getSimpleName() : tls.getMessage();
    if (message.contains("PKIX path building failed")) {
      return "the certificate is not trusted";
    }
    return message.length() > LONGEST ? message.substring(0, LONGEST) : message;
  }
}
