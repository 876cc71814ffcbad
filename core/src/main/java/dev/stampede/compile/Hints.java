package dev.stampede.compile;

import dev.stampede.input.Nearest;
import dev.stampede.scenario.Actor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an author probably meant by a name that the compiler cannot find. */
final class Hints {

  private static final Pattern CLASS = Pattern.compile("symbol:\\s+class (\\w+)");
  private static final Pattern METHOD = Pattern.compile("symbol:\\s+method (\\w+)\\(");

  /** Where the classes that scenarios use come from. Names: their rooms need not be there. */
  private static final List<String> PACKAGES =
      List.of(
          "dev.stampede.scenario",
          "dev.stampede.aws",
          "dev.stampede.feed",
          "dev.stampede.load",
          "java.util",
          "java.time",
          "java.util.concurrent");

  private static final String CALLS = "dev.stampede.aws.Aws";

  private Hints() {}

  /** The hint for a message of the compiler's, if there is one. */
  static Optional<String> forMessage(List<String> lines) {
    return lines.stream().flatMap(line -> forLine(line).stream()).findFirst();
  }

  private static Optional<String> forLine(String line) {
    Matcher type = CLASS.matcher(line);
    if (type.find()) {
      return PACKAGES.stream()
          .map(name -> name + "." + type.group(1))
          .filter(name -> find(name).isPresent())
          .findFirst()
          .map(name -> "add: import " + name + ";");
    }
    Matcher method = METHOD.matcher(line);
    if (!method.find()) {
      return Optional.empty();
    }
    String name = method.group(1);
    boolean isCall = find(CALLS).stream().anyMatch(calls -> has(calls, name));
    return isCall
        ? Optional.of("add: import static " + CALLS + ".*;")
        : Nearest.of(name, sayings()).map(nearest -> "did you mean " + nearest + "?");
  }

  private static Optional<Class<?>> find(String name) {
    try {
      return Optional.of(Class.forName(name, false, Hints.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static boolean has(Class<?> type, String method) {
    return Arrays.stream(type.getMethods()).anyMatch(m -> m.getName().equals(method));
  }

  /** What every user can say. */
  private static List<String> sayings() {
    return Arrays.stream(Actor.class.getDeclaredMethods())
        .filter(method -> Modifier.isProtected(method.getModifiers()))
        .map(Method::getName)
        .distinct()
        .toList();
  }
}
