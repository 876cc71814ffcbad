package dev.stampede.output.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.output.history.Change;
import dev.stampede.output.history.History;
import dev.stampede.output.history.Points;
import dev.stampede.run.RunState;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What each second changes in a view, as JSON: a page that has the {@link RunView} of one second
 * and applies the ticks after it has the view of the last. One for all pages of a run: every page
 * gets the same bytes. Small parts come each second, large ones at most every two, and only where
 * they changed. Used by one thread at a time.
 */
public final class Deltas {

  /** A little less than two seconds, since seconds are not exact. */
  private static final double LARGE_EVERY = 2 - 0.25;

  private final Map<String, String> sent = new HashMap<>();
  private double largeAt = Double.NEGATIVE_INFINITY;
  private int height;
  private int epoch;

  /**
   * The tick of a second.
   *
   * @param history after the second
   * @param change what the second changed
   */
  public byte[] tick(History history, Change change, Beside beside) {
    return Json.bytes(json -> json.object(tick -> write(tick, history, change, beside)));
  }

  private void write(Json json, History history, Change change, Beside beside) throws IOException {
    Points.Totals point = change.totals();
    json.decimals("t", point.t(), 3).decimals("w", point.w(), 3);
    RunView.moment(json, history);
    Series.total(json.name("totals"), point);
    if (!change.rows().isEmpty()) {
      RunView.rows(json, change.rows().entrySet());
    }
    if (!change.names().isEmpty()) {
      rowPoints(json, history, change);
    }
    heat(json, history, point);
    boolean last = history.state() == RunState.STOPPED;
    if (last || history.elapsed() - largeAt >= LARGE_EVERY) {
      largeAt = history.elapsed();
      large(json, history, beside);
    }
    if (!change.events().isEmpty()) {
      RunView.events(json, change.events());
    }
    if (!change.logs().isEmpty()) {
      RunView.logs(json, change.logs());
    }
    if (change.fold().isPresent()) {
      RunView.fold(json.name("fold"), history, change.fold().get());
    }
  }

  private static void rowPoints(Json json, History history, Change change) throws IOException {
    // Two, where a reset ended one early: the page is shown the whole view then.
    List<Points.Names> latest = List.of(change.names().getLast());
    json.object(
        "rowPoints",
        points -> {
          for (Map.Entry<String, List<Series.RowPoint>> row :
              Series.rows(history, latest).entrySet()) {
            Series.row(points.name(row.getKey()), row.getValue().getFirst());
          }
        });
  }

  private void heat(Json json, History history, Points.Totals point) throws IOException {
    if (history.epoch() != epoch) {
      epoch = history.epoch();
      height = 0;
    }
    int needed = point.heat().height();
    json.object(
        "heat",
        heat -> {
          heat.decimals("t", point.t(), 3).decimals("w", point.w(), 3);
          if (needed > height) {
            height = needed;
            HeatMap.edges(heat, height);
          }
          HeatMap.cells(heat.name("cell"), point.heat());
        });
  }

  private void large(Json json, History history, Beside beside) throws IOException {
    part(json, "statistics", part -> Statistics.rows(part, history));
    part(json, "failures", part -> Statistics.failures(part, history.total().failures()));
    part(json, "exceptions", part -> Statistics.exceptions(part, history.total().mishaps()));
    part(json, "insight", part -> Findings.insight(part, beside.insights(), history.total()));
    part(json, "targets", part -> Findings.targets(part, beside.targets(history)));
    part(json, "validity", part -> Findings.validity(part, beside.validity(history)));
  }

  private void part(Json json, String name, Json.Writing writing) throws IOException {
    String text = new String(Json.bytes(writing), UTF_8);
    if (!text.equals(sent.put(name, text))) {
      json.raw(name, text);
    }
  }
}
