package dev.stampede.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.zip.GZIPOutputStream;

/**
 * The report: one HTML file that opens from disk, without network and without a server. It holds
 * the page's modules as {@code data:} URLs and the run's view as base64 of gzipped JSON; its own
 * policy forbids the browser to ask anything of anybody.
 */
public final class HtmlReport {

  private static final String ENTRY = "stampede/report.js";
  private static final String START = "import \"" + ENTRY + "\";";

  private HtmlReport() {}

  /**
   * The report of a run.
   *
   * @param view the run's view as JSON in UTF-8 (schema 1, {@code live} false)
   * @param title what the browser's tab says, such as the run's name; any text, shown as it is
   */
  public static byte[] of(byte[] view, String title) {
    String map = importMap();
    String style = Style.sheet();
    String policy =
        "default-src 'none'; script-src data: %s %s; style-src %s; img-src data: blob:"
            .formatted(Hash.source(map), Hash.source(START), Hash.source(style));
    return Shelf.own("report.html")
        .replace("<!--POLICY-->", policy)
        .replace("<!--STYLE-->", style)
        .replace("<!--IMPORTS-->", map)
        .replace("<!--START-->", START)
        .replace("<!--TITLE-->", escaped(title))
        .replace("<!--DATA-->", base64(gzip(view)))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String importMap() {
    SequencedMap<String, String> places = new LinkedHashMap<>();
    Modules.of(ENTRY)
        .forEach((name, text) ->
            places.put(
                name,
                "data:text/javascript;base64," + base64(text.getBytes(StandardCharsets.UTF_8))));
    return Modules.importMap(places);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Text in HTML; what no HTML may hold (control characters) goes. */
  private static String escaped(String text) {
    StringBuilder html = new StringBuilder();
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> html.append("&amp;");
            case '<' -> html.append("&lt;");
            case '>' -> html.append("&gt;");
            case '"' -> html.append("&quot;");
            default -> {
              if (!Character.isISOControl(c) && (c < 0xD800 || c > 0xDFFF)) {
                html.appendCodePoint(c);
              }
            }
          }
        });
    return html.toString();
  }
}
