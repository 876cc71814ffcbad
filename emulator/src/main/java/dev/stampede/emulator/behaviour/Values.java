package dev.stampede.emulator.behaviour;

import dev.stampede.emulator.agents.Agent;
import dev.stampede.emulator.latency.Spread;
import dev.stampede.input.Nearest;
import dev.stampede.input.Node;
import dev.stampede.input.Node.Mapping;
import dev.stampede.input.TimeSpan;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Values of a behaviour file, and the complaints about them. */
final class Values {
  private Values() {}

  static Duration time(Node value, String name) {
    return value.read(name, "1.5s", TimeSpan::parseWithUnit);
  }

  /** A distribution by its median and its 95th percentile. */
  static Spread spread(String name, Node value) {
    String example = "{median: 1.4s, p95: 3s}";
    Mapping spread = value.mapping(name, example).only("key", List.of("median", "p95"));
    Optional<Node> median = spread.get("median");
    Optional<Node> p95 = spread.get("p95");
    if (median.isEmpty() || p95.isEmpty()) {
      throw value.wrong(name + " needs both: " + example);
    }
    return new Spread(time(median.get(), "median"), time(p95.get(), "p95"));
  }

  /** As {@link #spread} reads it. */
  static Map<String, Object> show(Spread spread) {
    Map<String, Object> times = new LinkedHashMap<>();
    times.put("median", TimeSpan.show(spread.median()));
    times.put("p95", TimeSpan.show(spread.p95()));
    return times;
  }

  /** One of some values by its label. */
  static <T> T oneOf(Node value, String name, T[] all, Function<T, String> label) {
    List<String> labels = Arrays.stream(all).map(label).toList();
    String text = value.text(name, labels.getFirst());
    int index = labels.indexOf(text);
    if (index < 0) {
      throw value.wrong(
          "%s is %s, not '%s'%s"
              .formatted(name, String.join(" or ", labels), text, Nearest.hint(text, labels)));
    }
    return all[index];
  }

  /** The names of all agents. */
  static List<String> agents() {
    return Arrays.stream(Agent.values()).map(Agent::label).toList();
  }
}
