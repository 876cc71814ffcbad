package dev.stampede.aws.wire;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Words for what goes wrong below HTTP. The messages of the JDK and of Netty hold addresses and
 * ports, which would make a thousand different errors out of one.
 */
final class Troubles {

  private static final String NO_PORT = "no free local port";
  private static final String NO_FILE = "too many open files";

  private Troubles() {}

  /** A phrase of our own for an exception of the network's. */
  static String phrase(Throwable trouble) {
    if (trouble instanceof Tunnel.Refused refused) {
      return String.valueOf(refused.getMessage());
    }
    SSLException tls = tls(trouble);
    if (tls != null) {
      return "TLS: " + Certificates.phrase(tls);
    }
    // A socket that could not even be opened is told of by exceptions around the system's own.
    for (Throwable t = trouble; t != null; t = t.getCause()) {
      String known = known(t);
      if (!known.isEmpty()) {
        return known;
      }
    }
    if (trouble instanceof ClosedChannelException) {
      return "closed while connecting";
    }
    return trouble instanceof ConnectException
        ? "connection failed"
        : trouble.getClass().getSimpleName();
  }

  private static String known(Throwable trouble) {
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
      return NO_PORT;
    }
    return message.contains("too many open files") ? NO_FILE : "";
  }

  private static @Nullable SSLException tls(Throwable trouble) {
    for (Throwable t = trouble; t != null; t = t.getCause()) {
      if (t instanceof SSLException tls) {
        return tls;
      }
    }
    return null;
  }

  /** Whether it is this machine that lacks something, whoever was called. */
  static boolean isOurs(Throwable trouble) {
    String phrase = phrase(trouble);
    return phrase.equals(NO_PORT) || phrase.equals(NO_FILE);
  }
}
