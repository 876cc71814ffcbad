package dev.stampede.web.access;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names under which this server may be asked for. A foreign name that has been made to lead
 * here (DNS rebinding) is none of them; a port says nothing, since ports get forwarded.
 */
public final class HostNames {

  private static final Pattern NAME =
      Pattern.compile("[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");
  private static final Pattern FOUR = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private final Set<String> allowed;
  private final Optional<String> listening;
  private final Set<InetAddress> own;

  /**
   * Those of this machine, and these.
   *
   * @param allowed names besides, as {@link #checked} gives them; a page that comes from one of
   *     them is ours
   * @param listening the name to listen at, as the user gave it; other pages may come from there
   * @param own the machine's own addresses
   */
  public HostNames(List<String> allowed, Optional<String> listening, Set<InetAddress> own) {
    this.allowed = Set.copyOf(allowed);
    this.listening = listening.map(HostNames::plain);
    this.own = Set.copyOf(own);
  }

  /** The addresses of all interfaces of this machine. */
  public static Set<InetAddress> ownAddresses() {
    Set<InetAddress> addresses = new HashSet<>();
    try {
      NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .map(HostNames::withoutZone)
          .forEach(addresses::add);
    } catch (SocketException e) {
      // A machine that will not tell is reached by localhost, or by names that are allowed.
    }
    return addresses;
  }

  private static InetAddress withoutZone(InetAddress address) {
    return literal(address.getHostAddress().split("%", 2)[0]).orElse(address);
  }

  /**
   * A name to be allowed, in lower case.
   *
   * @throws WebRefusal if it is none
   */
  public static String checked(String name) {
    String lower = plain(name);
    if (!NAME.matcher(lower).matches() && literal(lower).isEmpty()) {
      throw new WebRefusal(
          "--web-allowed-host %s: not the name of a host; give one name, without http:// and port"
              .formatted(name));
    }
    return lower;
  }

  /** Whether this {@code Host} header names this server. */
  public boolean isOurs(String header) {
    Optional<String> host = host(header);
    return host.isPresent()
        && (host.get().equals("localhost")
            || allowed.contains(host.get())
            || host.equals(listening)
            || literal(host.get())
                .filter(address -> address.isLoopbackAddress() || own.contains(address))
                .isPresent());
  }

  /** Whether the user has allowed the host of this authority by name. */
  boolean isAllowed(String authority) {
    return host(authority).filter(allowed::contains).isPresent();
  }

  /** The host of {@code host:port}, in lower case and without brackets; empty where malformed. */
  private static Optional<String> host(String authority) {
    String lower = authority.toLowerCase(Locale.ROOT);
    if (lower.startsWith("[")) {
      int end = lower.indexOf(']');
      return end > 0 && isPort(lower.substring(end + 1))
          ? Optional.of(lower.substring(1, end))
          : Optional.empty();
    }
    int colon = lower.indexOf(':');
    String host = colon < 0 ? lower : lower.substring(0, colon);
    return NAME.matcher(host).matches() && (colon < 0 || isPort(lower.substring(colon)))
        ? Optional.of(host)
        : Optional.empty();
  }

  private static boolean isPort(String text) {
    return text.isEmpty() || text.matches(":\\d{1,5}");
  }

  private static String plain(String name) {
    String host = name.strip().toLowerCase(Locale.ROOT);
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  /** An address as it is usually written; 127.1 and 0x7f000001 are none. */
  private static Optional<InetAddress> literal(String text) {
    if (!FOUR.matcher(text).matches() && (!text.contains(":") || text.contains("%"))) {
      return Optional.empty();
    }
    try {
      InetAddress address = InetAddress.ofLiteral(text);
      return FOUR.matcher(text).matches() && !address.getHostAddress().equals(text)
          ? Optional.empty()
          : Optional.of(address);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
