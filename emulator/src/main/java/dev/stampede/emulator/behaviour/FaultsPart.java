package dev.stampede.emulator.behaviour;

import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.fault.FaultKind;
import dev.stampede.emulator.fault.FaultTarget;
import dev.stampede.emulator.fault.Window;
import dev.stampede.emulator.fault.Window.Since;
import dev.stampede.input.Node;
import dev.stampede.input.Node.Mapping;
import dev.stampede.input.Share;
import dev.stampede.input.TimeSpan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code faults}, and those of functions: a list; an outage is a fault of all calls in
 * a window.
 */
final class FaultsPart {
  private static final String FIRST_ATTEMPT = "first-attempt";
  private static final String EXAMPLE = "\n  - {kind: reset, share: 1%}";
  private static final List<String> OF_FUNCTIONS =
      List.of("kind", "share", FIRST_ATTEMPT, "from", "to", "since");
  private static final List<String> OF_AGENTS =
      List.of("kind", "share", FIRST_ATTEMPT, "agent", "from", "to", "since");

  private FaultsPart() {}

  static List<Fault> ofAgents(Node section) {
    return read(section, FaultTarget.AGENT);
  }

  static List<Fault> ofFunctions(Node section) {
    return read(section, FaultTarget.FUNCTION);
  }

  private static List<Fault> read(Node section, FaultTarget target) {
    return section.items("faults", EXAMPLE).stream()
        .map(item -> item.made(node -> fault(node, target)))
        .toList();
  }

  private static Fault fault(Node item, FaultTarget target) {
    Mapping fault =
        item.mapping("faults", EXAMPLE)
            .only("key", target == FaultTarget.AGENT ? OF_AGENTS : OF_FUNCTIONS);
    Node kind =
        fault
            .get("kind")
            .orElseThrow(() -> item.wrong("a fault needs a kind, such as kind: reset"));
    String[] agents = Values.agents().toArray(String[]::new);
    return new Fault(
        fault.get("share").map(value -> value.share("share")).orElse(1.0),
        kind.read("kind", "reset", text -> FaultKind.parse(text, target)),
        fault.get(FIRST_ATTEMPT).map(value -> value.flag(FIRST_ATTEMPT)).orElse(false),
        fault.get("agent").map(value -> Values.oneOf(value, "agent", agents, name -> name)),
        window(fault));
  }

  private static Window window(Mapping fault) {
    Optional<Duration> from = fault.get("from").map(value -> Values.time(value, "from"));
    Optional<Duration> to = fault.get("to").map(value -> Values.time(value, "to"));
    Since since =
        fault
            .get("since")
            .map(value -> Values.oneOf(value, "since", Since.values(), Since::label))
            .orElse(Since.PUT);
    return from.isEmpty() && to.isEmpty()
        ? Window.ALWAYS
        : new Window(from.orElse(Duration.ZERO), to, since);
  }

  static Object show(List<Fault> faults) {
    return faults.stream().map(FaultsPart::show).toList();
  }

  private static Map<String, Object> show(Fault fault) {
    Map<String, Object> item = new LinkedHashMap<>();
    item.put("kind", fault.kind().show());
    item.put("share", Share.show(fault.share()));
    if (fault.firstAttemptOnly()) {
      item.put(FIRST_ATTEMPT, true);
    }
    fault.agent().ifPresent(agent -> item.put("agent", agent));
    Window window = fault.window();
    if (!window.equals(Window.ALWAYS)) {
      item.put("from", TimeSpan.show(window.from()));
      window.to().ifPresent(to -> item.put("to", TimeSpan.show(to)));
      item.put("since", window.since().label());
    }
    return item;
  }
}
