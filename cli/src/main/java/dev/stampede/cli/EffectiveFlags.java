package dev.stampede.cli;

import dev.stampede.config.Configuration;
import dev.stampede.config.Origin;
import dev.stampede.config.Setting;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The flags of a command that the configuration may set, and the values they came to have. */
final class EffectiveFlags {

  /** Flags that ask for something else than a run, or that tell where the configuration is. */
  private static final List<String> NOT_CONFIGURED = List.of("help", "version", "config");

  private final CommandSpec spec;
  private final Map<String, Setting<String>> values;

  private EffectiveFlags(CommandSpec spec, Map<String, Setting<String>> values) {
    this.spec = spec;
    this.values = Map.copyOf(values);
  }

  /**
   * The values after the command line was read.
   *
   * @param below what is configured for flags that are not on it
   */
  static EffectiveFlags of(CommandLine line, Configuration below) {
    Map<String, Setting<String>> values = new LinkedHashMap<>();
    for (OptionSpec option : line.getCommandSpec().options()) {
      Object value = option.getValue();
      if (!NOT_CONFIGURED.contains(name(option)) && value != null) {
        values.put(name(option), new Setting<>(words(value), origin(line, option, below)));
      }
    }
    return new EffectiveFlags(line.getCommandSpec(), values);
  }

  /** The long names, without dashes, of all flags that a file or a variable may set. */
  static List<String> names(CommandSpec spec) {
    return spec.options().stream()
        .map(EffectiveFlags::name)
        .filter(name -> !NOT_CONFIGURED.contains(name))
        .toList();
  }

  private static String name(OptionSpec option) {
    return option.longestName().replaceFirst("^--?", "");
  }

  /** Gives flags that are not on the command line the values that are configured. */
  static IDefaultValueProvider defaults(Configuration configuration) {
    return argument -> configured(configuration, argument).map(Setting::value).orElse(null);
  }

  /** What is configured for an argument of a command. */
  static Optional<Setting<String>> configured(Configuration configuration, ArgSpec argument) {
    return argument instanceof OptionSpec option && !NOT_CONFIGURED.contains(name(option))
        ? Optional.ofNullable(configuration.flags().get(name(option)))
        : Optional.empty();
  }

  /** Where the value of a flag comes from, by its long name without dashes. */
  Origin origin(String name) {
    Setting<String> value = values.get(name);
    return value == null ? new Origin.Default() : value.origin();
  }

  /**
   * The same configuration with the values that the flags have.
   *
   * @param order the load that they come to
   * @param usual what flags without a value stand for
   */
  @SuppressWarnings("NullAway") // a type argument's null is not seen across modules
  Configuration over(Configuration below, RunOrder order, Map<String, Object> usual) {
    Map<String, Setting<String>> load = EffectiveLoad.of(order, this::origin);
    Map<String, Setting<String>> all = new LinkedHashMap<>();
    for (OptionSpec option : spec.options()) {
      String name = name(option);
      Setting<String> value = (EffectiveLoad.FLAGS.contains(name) ? load : values).get(name);
      if (value != null) {
        all.put(name, value);
      } else if (usual.containsKey(name)) {
        all.put(name, new Setting<>(words(usual.get(name)), new Origin.Default()));
      }
    }
    return new Configuration(
        below.region(),
        below.agents(),
        below.functions(),
        below.messages(),
        below.payloads(),
        below.targets(),
        below.profiles(),
        below.prices(),
        below.systems(),
        below.production(),
        all);
  }

  private static Origin origin(CommandLine line, OptionSpec option, Configuration below) {
    if (line.getParseResult().hasMatchedOption(option)) {
      return new Origin.Flag(option.longestName());
    }
    return configured(below, option).map(Setting::origin).orElse(new Origin.Default());
  }

  /** A value as it may be typed. */
  static String words(Object value) {
    return switch (value) {
      case Duration time -> words(time.toMillis() / 1e3) + "s";
      case Double number when Double.isFinite(number) ->
          BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
      case Collection<?> several ->
          several.stream().map(EffectiveFlags::words).collect(Collectors.joining(","));
      default -> value.toString();
    };
  }
}
