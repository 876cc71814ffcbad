package dev.stampede.emulator.agents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an agent remembers of one conversation; bounded. Thread-safe. */
public final class Session {
  private static final int MAX_NOTES = 20;
  private static final int MAX_FACTS = 20;
  private static final int MAX_TEXT = 200;
  private static final int MAX_HISTORY_TOKENS = 8_000;

  /**
   * The memory as a turn finds it.
   *
   * @param turn number of the turn, from 1
   * @param historyTokens size of the conversation so far, in tokens
   * @param lastText the user's last message before this one, cut to 200 characters; empty at first
   * @param notes what the user asked to note, including by this turn
   * @param told the fact that this turn asks to remember
   * @param recall what is known of the thing that this turn asks for
   */
  record Memory(
      int turn,
      int historyTokens,
      String lastText,
      List<String> notes,
      Optional<Facts.Fact> told,
      Optional<Recall> recall) {}

  /** A thing that was asked for, and its value if it was ever told. */
  record Recall(String thing, Optional<String> value) {}

  /** An action that was left to the caller, who has not yet brought its result. */
  record Pending(String invocationId, Agent agent, Action action, String text) {}

  private final Deque<String> notes = new ArrayDeque<>(0);
  private @Nullable LinkedHashMap<String, String> facts;
  private @Nullable Pending pending;
  private int turns;
  private int historyTokens;
  private String lastText = "";

  long lastUsedNanos;

  /**
   * Takes in a message.
   *
   * @param noted the part of it that may hold a note to keep; empty if nobody is there to keep it
   */
  synchronized Memory hear(String text, String noted) {
    if (!noted.isEmpty()) {
      Notes.in(noted).ifPresent(this::keep);
    }
    Optional<Facts.Fact> told = Facts.told(text);
    told.ifPresent(this::keep);
    Optional<Recall> recall =
        Facts.asked(text).map(thing -> new Recall(thing, Optional.ofNullable(fact(thing))));
    turns++;
    var memory = new Memory(turns, historyTokens, lastText, List.copyOf(notes), told, recall);
    lastText = cut(text);
    return memory;
  }

  /** Takes in the answer given. */
  synchronized void said(int tokens) {
    historyTokens = Math.min(MAX_HISTORY_TOKENS, historyTokens + tokens);
  }

  /**
   * Forgets all.
   *
   * @return whether there was anything to forget
   */
  synchronized boolean forget() {
    boolean any = turns > 0;
    notes.clear();
    facts = null;
    pending = null;
    turns = 0;
    historyTokens = 0;
    lastText = "";
    return any;
  }

  /** Waits for the result of an action that is left to the caller. */
  synchronized void await(Pending left) {
    pending = left;
  }

  /** The action of an id whose result was awaited; no longer from now on. */
  synchronized Optional<Pending> resume(String invocationId) {
    Pending left = pending;
    if (left == null || !left.invocationId().equals(invocationId)) {
      return Optional.empty();
    }
    pending = null;
    return Optional.of(left);
  }

  private void keep(String note) {
    if (notes.size() == MAX_NOTES) {
      notes.removeFirst();
    }
    notes.addLast(cut(note));
  }

  private void keep(Facts.Fact fact) {
    LinkedHashMap<String, String> known = facts;
    if (known == null) {
      known = new LinkedHashMap<>();
      facts = known;
    }
    known.remove(fact.thing());
    if (known.size() == MAX_FACTS) {
      known.pollFirstEntry();
    }
    known.put(fact.thing(), cut(fact.value()));
  }

  private @Nullable String fact(String thing) {
    LinkedHashMap<String, String> known = facts;
    return known == null ? null : known.get(thing);
  }

  private static String cut(String text) {
    if (text.length() <= MAX_TEXT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
    return text.substring(0, end);
  }
}
