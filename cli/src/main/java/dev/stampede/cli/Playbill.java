package dev.stampede.cli;

import dev.stampede.config.Configuration;
import dev.stampede.config.EffectiveValue;
import dev.stampede.config.Mask;
import dev.stampede.output.history.Started;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What reports call the runs of this process, and what they were configured as.
 *
 * @param name what people call them
 * @param scenario the scenario's files, or the name of what is packed in
 * @param command the command line; no URL in it shows a login
 * @param configuration the effective configuration, secrets masked
 */
record Playbill(String name, String scenario, String command, List<Started.Setting> configuration) {

  /**
   * Of this command line.
   *
   * @param sources what {@code -f} names; nothing for what is packed in
   * @param arguments the words of the command line: no flag of ours takes a secret
   */
  static Playbill of(List<String> sources, List<String> arguments, Configuration configuration) {
    List<String> named = sources.isEmpty() ? List.of(ScenarioChoice.USUAL) : sources;
    return new Playbill(
        named.stream().map(Playbill::plain).collect(Collectors.joining(" + ")),
        String.join(", ", named),
        arguments.stream()
            .map(Mask::withoutLogin)
            .map(Playbill::quoted)
            .collect(Collectors.joining(" ", "stampede ", "")),
        EffectiveValue.of(configuration).stream()
            .map(value ->
                new Started.Setting(value.section(), value.name(), value.value(), value.origin()))
            .toList());
  }

  /** A file's name without its folder and its end. */
  private static String plain(String source) {
    Path file = Path.of(source).getFileName();
    String name = file == null ? source : file.toString();
    return name.endsWith(".java") ? name.substring(0, name.length() - 5) : name;
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
