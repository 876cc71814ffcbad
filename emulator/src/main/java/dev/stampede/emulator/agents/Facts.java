package dev.stampede.emulator.agents;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds in a message a fact to remember, or the question for one. The phrases are
 *
 * <pre>
 * [Please] remember|note|keep in mind [that|this|:] my THING is VALUE
 * What is|was|'s my THING?     Do you remember|know my THING?     Tell me [again] my THING.
 * </pre>
 *
 * in any case and anywhere in the message. A value ends where the sentence does; a point within it
 * (as in {@code 4.5}) is a part of it.
 */
final class Facts {
  private static final String THING = "my\\s+(?<thing>[\\p{L}\\p{N}][\\p{L}\\p{N}' _-]{0,59}?)";
  private static final int WITHOUT_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final Pattern TOLD =
      Pattern.compile(
          "\\b(?:remember|note|keep in mind)\\b\\s*(?:that\\b|this\\b)?\\s*:?\\s*"
              + THING
              + "\\s+(?:is|are)\\s+(?<value>\\S.*?)\\s*(?:[.!?;](?:\\s|$)|$)",
          WITHOUT_CASE);

  private static final Pattern ASKED =
      Pattern.compile(
          "\\b(?:what(?:\\s+is|\\s+was|\\s+are|'s|’s)|do you (?:still\\s+)?(?:remember|know)"
              + "|tell me(?:\\s+again)?)\\s+"
              + THING
              + "\\s*(?:[.!?;](?:\\s|$)|$)",
          WITHOUT_CASE);

  private Facts() {}

  /** A fact, as {@code code} and {@code X} of "my code is X". */
  record Fact(String thing, String value) {}

  /** The fact that a message asks to remember. */
  static Optional<Fact> told(String text) {
    if (!mentionsMy(text)) {
      return Optional.empty();
    }
    Matcher match = TOLD.matcher(text);
    return match.find()
        ? Optional.of(new Fact(key(match.group("thing")), match.group("value")))
        : Optional.empty();
  }

  /** The thing that a message asks for. */
  static Optional<String> asked(String text) {
    if (!mentionsMy(text)) {
      return Optional.empty();
    }
    Matcher match = ASKED.matcher(text);
    return match.find() ? Optional.of(key(match.group("thing"))) : Optional.empty();
  }

  // Most messages have no "my", and this is cheaper than a pattern.
  private static boolean mentionsMy(String text) {
    for (int at = text.length() - 2; at >= 0; at--) {
      if (text.regionMatches(/* ignoreCase= */ true, at, "my", 0, 2)) {
        return true;
      }
    }
    return false;
  }

  private static String key(String thing) {
    return thing.strip().toLowerCase(Locale.ROOT);
  }
}
