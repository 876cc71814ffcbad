package dev.stampede.output.console;

import dev.stampede.measure.Failure;
import dev.stampede.measure.Frequent;
import dev.stampede.measure.Frequent.Seen;
import dev.stampede.measure.Mishap;
import dev.stampede.output.Failures;
import dev.stampede.output.text.Glyphs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** What went wrong, most frequent first: Locust's error report, and one for exceptions like it. */
final class ErrorReport {

  private static final int COUNT_WIDTH = 18;
  private static final int MOST_KINDS = 50;
  private static final int MOST_FRAMES = 6;

  private final Screen screen;

  ErrorReport(Screen screen) {
    this.screen = screen;
  }

  /** The ways in which attempts failed; nothing where none did. */
  List<String> failures(Frequent<Failure> failures) {
    return report(
        "Error report",
        "Error",
        failures,
        failure ->
            List.of(
                "%s %s: %s"
                    .formatted(
                        failure.row().type(), failure.row().name(), Failures.describe(failure))));
  }

  /** The exceptions of the scenario's own code; nothing where there were none. */
  List<String> exceptions(Frequent<Mishap> mishaps) {
    return report(
        "Exception report",
        "Exception",
        mishaps,
        mishap -> {
          List<String> text = new ArrayList<>(List.of(mishap.message()));
          mishap
              .traceback()
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.equals(mishap.message()))
              .limit(MOST_FRAMES)
              .forEach(line -> text.add("  " + line));
          return text;
        });
  }

  private <K extends Comparable<K>> List<String> report(
      String title, String heading, Frequent<K> all, Function<K, List<String>> describe) {
    if (all.total() == 0) {
      return List.of();
    }
    List<Map.Entry<K, Seen>> byCount =
        all.top().entrySet().stream()
            .sorted(
                Comparator.<Map.Entry<K, Seen>>comparingLong(e -> -e.getValue().count())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    List<Map.Entry<K, Seen>> shown = byCount.subList(0, Math.min(MOST_KINDS, byCount.size()));
    long rest = all.total() - shown.stream().mapToLong(e -> e.getValue().count()).sum();

    int textWidth = (screen.terminal() ? screen.room() : 80 + screen.nameWidth()) - COUNT_WIDTH - 1;
    String rule = "-".repeat(COUNT_WIDTH) + "|" + "-".repeat(textWidth);
    List<String> lines = new ArrayList<>();
    lines.add(title);
    lines.add(line("# occurrences", heading));
    lines.add(rule);
    for (Map.Entry<K, Seen> entry : shown) {
      String count = Long.toString(entry.getValue().count());
      for (String text : describe.apply(entry.getKey())) {
        for (String part : fold(screen.glyphs().clean(text), screen.terminal() ? textWidth : 0)) {
          lines.add(line(count, part));
          count = "";
        }
      }
    }
    if (rest > 0) {
      lines.add(line(Long.toString(rest), "(all other kinds together)"));
    }
    lines.add(rule);
    return lines;
  }

  private static String line(String count, String text) {
    return (count + " ".repeat(Math.max(1, COUNT_WIDTH + 1 - count.length())) + text)
        .stripTrailing();
  }

  /** Text in lines of at most this many columns, broken at blanks where there are any. */
  static List<String> fold(String text, int columns) {
    if (columns <= 0 || Glyphs.width(text) <= columns) {
      return List.of(text);
    }
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (Glyphs.width(rest) > columns) {
      int end = prefix(rest, columns);
      int blank = rest.lastIndexOf(' ', end);
      int at = blank > end / 2 ? blank : end;
      lines.add(rest.substring(0, at));
      rest = rest.substring(at).stripLeading();
    }
    return Stream.concat(lines.stream(), Stream.of(rest)).toList();
  }

  /** Where the longest beginning that fits ends; at least one character. */
  private static int prefix(String text, int columns) {
    int end = text.offsetByCodePoints(0, 1);
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (Glyphs.width(text.substring(0, next)) > columns) {
        break;
      }
      end = next;
    }
    return end;
  }
}
