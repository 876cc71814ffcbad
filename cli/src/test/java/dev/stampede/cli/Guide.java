package dev.stampede.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the guides: README.md or one of docs/.
 *
 * @param path where it is, from the module's folder
 * @param text what it says
 */
record Guide(Path path, String text) {

  /** The checkout. */
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern FENCE =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern INLINE = Pattern.compile("`(\\./stampede [^`]+)`");

  /** What stands between two fences. */
  record Block(int line, String language, String text) {}

  static Guide of(String name) throws IOException {
    Path path = ROOT.resolve(name);
    return new Guide(path, Files.readString(path));
  }

  static List<Guide> all() throws IOException {
    List<Guide> guides = new ArrayList<>(List.of(of("README.md"), of("CONTRIBUTING.md")));
    try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
      for (Path path : docs.filter(p -> p.toString().endsWith(".md")).sorted().toList()) {
        guides.add(of("docs/" + path.getFileName()));
      }
    }
    return guides;
  }

  String name() {
    return ROOT.relativize(path).toString();
  }

  /** What the blocks say they hold, in their order; empty of one that says nothing. */
  List<String> languages() {
    List<String> languages = new ArrayList<>();
    boolean within = false;
    for (String line : text.lines().map(String::strip).toList()) {
      if (line.startsWith("```")) {
        within = !within;
        if (within) {
          languages.add(line.substring(3));
        }
      }
    }
    return languages;
  }

  /** The blocks in these languages. */
  List<Block> blocks(String... languages) {
    List<Block> blocks = new ArrayList<>();
    for (Matcher fence = FENCE.matcher(text); fence.find(); ) {
      if (Set.of(languages).contains(fence.group(1))) {
        int line = (int) text.substring(0, fence.start()).lines().count() + 1;
        blocks.add(new Block(line, fence.group(1), fence.group(2)));
      }
    }
    return blocks;
  }

  /** The block of a language that comes next after a text. */
  String block(String language, String after) {
    int from = text.indexOf(after);
    for (Matcher fence = FENCE.matcher(text); from >= 0 && fence.find(); ) {
      if (fence.start() > from && fence.group(1).equals(language)) {
        return fence.group(2);
      }
    }
    throw new AssertionError(name() + ": no " + language + " after " + after);
  }

  /** The commands that stand within a sentence. */
  List<String> inlineCommands() {
    return INLINE.matcher(prose()).results().map(match -> match.group(1)).toList();
  }

  /** The page without its blocks. */
  String prose() {
    return FENCE.matcher(text).replaceAll("");
  }
}
