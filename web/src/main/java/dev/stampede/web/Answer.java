package dev.stampede.web;

import java.util.Optional;

/** What becomes of a wish to change something. */
public sealed interface Answer {

  /**
   * It is done, or has begun.
   *
   * @param message what was done, in a short sentence
   */
  record Done(String message) implements Answer {}

  /**
   * It is not done.
   *
   * @param message why not, and what to do
   * @param field the field of the wish that is wrong; empty where the moment is
   */
  record Refused(String message, Optional<String> field) implements Answer {}

  /** Done, with these words. */
  static Answer done(String message) {
    return new Done(message);
  }

  /** Refused, because this is not the moment. */
  static Answer refused(String message) {
    return new Refused(message, Optional.empty());
  }

  /** Refused, because of this field. */
  static Answer refused(String message, String field) {
    return new Refused(message, Optional.of(field));
  }
}
