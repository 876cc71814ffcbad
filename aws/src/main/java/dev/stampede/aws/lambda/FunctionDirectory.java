package dev.stampede.aws.lambda;

import dev.stampede.aws.target.TargetException;
import dev.stampede.input.Nearest;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The functions that scenarios may call, by name.
 *
 * @param functions what AWS calls each: a name, {@code name:alias}, or an ARN
 */
public record FunctionDirectory(SortedMap<String, String> functions) {

  /** The system that the suite was first written for, and that the emulator plays. */
  private static final Map<String, String> USUAL =
      Map.of(
          "bulk_ops", "scheduling-agent-bulk-ops-dev",
          "scheduling", "scheduling-actions-dev",
          "information", "information-actions-dev",
          "notes", "notes-actions-dev");

  /** Takes a copy, which nobody can change; refuses what AWS would refuse. */
  public FunctionDirectory {
    functions.values().forEach(FunctionDirectory::check);
    functions = Collections.unmodifiableSortedMap(new TreeMap<>(functions));
  }

  private static void check(String function) {
    if (!function.matches("[0-9a-zA-Z_.:$-]{1,170}")) {
      throw new IllegalArgumentException(
          "'%s' is no function: write its name, name:alias or its ARN".formatted(function));
    }
  }

  /**
   * The usual functions, where {@code BULK_OPS_FUNCTION_NAME}, {@code SCHEDULING_FUNCTION_NAME} and
   * so on may name others.
   *
   * @param environment the environment's variables
   * @throws TargetException if a variable holds no function's name
   */
  public static FunctionDirectory of(Map<String, String> environment) {
    SortedMap<String, String> functions = new TreeMap<>();
    USUAL.forEach((name, usual) -> {
      String variable = name.toUpperCase(Locale.ROOT) + "_FUNCTION_NAME";
      String named = environment.getOrDefault(variable, "").strip();
      String function = named.isEmpty() ? usual : named;
      try {
        check(function);
      } catch (IllegalArgumentException e) {
        throw new TargetException(variable + ": " + e.getMessage(), e);
      }
      functions.put(name, function);
    });
    return new FunctionDirectory(functions);
  }

  /** The same and one more, or another in its place. */
  public FunctionDirectory with(String name, String function) {
    SortedMap<String, String> more = new TreeMap<>(functions);
    more.put(name, function);
    return new FunctionDirectory(more);
  }

  /**
   * What AWS calls a function.
   *
   * @throws IllegalArgumentException if there is none of this name, naming those that there are
   */
  public String find(String name) {
    String function = functions.get(name);
    if (function == null) {
      throw new IllegalArgumentException(
          "there is no function '%s'%s; the functions are %s"
              .formatted(name, nearest(name), String.join(", ", functions.keySet())));
    }
    return function;
  }

  private String nearest(String name) {
    return Nearest.of(name, functions.keySet())
        .map(known -> ": did you mean '" + known + "'?")
        .orElse("");
  }
}
