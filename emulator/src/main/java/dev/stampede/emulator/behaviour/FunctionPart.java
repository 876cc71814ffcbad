package dev.stampede.emulator.behaviour;

import dev.stampede.emulator.functions.Curve;
import dev.stampede.emulator.functions.Curve.Point;
import dev.stampede.emulator.functions.FunctionSettings;
import dev.stampede.emulator.functions.LogFormat;
import dev.stampede.emulator.functions.Program;
import dev.stampede.emulator.latency.Spread;
import dev.stampede.input.BadInput;
import dev.stampede.input.Node;
import dev.stampede.input.Node.Mapping;
import dev.stampede.input.Node.Scalar;
import dev.stampede.input.TimeSpan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One function in the section {@code functions}: {@code true} or {@code false} (deployed or not),
 * or how it behaves.
 */
final class FunctionPart {
  private static final Pattern RATIO = Pattern.compile("\\d{1,9}(\\.\\d{1,20})?x");
  private static final List<String> KEYS =
      List.of(
          "program",
          "aliases",
          "memory",
          "timeout",
          "times",
          "init",
          "snap-start",
          "keep-warm",
          "reserved-concurrency",
          "scaling",
          "log-format",
          "faults");
  private static final String SPREAD = "{median: 400ms, p95: 800ms}";

  private FunctionPart() {}

  /**
   * Reads one.
   *
   * @param usual the function that has this name where nothing is said
   * @return nothing if it is not deployed
   */
  static Optional<FunctionSettings> read(
      String name, Node value, Optional<FunctionSettings> usual) {
    if (value instanceof Scalar) {
      boolean deployed = value.flag(name);
      return deployed
          ? Optional.of(usual.orElseThrow(() -> nameless(name, value)))
          : Optional.empty();
    }
    Mapping values = value.mapping(name, "{memory: 256}").only("key", KEYS);
    return Optional.of(value.made(_ -> settings(name, values, usual)));
  }

  private static BadInput nameless(String name, Node value) {
    return value.wrong(name + " needs a program: " + String.join(", ", programs()));
  }

  private static FunctionSettings settings(
      String name, Mapping values, Optional<FunctionSettings> usual) {
    Optional<Program> program =
        values
            .get("program")
            .map(value -> Values.oneOf(value, "program", Program.values(), FunctionPart::label));
    FunctionSettings f =
        program
            .filter(given -> usual.isEmpty() || usual.get().program() != given)
            .map(given -> FunctionSettings.of(name, given))
            .or(() -> usual)
            .orElseThrow(() -> nameless(name, values));
    f = with(f, values, "aliases", (s, v) -> s.withAliases(aliases(v)));
    f = with(f, values, "memory", (s, v) -> s.withMemory(v.wholeNumber("memory", 128, 10_240)));
    f = with(f, values, "timeout", (s, v) -> s.withTimeout(Values.time(v, "timeout")));
    f = with(f, values, "times", (s, v) -> s.withTimes(times(s, v)));
    f = with(f, values, "init", (s, v) -> s.withInit(Values.spread("init", v)));
    f = with(f, values, "snap-start", (s, v) -> s.withSnapStart(Values.spread("snap-start", v)));
    f = with(f, values, "keep-warm", (s, v) -> s.withKeepWarm(Values.time(v, "keep-warm")));
    f =
        with(
            f,
            values,
            "reserved-concurrency",
            (s, v) ->
                s.withReservedConcurrency(v.wholeNumber("reserved-concurrency", 0, 1_000_000)));
    f = with(f, values, "scaling", (s, v) -> s.withScaling(v.wholeNumber("scaling", 1, 1_000_000)));
    f =
        with(
            f,
            values,
            "log-format",
            (s, v) ->
                s.withLogFormat(
                    Values.oneOf(v, "log-format", LogFormat.values(), FunctionPart::label)));
    return with(f, values, "faults", (s, v) -> s.withFaults(FaultsPart.ofFunctions(v)));
  }

  private interface Change {
    FunctionSettings apply(FunctionSettings function, Node value);
  }

  private static FunctionSettings with(
      FunctionSettings function, Mapping values, String key, Change change) {
    Optional<Node> value = values.get(key);
    return value.isEmpty() ? function : value.get().made(node -> change.apply(function, node));
  }

  private static Map<String, String> aliases(Node value) {
    Map<String, String> aliases = new LinkedHashMap<>();
    value
        .mapping("aliases", "{live: 1}")
        .fields()
        .forEach((alias, field) -> aliases.put(alias, field.value().text(alias, "1")));
    return aliases;
  }

  private static Map<String, Curve> times(FunctionSettings function, Node value) {
    List<String> known = new ArrayList<>(List.of(FunctionSettings.DEFAULT));
    known.addAll(function.program().operations());
    Map<String, Curve> times = new LinkedHashMap<>(function.times());
    value
        .mapping("times", "\n  default: " + SPREAD)
        .only("operation", known)
        .fields()
        .forEach((operation, field) ->
            times.put(operation, field.value().made(node -> curve(operation, node))));
    return times;
  }

  private static Curve curve(String operation, Node value) {
    Mapping curve = value.mapping(operation, SPREAD).only("key", List.of("median", "sizes", "p95"));
    Optional<Node> sizes = curve.get("sizes");
    if (sizes.isEmpty()) {
      Spread spread = Values.spread(operation, value);
      return spread.equals(Spread.ZERO) ? Curve.fixed(Duration.ZERO) : Curve.of(spread);
    }
    Node p95 =
        curve
            .get("p95")
            .filter(_ -> curve.get("median").isEmpty())
            .orElseThrow(() ->
                value.wrong(operation + " needs " + SPREAD + " or {sizes: {10: 2s}, p95: 1.7x}"));
    Map<Integer, Point> points = new TreeMap<>();
    sizes
        .get()
        .mapping("sizes", "{10: 2s, 50: 10s}")
        .fields()
        .forEach((text, field) -> {
          if (!text.matches("[1-9]\\d{0,5}")) {
            throw field.spot().wrong("a size is a whole number from 1, not '" + text + "'");
          }
          int size = Integer.parseInt(text);
          points.put(size, new Point(size, Values.time(field.value(), text)));
        });
    return new Curve(
        new ArrayList<>(points.values()), p95.read("p95", "1.7x", FunctionPart::ratio));
  }

  private static double ratio(String text) {
    if (!RATIO.matcher(text).matches()) {
      throw new BadInput("'" + text + "' is not how many times the median: write 1.7x");
    }
    return Double.parseDouble(text.substring(0, text.length() - 1));
  }

  private static List<String> programs() {
    return Arrays.stream(Program.values()).map(FunctionPart::label).toList();
  }

  private static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Object show(FunctionSettings function) {
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("program", label(function.program()));
    shown.put("aliases", new TreeMap<>(function.aliases()));
    shown.put("memory", function.memoryMegabytes());
    shown.put("timeout", TimeSpan.show(function.timeout()));
    Map<String, Object> times = new LinkedHashMap<>();
    new TreeMap<>(function.times())
        .forEach((operation, curve) -> times.put(operation, show(curve)));
    shown.put("times", times);
    shown.put("init", Values.show(function.init()));
    if (function.snapStart()) {
      shown.put("snap-start", Values.show(function.restore()));
    }
    shown.put("keep-warm", TimeSpan.show(function.keepWarm()));
    function.reservedConcurrency().ifPresent(most -> shown.put("reserved-concurrency", most));
    shown.put("scaling", function.scaling());
    shown.put("log-format", label(function.logFormat()));
    shown.put("faults", FaultsPart.show(function.faults()));
    return shown;
  }

  private static Map<String, Object> show(Curve curve) {
    Map<Integer, Object> sizes = new LinkedHashMap<>();
    curve.points().forEach(point -> sizes.put(point.size(), TimeSpan.show(point.median())));
    Map<String, Object> shown = new LinkedHashMap<>();
    shown.put("sizes", sizes);
    shown.put(
        "p95", BigDecimal.valueOf(curve.p95Ratio()).stripTrailingZeros().toPlainString() + "x");
    return shown;
  }
}
