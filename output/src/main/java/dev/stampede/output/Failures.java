package dev.stampede.output;

import dev.stampede.measure.Failure;
import java.util.Locale;

/** How a failure reads, the same on the console and in files. */
public final class Failures {

  private Failures() {}

  /** The kind of failure and what failed, such as {@code throttled: Too many requests}. */
  public static String describe(Failure failure) {
    String kind = failure.outcome().label();
    String error = failure.error().strip();
    if (error.isEmpty()) {
      return kind;
    }
    boolean saysSo = error.toLowerCase(Locale.ROOT).startsWith(kind);
    return saysSo ? error : kind + ": " + error;
  }
}
