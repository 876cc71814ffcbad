package dev.stampede.compile;

import dev.stampede.input.Nearest;
import dev.stampede.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What {@code -f} names: a {@code .java} file, a folder of them, or a scenario that comes with the
 * program.
 *
 * @param files the files, in the order in which they were named; those of a folder sorted, its
 *     folders too, but for hidden ones
 * @param packed those that come with the program
 */
public record ScenarioSources(List<Path> files, List<PackedScenario> packed) {

  private static final String JAVA = ".java";

  /** Takes copies, which nobody can change. */
  public ScenarioSources {
    files = List.copyOf(files);
    packed = List.copyOf(packed);
  }

  /** One file. */
  public static ScenarioSources of(Path file) {
    return new ScenarioSources(List.of(file), List.of());
  }

  /**
   * Finds what these names mean. A packed scenario's name means that one, even if there is a folder
   * of its name: write {@code ./agents} for the folder.
   *
   * @param names as they were typed
   * @param packed what comes with the program, by name
   * @throws ScenarioException if there is nothing of a name, with the nearest one that there is
   */
  public static ScenarioSources find(List<String> names, Map<String, PackedScenario> packed) {
    List<Path> files = new ArrayList<>();
    List<PackedScenario> found = new ArrayList<>();
    for (String name : names) {
      PackedScenario known = packed.get(name);
      if (name.matches("(?i)https?://.*")) {
        throw new ScenarioException(
            "'%s' is a URL, and a scenario is code that runs here: download it, look at it, and give"
                    .formatted(name)
                + " the file");
      }
      Path path = Path.of(name);
      if (known != null) {
        found.add(known);
      } else if (Files.isDirectory(path)) {
        files.addAll(filesIn(path));
      } else if (Files.exists(path) || name.contains("/") || name.endsWith(JAVA)) {
        files.add(path);
      } else {
        throw new ScenarioException(
            "there is no scenario '%s'%s; give a .java file, a folder of them, or one of %s"
                .formatted(
                    name,
                    Nearest.hint(name, packed.keySet()),
                    String.join(", ", packed.keySet().stream().sorted().toList())));
      }
    }
    return new ScenarioSources(files, found);
  }

  private static List<Path> filesIn(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files =
          all.filter(file -> file.toString().endsWith(JAVA) && Files.isRegularFile(file))
              .filter(file -> !isHidden(folder.relativize(file)))
              .sorted()
              .toList();
      if (files.isEmpty()) {
        throw new ScenarioException("there is no .java file in the folder " + folder);
      }
      return files;
    } catch (IOException e) {
      throw new ScenarioException("cannot read the folder " + folder + ": " + e.getMessage(), e);
    }
  }

  private static boolean isHidden(Path relative) {
    for (Path part : relative) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
