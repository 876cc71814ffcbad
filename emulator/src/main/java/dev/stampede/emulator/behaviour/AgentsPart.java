package dev.stampede.emulator.behaviour;

import dev.stampede.emulator.agents.AgentsBehaviour;
import dev.stampede.emulator.agents.Habit;
import dev.stampede.emulator.agents.RoutingMode;
import dev.stampede.input.Node;
import dev.stampede.input.Node.Mapping;
import dev.stampede.input.Share;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The section {@code agents}: how they route, act and remember; each habit has its share. */
final class AgentsPart {
  private static final String MODE = "mode";
  private static final String SEVERAL = "several-intents";
  private static final String BLOCKED = "blocked-words";

  private AgentsPart() {}

  static AgentsBehaviour read(Node section) {
    List<String> keys = new ArrayList<>(List.of(MODE, SEVERAL, BLOCKED));
    keys.addAll(Habit.keys());
    Mapping values = section.mapping("agents", "\n  misroutes: 2%").only("key", keys);
    AgentsBehaviour agents = AgentsBehaviour.defaults();
    for (Habit habit : Habit.values()) {
      Optional<Node> share = values.get(habit.key());
      if (share.isPresent()) {
        agents = agents.with(habit, share.get().share(habit.key()));
      }
    }
    Optional<RoutingMode> mode =
        values
            .get(MODE)
            .map(value -> Values.oneOf(value, MODE, RoutingMode.values(), AgentsPart::label));
    List<String> blocked = values.get(BLOCKED).map(AgentsPart::words).orElse(agents.blockedWords());
    return agents
        .withMode(mode.orElse(agents.mode()))
        .withSeveralIntents(
            values.get(SEVERAL).map(value -> value.flag(SEVERAL)).orElse(agents.severalIntents()))
        .withBlockedWords(blocked);
  }

  private static List<String> words(Node value) {
    return value.items(BLOCKED, "[lottery, password]").stream()
        .map(word -> word.text(BLOCKED, "[lottery]"))
        .toList();
  }

  private static String label(RoutingMode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Object show(AgentsBehaviour agents) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put(MODE, label(agents.mode()));
    section.put(SEVERAL, agents.severalIntents());
    section.put(BLOCKED, agents.blockedWords());
    for (Habit habit : Habit.values()) {
      section.put(habit.key(), Share.show(agents.share(habit)));
    }
    return section;
  }
}
