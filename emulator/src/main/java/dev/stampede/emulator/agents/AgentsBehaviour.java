package dev.stampede.emulator.agents;

import dev.stampede.input.BadInput;
import dev.stampede.input.Share;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How the agents behave. Read once for every call, so it may be replaced while they work.
 *
 * @param mode how the supervisor finds a collaborator
 * @param shares in which share of the turns (0 to 1) they do what; what is left out they never do
 * @param severalIntents whether a message that calls for several collaborators ("book a meeting and
 *     add a note") goes to all of them, each with its own part; else the heaviest intent has it all
 * @param blockedWords whole words, or phrases, in lower case, for which a guardrail blocks a
 *     message
 */
public record AgentsBehaviour(
    RoutingMode mode,
    Map<Habit, Double> shares,
    boolean severalIntents,
    List<String> blockedWords) {

  /** Checks the shares. */
  public AgentsBehaviour {
    shares.forEach(AgentsBehaviour::check);
    var ordered = new EnumMap<Habit, Double>(Habit.class);
    shares.forEach((habit, share) -> {
      if (share > 0) {
        ordered.put(habit, share);
      }
    });
    shares = Collections.unmodifiableMap(ordered);
    if (blockedWords.stream().anyMatch(String::isBlank)) {
      throw new BadInput("a blocked word must not be empty");
    }
    blockedWords = blockedWords.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  /** The supervisor's own model chooses, 0.6 % misroutes, and nothing else out of the ordinary. */
  public static AgentsBehaviour defaults() {
    return new AgentsBehaviour(
        RoutingMode.SUPERVISOR, Map.of(Habit.MISROUTE, 0.006), false, List.of());
  }

  /** The share of turns, 0 to 1, that show a habit. */
  public double share(Habit habit) {
    Double share = shares.get(habit);
    return share == null ? 0 : share;
  }

  public AgentsBehaviour withMode(RoutingMode mode) {
    return new AgentsBehaviour(mode, shares, severalIntents, blockedWords);
  }

  /** The same with another share of one habit. */
  public AgentsBehaviour with(Habit habit, double share) {
    var changed = new EnumMap<Habit, Double>(Habit.class);
    changed.putAll(shares);
    changed.put(habit, share);
    return new AgentsBehaviour(mode, changed, severalIntents, blockedWords);
  }

  public AgentsBehaviour withSeveralIntents(boolean severalIntents) {
    return new AgentsBehaviour(mode, shares, severalIntents, blockedWords);
  }

  public AgentsBehaviour withBlockedWords(List<String> blockedWords) {
    return new AgentsBehaviour(mode, shares, severalIntents, blockedWords);
  }

  private static void check(Habit habit, Double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new BadInput(habit.key() + " must be from 0% to 100%, not " + Share.show(share));
    }
  }
}
