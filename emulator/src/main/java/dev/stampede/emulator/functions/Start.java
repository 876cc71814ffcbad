package dev.stampede.emulator.functions;

import java.util.Locale;

/** How the environment of a call came to be. */
public enum Start {
  /** It was made for this call: the client waited for the init. */
  COLD,
  /** It was restored for this call from a SnapStart snapshot. */
  RESTORED,
  /** It had served another call before. */
  WARM;

  /** The name in the truth. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
