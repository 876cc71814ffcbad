package dev.stampede.emulator.agents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The facts that sessions were told lately: what a leak can tell to another. Thread-safe. */
final class Hearsay {
  private static final int MOST = 256;

  private record Told(Agent agent, String sessionId, Facts.Fact fact) {}

  private final List<Told> told = new ArrayList<>();
  private int oldest;

  /** Takes note of a fact and of the session that was told it. */
  synchronized void heard(Agent agent, String sessionId, Facts.Fact fact) {
    var latest = new Told(agent, sessionId, fact);
    if (told.size() < MOST) {
      told.add(latest);
    } else {
      told.set(oldest, latest);
      oldest = (oldest + 1) % MOST;
    }
  }

  /**
   * A fact of another session.
   *
   * @param drawn from 0 to 1: decides which
   */
  synchronized Optional<Facts.Fact> of(Agent agent, String notSessionId, double drawn) {
    int size = told.size();
    int start = (int) (drawn * size);
    for (int i = 0; i < size; i++) {
      Told one = told.get((start + i) % size);
      if (one.agent() != agent || !one.sessionId().equals(notSessionId)) {
        return Optional.of(one.fact());
      }
    }
    return Optional.empty();
  }
}
