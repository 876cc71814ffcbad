package dev.stampede.emulator.agents;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which collaborator a message calls for. Whole words count ("hi" is not in "this"), each with a
 * weight; the heaviest collaborator wins, on a tie the more specific one; a message without any
 * such word is small talk.
 */
public final class Intents {
  private record Cue(Agent agent, int weight) {}

  private static final Map<String, Cue> CUES = new HashMap<>();

  // From the most to the least specific: the order decides ties.
  private static final Agent[] BY_RANK = {
    Agent.NOTES, Agent.SCHEDULING, Agent.INFORMATION, Agent.CHITCHAT
  };

  static {
    cues(Agent.NOTES, 6, "note notes memo memos");
    cues(Agent.NOTES, 3, "remember jot notebook");
    cues(
        Agent.SCHEDULING,
        4,
        "appointment appointments meeting meetings book booking bookings schedule scheduled scheduling"
            + " reschedule rescheduling cancel cancellation reserve reservation");
    cues(Agent.SCHEDULING, 2, "slot slots calendar available availability postpone visit");
    cues(
        Agent.SCHEDULING,
        1,
        "tomorrow monday tuesday wednesday thursday friday saturday sunday confirm date dates");
    cues(
        Agent.INFORMATION,
        3,
        "hours open close opening closing weather status information info price prices cost address"
            + " order orders forecast");
    cues(
        Agent.INFORMATION,
        2,
        "project projects business working details phone location policy tell explain about");
    cues(Agent.INFORMATION, 1, "what whats where which who why time when");
    cues(
        Agent.CHITCHAT,
        1,
        "hello hi hey thanks thank goodbye bye great morning evening good nice cheers welcome");
  }

  private Intents() {}

  private static void cues(Agent agent, int weight, String words) {
    for (String word : words.split(" ", -1)) {
      CUES.put(word, new Cue(agent, weight));
    }
  }

  /**
   * A part of a message and the collaborator it calls for.
   *
   * @param text the part's words as they stand in the message
   */
  record Errand(Agent agent, String text) {}

  /** The collaborator for a message. */
  public static Agent of(String text) {
    return called(text).orElse(Agent.CHITCHAT);
  }

  /**
   * The errands of a message that calls for several collaborators: its parts are divided by "and",
   * "then" and the ends of sentences; those without any known word belong to the part before; small
   * talk beside something else is no errand. One errand with all of the text if there are not
   * several.
   */
  static List<Errand> errands(String text) {
    var errands = new LinkedHashMap<Agent, String>();
    Agent last = Agent.CHITCHAT;
    for (String part : DIVIDER.split(text, -1)) {
      last = called(part).orElse(last);
      errands.merge(last, part.strip(), (a, b) -> a + " and " + b);
    }
    if (errands.size() > 1) {
      errands.remove(Agent.CHITCHAT);
    }
    return errands.size() > 1
        ? errands.entrySet().stream().map(e -> new Errand(e.getKey(), e.getValue())).toList()
        : List.of(new Errand(of(text), text));
  }

  private static final Pattern DIVIDER =
      Pattern.compile(
          "\\s*,?\\s+(?:and\\s+then|and|then)\\s+|[.!?;]\\s+", Pattern.CASE_INSENSITIVE);

  private static Optional<Agent> called(String text) {
    var weights = new EnumMap<Agent, Integer>(Agent.class);
    String lower = text.toLowerCase(Locale.ROOT);
    int start = -1;
    for (int i = 0; i <= lower.length(); i++) {
      boolean inWord = i < lower.length() && Character.isLetter(lower.charAt(i));
      if (inWord && start < 0) {
        start = i;
      } else if (!inWord && start >= 0) {
        Cue cue = CUES.get(lower.substring(start, i));
        if (cue != null) {
          weights.merge(cue.agent(), cue.weight(), Integer::sum);
        }
        start = -1;
      }
    }
    Agent best = null;
    int most = 0;
    for (Agent agent : BY_RANK) {
      int weight = weights.getOrDefault(agent, 0);
      if (weight > most) {
        most = weight;
        best = agent;
      }
    }
    return Optional.ofNullable(best);
  }
}
