package dev.stampede.page;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The modules that an entry needs, found by following its imports. Every import, ours and the
 * libraries', is rewritten to a bare name, for a module that lives in a {@code data:} URL has no
 * folder from which a relative one could start; an import map then says where each name lies.
 */
final class Modules {

  private static final Pattern IMPORT =
      Pattern.compile(
          "(?<lead>\\b(?:from|import)\\s*)(?<quote>[\"'])(?<name>[\\w@./-]+)\\k<quote>");
  private static final Pattern SOURCE_MAP = Pattern.compile("(?m)^//# sourceMappingURL=.*$");

  private Modules() {}

  /** Bare name to text, the entry first. */
  static SequencedMap<String, String> of(String entry) {
    SequencedMap<String, String> modules = new LinkedHashMap<>();
    Deque<String> open = new ArrayDeque<>(List.of(entry));
    while (!open.isEmpty()) {
      String name = open.removeFirst();
      if (!modules.containsKey(name)) {
        Rewritten module = rewrite(name, Shelf.text(name));
        modules.put(name, module.text());
        open.addAll(module.imports());
      }
    }
    return modules;
  }

  /** The import map for modules that lie where {@code places} says. */
  static String importMap(Map<String, String> places) {
    StringBuilder map = new StringBuilder("{\"imports\":{");
    String comma = "";
    for (Map.Entry<String, String> place : places.entrySet()) {
      map.append(comma).append('"').append(place.getKey()).append("\":\"");
      map.append(place.getValue()).append('"');
      comma = ",";
    }
    return map.append("}}").toString();
  }

  private record Rewritten(String text, List<String> imports) {}

  private static Rewritten rewrite(String name, String text) {
    List<String> imports = new ArrayList<>();
    Matcher matcher = IMPORT.matcher(SOURCE_MAP.matcher(text).replaceAll(""));
    String rewritten =
        matcher.replaceAll(found -> {
          String wanted = resolve(name, found.group("name"));
          String bare = Shelf.canonical(wanted).orElse("");
          if (bare.isEmpty()) {
            return Matcher.quoteReplacement(found.group());
          }
          imports.add(bare);
          return Matcher.quoteReplacement(found.group("lead") + '"' + bare + '"');
        });
    return new Rewritten(rewritten, imports);
  }

  private static String resolve(String importer, String wanted) {
    if (!wanted.startsWith(".")) {
      return wanted;
    }
    String path = URI.create("/" + Shelf.folder(importer)).resolve(wanted).getPath();
    return path.substring(1);
  }
}
