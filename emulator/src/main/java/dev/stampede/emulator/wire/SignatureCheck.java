package dev.stampede.emulator.wire;

import dev.stampede.input.BadInput;
import dev.stampede.input.Nearest;
import java.util.List;
import java.util.Locale;

/** What to make of the signatures of requests: the value of {@code --sigv4}. */
public enum SignatureCheck {
  /** Do not look. */
  OFF,
  /** Check, count the wrong ones in the truth, warn once, and answer all the same. */
  LOG,
  /** Check, and refuse what is not signed properly. */
  ENFORCE;

  /** The name, as {@link #parse} reads it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads {@code off}, {@code log} or {@code enforce}.
   *
   * @throws BadInput if it is none of these
   */
  public static SignatureCheck parse(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "off" -> OFF;
      case "log" -> LOG;
      case "enforce" -> ENFORCE;
      default ->
          throw new BadInput(
              "unknown signature check '"
                  + value
                  + "'"
                  + Nearest.hintOrAll(value, List.of("off", "log", "enforce")));
    };
  }
}
