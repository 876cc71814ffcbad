package dev.stampede.doctor;

import java.util.Locale;

/**
 * What a check found.
 *
 * @param grade how it stands
 * @param subject what was looked at, in a word or two
 * @param what what was found, in one line
 * @param why why it matters; empty where all is well
 * @param cure what mends it, a command where there is one; empty where there is nothing to mend
 */
public record Finding(Grade grade, String subject, String what, String why, String cure) {

  /** How a thing stands. */
  public enum Grade {
    /** As it should be. */
    OK,
    /** A run goes, and would go better. */
    ADVICE,
    /** The planned run cannot be right: it is refused. */
    PROBLEM,
    /** It could not be looked at; that alone refuses no run. */
    UNKNOWN;

    /** As people read it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** All is well. */
  public static Finding ok(String subject, String what) {
    return new Finding(Grade.OK, subject, what, "", "");
  }

  /** Something that could be better. */
  public static Finding advice(String subject, String what, String why, String cure) {
    return new Finding(Grade.ADVICE, subject, what, why, cure);
  }

  /** Something that must be mended first. */
  public static Finding problem(String subject, String what, String why, String cure) {
    return new Finding(Grade.PROBLEM, subject, what, why, cure);
  }

  /** Something that could not be looked at. */
  public static Finding unknown(String subject, String what) {
    return new Finding(Grade.UNKNOWN, subject, what, "", "");
  }
}
