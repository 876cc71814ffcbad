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
  private static final Pattern RECEIVER =
      Pattern.compile("location:\\s+(?:variable \\w+ of type|class|interface) ([\\w.]+)");

  /** Where the classes that scenarios use come from. Names: their rooms need not be there. */
  private static final List<String> PACKAGES =
      List.of(
          "dev.stampede.scenario",
          "dev.stampede.aws",
          "dev.stampede.http",
          "dev.stampede.feed",
          "dev.stampede.load",
          "java.util",
          "java.time",
          "java.util.concurrent");

  /** What scenarios import statically. */
  private static final List<String> CALLS =
      List.of("dev.stampede.aws.Aws", "dev.stampede.http.Http");

  /** What most scenarios name. */
  private static final List<String> TYPES =
      List.of(
          "Agent",
          "FixedCount",
          "HttpTarget",
          "LambdaFunction",
          "Sequential",
          "Shape",
          "String",
          "Tag",
          "Task",
          "TaskSet",
          "Turn",
          "User",
          "Weight");

  private Hints() {}

  /** The hint for a message of the compiler's, if there is one. */
  static Optional<String> forMessage(List<String> lines) {
    Optional<Class<?>> receiver = found(lines, RECEIVER).flatMap(Hints::find);
    return found(lines, CLASS)
        .map(Hints::forType)
        .orElseGet(() -> found(lines, METHOD).flatMap(name -> forMethod(name, receiver)));
  }

  private static Optional<String> found(List<String> lines, Pattern pattern) {
    return lines.stream()
        .map(pattern::matcher)
        .filter(Matcher::find)
        .map(match -> match.group(1))
        .findFirst();
  }

  private static Optional<String> forType(String name) {
    return PACKAGES.stream()
        .map(room -> room + "." + name)
        .filter(type -> find(type).isPresent())
        .findFirst()
        .map(type -> "add: import " + type + ";")
        .or(() -> meant(name, TYPES));
  }

  private static Optional<String> forMethod(String name, Optional<Class<?>> receiver) {
    if (receiver.isPresent()) {
      return meant(name, publicMethods(receiver.get()));
    }
    return CALLS.stream()
        .filter(calls -> find(calls).stream().anyMatch(type -> publicMethods(type).contains(name)))
        .findFirst()
        .map(calls -> "add: import static " + calls + ".*;")
        .or(() -> meant(name, sayings()));
  }

  private static Optional<String> meant(String name, List<String> known) {
    return Nearest.of(name, known).map(nearest -> "did you mean " + nearest + "?");
  }

  private static Optional<Class<?>> find(String name) {
    try {
      return Optional.of(Class.forName(name, false, Hints.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  private static List<String> publicMethods(Class<?> type) {
    return Arrays.stream(type.getMethods()).map(Method::getName).distinct().toList();
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
