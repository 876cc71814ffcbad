package dev.stampede.output.console;

import dev.stampede.measure.Distribution;
import dev.stampede.measure.Row;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.Recent;
import dev.stampede.output.text.Figures;
import dev.stampede.output.text.Glyphs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One line that says how a run is going. Rates and times are those of the last ten seconds, the
 * share of failures and what the insights say are the whole run's. Where the terminal is narrow,
 * what matters least is left out.
 */
final class LiveLine {

  private static final int SHORTEST_BAR = 8;
  private static final int LONGEST_BAR = 24;
  private static final String GAP = "  ";

  private static final String RED = "31";
  private static final String GREEN = "32";
  private static final String YELLOW = "33";
  private static final String CYAN = "36";
  private static final String DIM = "2";

  private final Screen screen;

  LiveLine(Screen screen) {
    this.screen = screen;
  }

  /** A part of the line; the lower its rank, the longer it stays. */
  private record Part(int rank, String text, String colour) {}

  /** The line, shorter than the terminal is wide so that it never wraps. */
  String of(Snapshot total, Recent recent, Progress progress, List<String> statuses) {
    List<Part> parts = parts(total, recent, progress, statuses);
    int room = screen.room() - 1;
    while (width(parts) > room && parts.size() > 1) {
      parts.remove(parts.stream().max(Comparator.comparingInt(Part::rank)).orElseThrow());
    }
    Optional<String> bar =
        progress.runTime().flatMap(all -> bar(progress.elapsed(), all, room - width(parts)));
    List<String> shown = new ArrayList<>();
    for (Part part : parts) {
      shown.add(paint(screen.glyphs().cut(part.text, room), part.colour));
      if (shown.size() == 1) {
        bar.ifPresent(shown::add);
      }
    }
    return String.join(GAP, shown);
  }

  private List<Part> parts(
      Snapshot total, Recent recent, Progress progress, List<String> statuses) {
    Row all = total.aggregated();
    double failed = all.requests() == 0 ? 0 : (double) all.failures() / all.requests();
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(0, screen.glyphs().clean(progress.state()), colourOf(progress.state())));
    parts.add(new Part(1, time(progress), ""));
    parts.add(new Part(2, "users %d/%d".formatted(progress.users(), progress.plannedUsers()), ""));
    parts.add(
        new Part(3, String.format(Locale.ROOT, "%.1f req/s", recent.latestRates().requests()), ""));
    parts.add(new Part(4, "fails " + Figures.share(failed), all.failures() > 0 ? RED : ""));
    Distribution times = recent.times();
    if (!times.isEmpty()) {
      parts.add(
          new Part(
              5,
              "p50 %s p95 %s ms"
                  .formatted(
                      Figures.millis(times.percentileMillis(50)),
                      Figures.millis(times.percentileMillis(95))),
              ""));
    }
    parts.add(new Part(7, "in flight " + total.inFlight(), DIM));
    for (String status : statuses) {
      parts.add(new Part(6, screen.glyphs().clean(status), ""));
    }
    return parts;
  }

  private static String time(Progress progress) {
    String elapsed = Figures.clock(progress.elapsed());
    return progress.runTime().map(all -> elapsed + "/" + Figures.clock(all)).orElse(elapsed);
  }

  private static String colourOf(String state) {
    return switch (state) {
      case "ready", "spawning" -> CYAN;
      case "running" -> GREEN;
      case "stopping" -> YELLOW;
      default -> "";
    };
  }

  /** The share of the run time that has passed, if there is room for a bar. */
  private Optional<String> bar(Duration elapsed, Duration runTime, int room) {
    int length = Math.min(LONGEST_BAR, room - GAP.length());
    if (length < SHORTEST_BAR || !runTime.isPositive()) {
      return Optional.empty();
    }
    double share = Math.clamp((double) elapsed.toMillis() / runTime.toMillis(), 0, 1);
    int done = (int) Math.floor(share * length);
    boolean utf8 = screen.glyphs().utf8();
    return Optional.of(
        paint((utf8 ? "━" : "=").repeat(done), GREEN)
            + paint((utf8 ? "─" : "-").repeat(length - done), DIM));
  }

  private static int width(List<Part> parts) {
    return parts.stream().mapToInt(part -> Glyphs.width(part.text)).sum()
        + GAP.length() * (parts.size() - 1);
  }

  private String paint(String text, String colour) {
    return !screen.colour() || colour.isEmpty() || text.isEmpty()
        ? text
        : "\u001b[" + colour + "m" + text + "\u001b[0m";
  }
}
