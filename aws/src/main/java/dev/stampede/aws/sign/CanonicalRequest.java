package dev.stampede.aws.sign;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request in the one form that both sides hash: task 1 of AWS's description.
 *
 * @param text the canonical request, without the hash of the body, which ends it
 * @param signedHeaders the names of the headers in it, sorted, parted by semicolons
 */
record CanonicalRequest(String text, String signedHeaders) {

  /** Headers that a proxy may change, so that nobody signs them. */
  private static final Set<String> UNSIGNED =
      Set.of(
          "connection",
          "expect",
          "transfer-encoding",
          "user-agent",
          "x-amzn-trace-id",
          "x-forwarded-for");

  static CanonicalRequest of(Signable request, List<Header> added) {
    List<Header> headers = new ArrayList<>(request.headers().size() + added.size());
    lowered(request.headers(), headers);
    lowered(added, headers);
    // Stable: values of one name stay in the order in which they are sent.
    headers.sort(Comparator.comparing(Header::name));

    StringBuilder text = new StringBuilder(512);
    text.append(request.method()).append('\n');
    appendPath(text, request.path());
    text.append('\n');
    appendQuery(text, request.query());
    text.append('\n');
    StringBuilder names = new StringBuilder(128);
    String before = "";
    for (Header header : headers) {
      if (header.name().equals(before)) {
        text.setCharAt(text.length() - 1, ',');
      } else {
        text.append(header.name()).append(':');
        names.append(names.isEmpty() ? "" : ";").append(header.name());
        before = header.name();
      }
      appendTrimmed(text, header.value());
      text.append('\n');
    }
    text.append('\n').append(names).append('\n');
    return new CanonicalRequest(text.toString(), names.toString());
  }

  private static void lowered(List<Header> headers, List<Header> to) {
    for (Header header : headers) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!UNSIGNED.contains(name)) {
        to.add(name.equals(header.name()) ? header : new Header(name, header.value()));
      }
    }
  }

  /** The path is encoded once more on top of the encoding it is sent with; all but S3 do so. */
  private static void appendPath(StringBuilder to, String path) {
    String plain = path.contains("//") || path.contains("/.") ? normalized(path) : path;
    if (!plain.startsWith("/")) {
      to.append('/');
    }
    PercentEncoding.append(to, plain, true);
  }

  private static String normalized(String path) {
    try {
      // A host keeps a path that begins with two slashes from being read as one.
      String plain = new URI("http://h" + path).normalize().getRawPath();
      boolean slashAdded = plain.length() > 1 && plain.endsWith("/") && !path.endsWith("/");
      return slashAdded ? plain.substring(0, plain.length() - 1) : plain;
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("not a path to send: " + path, e);
    }
  }

  private static void appendQuery(StringBuilder to, List<Signable.Parameter> query) {
    if (query.isEmpty()) {
      return;
    }
    List<Signable.Parameter> encoded = new ArrayList<>(query.size());
    for (Signable.Parameter parameter : query) {
      encoded.add(
          new Signable.Parameter(
              PercentEncoding.encode(parameter.name()), PercentEncoding.encode(parameter.value())));
    }
    encoded.sort(
        Comparator.comparing(Signable.Parameter::name).thenComparing(Signable.Parameter::value));
    String between = "";
    for (Signable.Parameter parameter : encoded) {
      to.append(between).append(parameter.name()).append('=').append(parameter.value());
      between = "&";
    }
  }

  /** Blanks at the ends vanish, runs of blanks within count as one space. */
  private static void appendTrimmed(StringBuilder to, String value) {
    boolean gap = false;
    boolean begun = false;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (blank(c)) {
        gap = begun;
      } else {
        if (gap) {
          to.append(' ');
          gap = false;
        }
        to.append(c);
        begun = true;
      }
    }
  }

  private static boolean blank(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
