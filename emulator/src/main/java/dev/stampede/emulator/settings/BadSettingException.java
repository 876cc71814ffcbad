package dev.stampede.emulator.settings;

/** A value a person typed is wrong; the message says what, where, and what to write instead. */
public final class BadSettingException extends IllegalArgumentException {
  public BadSettingException(String message) {
    super(message);
  }
}
