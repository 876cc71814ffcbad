package dev.stampede.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Where the text of a module is found by its bare name: ours under {@code stampede/} in this room's
 * resources, those of a library in its jar on the class path.
 */
final class Shelf {

  /** What our own modules' bare names begin with. */
  static final String OURS = "stampede/";

  private static final List<Library> LIBRARIES =
      List.of(
          Library.mvnpm("lit", "org.mvnpm", "lit", "index.js"),
          Library.mvnpm("lit-html", "org.mvnpm", "lit-html", "lit-html.js"),
          Library.mvnpm("lit-element", "org.mvnpm", "lit-element", "lit-element.js"),
          Library.mvnpm(
              "@lit/reactive-element",
              "org.mvnpm.at.lit",
              "reactive-element",
              "reactive-element.js"),
          Library.webjar("uplot", "uplot", "dist/uPlot.iife.min.js", "\nexport default uPlot;\n"));

  private Shelf() {}

  /**
   * A library that comes as a jar.
   *
   * @param name what its modules are imported by
   * @param group the artifact's group
   * @param artifact the artifact
   * @param root the folder of its files in the jar, up to the version
   * @param main the file that is meant by the bare name alone
   * @param epilogue what makes a module of a plain script
   */
  private record Library(
      String name, String group, String artifact, String root, String main, String epilogue) {

    static Library mvnpm(String name, String group, String artifact, String main) {
      return new Library(
          name, group, artifact, "META-INF/resources/_static/" + artifact + "/", main, "");
    }

    static Library webjar(String name, String artifact, String main, String epilogue) {
      String root = "META-INF/resources/webjars/" + artifact + "/";
      return new Library(name, "org.webjars.npm", artifact, root, main, epilogue);
    }

    String path(String file) {
      return root + version() + "/" + file;
    }

    private String version() {
      String place = "META-INF/maven/" + group + "/" + artifact + "/pom.properties";
      Properties properties = new Properties();
      try (InputStream in = open(place)) {
        properties.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return properties.getProperty("version", "");
    }
  }

  /** The one bare name of a module, or nothing if it is none that we know. */
  static Optional<String> canonical(String name) {
    if (name.startsWith(OURS)) {
      return Optional.of(name);
    }
    return LIBRARIES.stream()
        .filter(library -> name.equals(library.name()) || name.startsWith(library.name() + "/"))
        .map(library -> name.equals(library.name() + "/" + library.main()) ? library.name() : name)
        .findFirst();
  }

  /** The folder that a module's relative imports start from, as the beginning of bare names. */
  static String folder(String name) {
    boolean main = LIBRARIES.stream().anyMatch(library -> library.name().equals(name));
    return main ? name + "/" : name.substring(0, name.lastIndexOf('/') + 1);
  }

  /** The text of a module, by its canonical bare name. */
  static String text(String name) {
    if (name.startsWith(OURS)) {
      return own("app/" + name.substring(OURS.length()));
    }
    for (Library library : LIBRARIES) {
      if (name.equals(library.name())) {
        return read(library.path(library.main())) + library.epilogue();
      }
      if (name.startsWith(library.name() + "/")) {
        return read(library.path(name.substring(library.name().length() + 1)));
      }
    }
    throw new IllegalArgumentException("no library has the module " + name);
  }

  /** The style sheet that comes with a library. */
  static String chartStyle() {
    return LIBRARIES.stream()
        .filter(library -> library.name().equals("uplot"))
        .map(library -> read(library.path("dist/uPlot.min.css")))
        .findFirst()
        .orElseThrow();
  }

  /** A text of this room. */
  static String own(String path) {
    return read("dev/stampede/page/" + path);
  }

  private static String read(String path) {
    try (InputStream in = open(path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String path) {
    InputStream in = Shelf.class.getClassLoader().getResourceAsStream(path);
    if (in == null) {
      throw new IllegalStateException(
          path + " is not on the class path: the build of Stampede is not whole");
    }
    return in;
  }
}
