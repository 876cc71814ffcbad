package dev.stampede.http;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One user's cookies, by RFC 6265's rules as the JDK has them: those of a site go to that site. */
final class Cookies {

  /** Most servers set none: a jar is made for the first. */
  private @Nullable CookieManager jar;

  /** What the {@code Cookie} header says; empty where there is nothing to say. */
  String header(URI url) {
    if (jar == null) {
      return "";
    }
    try {
      List<String> cookies = jar.get(url, Map.of()).getOrDefault("Cookie", List.of());
      return String.join("; ", cookies);
    } catch (IOException e) {
      return "";
    }
  }

  /** Keeps what an answer sets. */
  void keep(URI url, List<String> setCookie) {
    if (setCookie.isEmpty()) {
      return;
    }
    if (jar == null) {
      jar = new CookieManager(null, CookiePolicy.ACCEPT_ORIGINAL_SERVER);
    }
    try {
      jar.put(url, Map.of("Set-Cookie", setCookie));
    } catch (IOException e) {
      // A cookie that cannot be kept is one that a browser would not keep either.
    }
  }
}
