package dev.stampede.aws.wire;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The hosts that are reached without a proxy. An entry is {@code *} for all of them; a name, which
 * stands for itself and all names below it, with or without a dot or {@code *.} before it; an
 * address; or a block of addresses such as {@code 10.0.0.0/8}. A port behind an entry narrows it to
 * that port. Entries are parted by commas or blanks. Names are never looked up to compare them with
 * addresses.
 */
final class NoProxy {

  private final List<String> entries;

  private NoProxy(List<String> entries) {
    this.entries = entries;
  }

  /** The value of {@code no_proxy}. */
  static NoProxy of(String value) {
    return new NoProxy(
        Arrays.stream(value.toLowerCase(Locale.ROOT).split("[,\\s]+"))
            .filter(entry -> !entry.isEmpty())
            .toList());
  }

  /** Whether this host's port is reached without a proxy. */
  boolean covers(String host, int port) {
    String plain = plain(host);
    Optional<InetAddress> address = literal(plain);
    return entries.stream().anyMatch(entry -> covers(entry, plain, port, address));
  }

  private static boolean covers(
      String entry, String host, int port, Optional<InetAddress> address) {
    if (entry.equals("*")) {
      return true;
    }
    if (address.isPresent() && inBlock(entry, address.get())) {
      return true;
    }
    String name = entry;
    int colon = entry.lastIndexOf(':');
    // More than one colon is an IPv6 address, unless brackets part it from its port.
    if (colon >= 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']')) {
      if (!entry.substring(colon + 1).equals(Integer.toString(port))) {
        return false;
      }
      name = entry.substring(0, colon);
    }
    name = plain(name);
    if (address.isPresent()) {
      return literal(name).equals(address);
    }
    String suffix = name.startsWith("*.") ? name.substring(1) : name;
    suffix = suffix.startsWith(".") ? suffix : "." + suffix;
    return suffix.length() > 1 && ("." + host).endsWith(suffix);
  }

  private static boolean inBlock(String entry, InetAddress address) {
    int slash = entry.indexOf('/');
    if (slash < 0 || !entry.substring(slash + 1).matches("\\d{1,3}")) {
      return false;
    }
    Optional<InetAddress> block = literal(plain(entry.substring(0, slash)));
    if (block.isEmpty() || block.get().getClass() != address.getClass()) {
      return false;
    }
    byte[] wanted = block.get().getAddress();
    byte[] actual = address.getAddress();
    int bits = Integer.parseInt(entry.substring(slash + 1));
    if (bits > 8 * wanted.length) {
      return false;
    }
    int differing = Arrays.mismatch(wanted, actual);
    if (differing < 0) {
      return true;
    }
    int equal = Integer.numberOfLeadingZeros((wanted[differing] ^ actual[differing]) & 0xff) - 24;
    return 8 * differing + equal >= bits;
  }

  /** Whether a host is this machine, by its name or address. */
  static boolean isLoopback(String host) {
    String plain = plain(host);
    return plain.equals("localhost")
        || plain.endsWith(".localhost")
        || literal(plain).map(InetAddress::isLoopbackAddress).orElse(false);
  }

  /** In small letters, without an IPv6 address's brackets and the dot that ends a full name. */
  private static String plain(String host) {
    String plain = host.toLowerCase(Locale.ROOT);
    if (plain.startsWith("[") && plain.endsWith("]")) {
      plain = plain.substring(1, plain.length() - 1);
    }
    return plain.endsWith(".") ? plain.substring(0, plain.length() - 1) : plain;
  }

  private static Optional<InetAddress> literal(String host) {
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
