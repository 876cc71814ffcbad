package dev.stampede.cli;

import dev.stampede.config.Configuration;
import dev.stampede.config.ConfigurationFile;
import dev.stampede.config.EnvironmentLayer;
import dev.stampede.input.BadInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where configuration is looked for, from weak to strong: what is packed in; the file of {@code
 * --config} or {@code STAMPEDE_CONFIG}, else {@code stampede.yaml} in the working folder; the
 * environment. Flags win over all of them.
 */
final class ConfigurationSources {

  private static final String FLAG = "--config";
  private static final String VARIABLE = EnvironmentLayer.variable("config");
  private static final Path USUAL = Path.of("stampede.yaml");

  private ConfigurationSources() {}

  /**
   * The configuration before the flags.
   *
   * @param arguments the command line, in which only {@code --config} is looked at
   * @param flags the long names of the flags that may be configured
   * @throws BadInput if a file is missing or wrong
   */
  static Configuration read(
      List<String> arguments, Map<String, String> environment, List<String> flags) {
    Configuration all = Configuration.defaults();
    Optional<Path> file = file(arguments, environment);
    if (file.isPresent()) {
      all = ConfigurationFile.lay(file.get(), all, flags);
    }
    return EnvironmentLayer.lay(environment, all, flags);
  }

  private static Optional<Path> file(List<String> arguments, Map<String, String> environment) {
    for (Iterator<String> words = arguments.iterator(); words.hasNext(); ) {
      String word = words.next();
      if (word.equals(FLAG) && words.hasNext()) {
        return Optional.of(Path.of(words.next()));
      }
      if (word.startsWith(FLAG + "=")) {
        return Optional.of(Path.of(word.substring(FLAG.length() + 1)));
      }
    }
    String named = environment.getOrDefault(VARIABLE, "").strip();
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named));
    }
    return Optional.of(USUAL).filter(Files::exists);
  }
}
