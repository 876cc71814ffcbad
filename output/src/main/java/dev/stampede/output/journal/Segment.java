package dev.stampede.output.journal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A stretch of five minutes of a journal: once second by second, once in intervals of five seconds.
 * The first is taken away when it is older than ten minutes.
 *
 * @param number counted from 1
 */
record Segment(int number) {

  private static final Pattern NAME = Pattern.compile("(\\d{5,9})-(seconds|folded)\\.journal");

  /** How long a segment is, in nanoseconds of the run. */
  static final long NANOS = 300_000_000_000L;

  Path seconds(Path folder) {
    return folder.resolve(String.format(Locale.ROOT, "%05d-seconds.journal", number));
  }

  Path folded(Path folder) {
    return folder.resolve(String.format(Locale.ROOT, "%05d-folded.journal", number));
  }

  /** The segment that a file belongs to; empty where it is no journal's. */
  static Optional<Segment> of(Path file) {
    Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
    return matcher.matches()
        ? Optional.of(new Segment(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }
}
