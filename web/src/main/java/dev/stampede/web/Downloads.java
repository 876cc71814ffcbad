package dev.stampede.web;

import dev.stampede.web.access.Guard;
import dev.stampede.web.http.HttpRefusal;
import dev.stampede.web.http.Response;
import dev.stampede.web.http.Response.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;

/** Files of results. */
final class Downloads {

  private static final String PREFIX = "/api/download/";

  /**
   * For a report that is looked at where it came from: its own scripts run, in an origin of their
   * own, from which they reach nothing of ours and nothing else.
   */
  private static final String SANDBOX =
      "sandbox allow-scripts allow-downloads allow-popups; default-src 'none'; "
          + "script-src 'unsafe-inline' data:; style-src 'unsafe-inline'; img-src data: blob:; "
          + "font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final Director director;

  Downloads(Director director) {
    this.director = director;
  }

  /** The download at this path. */
  Optional<Route> at(String path) {
    return path.startsWith(PREFIX)
        ? Optional.of(Route.get(Guard.READ, _ -> named(path.substring(PREFIX.length()))))
        : Optional.empty();
  }

  private Response named(String name) throws IOException {
    Download download =
        director
            .download(name)
            .orElseThrow(() -> new HttpRefusal(404, "there is no such file, or not yet"));
    return saved(download, download.fileName());
  }

  /** A file to be saved under this name. */
  static Response saved(Download download, String fileName) {
    return poured(download)
        .with("Content-Disposition", "attachment; filename=\"" + safe(fileName) + '"');
  }

  /** A report to be looked at. */
  static Response shown(Download download) {
    return poured(download).with("Content-Security-Policy", SANDBOX);
  }

  /** Names of files are made of few letters: no quotes, no line breaks, no folders. */
  static String safe(String name) {
    String safe = name.replaceAll("[^A-Za-z0-9._-]+", "_").replaceAll("^[._]+", "");
    return safe.isEmpty() ? "download" : safe.substring(0, Math.min(200, safe.length()));
  }

  private static Response poured(Download download) {
    InputStream content = download.content();
    return new Response(
        200,
        Map.of("Content-Type", download.type()),
        new Content.Pouring(
            new Response.Pour() {
              @Override
              public void into(OutputStream out) throws IOException {
                content.transferTo(out);
              }

              @Override
              public void close() throws IOException {
                content.close();
              }
            },
            false));
  }
}
