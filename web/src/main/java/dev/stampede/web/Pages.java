package dev.stampede.web;

import dev.stampede.web.access.Guard;
import dev.stampede.web.http.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** The page and its files. A browser keeps them, and asks each time whether they have changed. */
final class Pages {

  private static final String REVALIDATE = "no-cache";

  private final Assets assets;

  Pages(Assets assets) {
    this.assets = assets;
  }

  /** The page itself. */
  Response index() {
    Assets.Index index = assets.index();
    return Response.of(200, "text/html; charset=utf-8", index.html())
        .with("Content-Security-Policy", index.policy())
        .with("Cache-Control", REVALIDATE)
        .with("ETag", '"' + digest(index.html()) + '"');
  }

  /** What the page has at this path. */
  Optional<Route> at(String path) {
    return assets.find(path).map(asset -> Route.get(Guard.PAGE, _ -> file(asset)));
  }

  private static Response file(Assets.Asset asset) {
    return Response.of(200, asset.type(), asset.bytes())
        .with("Cache-Control", REVALIDATE)
        .with("ETag", '"' + asset.etag() + '"');
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
