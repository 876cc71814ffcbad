package dev.stampede.emulator.agents;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in a message the note it asks to keep. */
final class Notes {
  private static final Pattern NOTE =
      Pattern.compile(
          "\\b(?:note|memo|remember|jot down)\\b\\s*(?:that|about|saying|:)?\\s+(?<note>\\S.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private Notes() {}

  static Optional<String> in(String text) {
    Matcher match = NOTE.matcher(text);
    if (!match.find()) {
      return Optional.empty();
    }
    String note = match.group("note").replaceAll("[.!?\\s]+$", "");
    return note.isEmpty() ? Optional.empty() : Optional.of(note);
  }

  /** Whether a message asks to see the notes rather than to add one. */
  static boolean asksForList(String text) {
    return LIST.matcher(text).find();
  }

  private static final Pattern LIST =
      Pattern.compile(
          "\\b(?:list|show|read|see|all|what)\\b.*\\bnotes?\\b", Pattern.CASE_INSENSITIVE);
}
