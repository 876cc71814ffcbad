package dev.stampede.emulator.agents;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What an agent remembers of one conversation; bounded. Thread-safe. */
public final class Session {
  private static final int MAX_NOTES = 20;
  private static final int MAX_TEXT = 200;
  private static final int MAX_HISTORY_TOKENS = 8_000;

  /**
   * The memory as a turn finds it.
   *
   * @param turn number of the turn, from 1
   * @param historyTokens size of the conversation so far, in tokens
   * @param lastText the user's last message before this one, cut to 200 characters; empty at first
   * @param notes what the user asked to note, including by this turn
   */
  record Memory(int turn, int historyTokens, String lastText, List<String> notes) {}

  private final Deque<String> notes = new ArrayDeque<>(0);
  private int turns;
  private int historyTokens;
  private String lastText = "";

  long lastUsedNanos;

  /** Takes in a message, and a note if it holds one. */
  synchronized Memory hear(String text, boolean toNotes) {
    if (toNotes) {
      Notes.in(text).ifPresent(this::keep);
    }
    turns++;
    var memory = new Memory(turns, historyTokens, lastText, List.copyOf(notes));
    lastText = cut(text);
    return memory;
  }

  /** Takes in the answer given. */
  synchronized void said(int tokens) {
    historyTokens = Math.min(MAX_HISTORY_TOKENS, historyTokens + tokens);
  }

  private void keep(String note) {
    if (notes.size() == MAX_NOTES) {
      notes.removeFirst();
    }
    notes.addLast(cut(note));
  }

  private static String cut(String text) {
    if (text.length() <= MAX_TEXT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
    return text.substring(0, end);
  }
}
