package dev.stampede.aws.target;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A setting that an environment variable or else a property of the profile gives, as for every AWS
 * tool.
 *
 * @param variable the variable of the environment
 * @param property the property of the profile
 */
record Setting(String variable, String property) {

  /** What there is of a value: not one of blanks. */
  static Optional<String> text(@Nullable String value) {
    return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
  }

  /**
   * Whether it is switched on; it is not where nobody says so.
   *
   * @throws TargetException if its value is neither {@code true} nor {@code false}
   */
  boolean isOn(Map<String, String> environment, ChosenProfile profile) {
    return text(environment.get(variable))
        .map(value -> bool(value, variable))
        .or(() ->
            profile
                .property(property)
                .map(
                    value -> bool(value, "%s of profile '%s'".formatted(property, profile.name()))))
        .orElse(false);
  }

  private static boolean bool(String value, String where) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new TargetException("%s is '%s': it takes true or false".formatted(where, value));
    };
  }
}
