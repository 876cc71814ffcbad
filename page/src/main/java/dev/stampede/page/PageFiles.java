package dev.stampede.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * The live page: all files that a server has to hand out, and the policy that fits them. Read once,
 * immutable, safe for any number of threads. All addresses in them are relative, so the page works
 * under any base path that ends in a slash; it asks {@code api/…} of the server beside it.
 */
public final class PageFiles {

  private static final String ENTRY = "stampede/live.js";
  private static final String FOLDER = "page/";
  private static final String SCRIPT = "text/javascript";

  private final Map<String, PageFile> files;
  private final String policy;

  private PageFiles(Map<String, PageFile> files, String policy) {
    this.files = files;
    this.policy = policy;
  }

  /** Reads the files from the class path. */
  public static PageFiles load() {
    SequencedMap<String, PageFile> files = new LinkedHashMap<>();
    SequencedMap<String, String> places = new LinkedHashMap<>();
    Modules.of(ENTRY)
        .forEach((name, text) -> {
          String path = FOLDER + (name.endsWith(".js") ? name : name + ".js");
          places.put(name, "./" + path);
          files.put(path, PageFile.text(path, text, SCRIPT));
        });
    String style = FOLDER + "style.css";
    files.put(style, PageFile.text(style, Style.sheet(), "text/css"));
    String icon = FOLDER + "icon.svg";
    files.put(icon, PageFile.text(icon, Shelf.own("icon.svg"), "image/svg+xml"));
    String map = Modules.importMap(places);
    String index = Shelf.own("live.html").replace("<!--IMPORTS-->", map);
    files.put("", PageFile.text("", index, "text/html"));
    return new PageFiles(Map.copyOf(files), policy(map));
  }

  /** The page itself. */
  public PageFile index() {
    return file("").orElseThrow();
  }

  /**
   * A file by its path without a leading slash, such as {@code page/style.css}; the page itself by
   * the empty one.
   */
  public Optional<PageFile> file(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** All files, the page among them. */
  public Collection<PageFile> all() {
    return files.values();
  }

  /**
   * The value of {@code Content-Security-Policy} for the page: nothing from elsewhere, no inline
   * script but the import map, and no text that becomes markup outside of Lit's own templates.
   */
  public String contentSecurityPolicy() {
    return policy;
  }

  private static String policy(String importMap) {
    return "default-src 'none'; script-src 'self' "
        + Hash.source(importMap)
        + "; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; form-action 'self'"
        + "; base-uri 'none'; frame-ancestors 'none'"
        + "; require-trusted-types-for 'script'; trusted-types lit-html";
  }
}
