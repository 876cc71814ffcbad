package dev.stampede.output.page;

import dev.stampede.measure.RowKey;
import dev.stampede.output.history.Figure;
import dev.stampede.output.history.History;
import dev.stampede.output.history.Points;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Points as columns. */
final class Series {

  /** What is read of a point. */
  private record Column<P>(String name, ToDoubleFunction<P> read) {}

  /** A point of one name. */
  record RowPoint(Points.Names when, Figure.OfRow figures) {}

  private static final List<Column<Points.Totals>> TOTALS =
      List.of(
          new Column<>("users", p -> p.figures().users()),
          new Column<>("goal", p -> p.figures().goal()),
          new Column<>("rps", p -> p.figures().all().rps()),
          new Column<>("fps", p -> p.figures().all().fps()),
          new Column<>("tps", p -> p.figures().all().tps()),
          new Column<>("inFlight", p -> p.figures().inFlight()),
          new Column<>("p50", p -> p.figures().all().p50()),
          new Column<>("p95", p -> p.figures().all().p95()),
          new Column<>("p99", p -> p.figures().all().p99()),
          new Column<>("max", p -> p.figures().all().max()),
          new Column<>("r95", p -> p.figures().r95()),
          new Column<>("ttft50", p -> p.figures().all().ttft50()),
          new Column<>("ttft95", p -> p.figures().ttft95()));

  private static final List<Column<RowPoint>> ROW =
      List.of(
          new Column<>("rps", p -> p.figures().rps()),
          new Column<>("fps", p -> p.figures().fps()),
          new Column<>("tps", p -> p.figures().tps()),
          new Column<>("p50", p -> p.figures().p50()),
          new Column<>("p95", p -> p.figures().p95()),
          new Column<>("p99", p -> p.figures().p99()),
          new Column<>("max", p -> p.figures().max()),
          new Column<>("ttft50", p -> p.figures().ttft50()));

  private static final int TIME_DECIMALS = 3;

  private Series() {}

  /** All names together. */
  static void totals(Json json, List<Points.Totals> points) throws IOException {
    columns(json, points, points, TOTALS);
  }

  /** One point of all names together. */
  static void total(Json json, Points.Totals point) throws IOException {
    values(json, point, point, TOTALS);
  }

  /** The points of a name. */
  static void row(Json json, List<RowPoint> points) throws IOException {
    columns(json, points, points.stream().map(RowPoint::when).toList(), ROW);
  }

  /** One point of a name. */
  static void row(Json json, RowPoint point) throws IOException {
    values(json, point.when(), point, ROW);
  }

  /**
   * Points of each name that has charts, by its id: from its first appearance on, whether it was
   * called or not.
   *
   * @param points which points of the history
   */
  static Map<String, List<RowPoint>> rows(History history, List<Points.Names> points) {
    Map<RowKey, Long> first = new HashMap<>();
    for (Points.Names point : history.names()) {
      point.rows().keySet().forEach(key -> first.putIfAbsent(key, point.fromNanos()));
    }
    Map<String, List<RowPoint>> rows = new LinkedHashMap<>();
    history
        .rows()
        .forEach((key, id) -> {
          long since = first.getOrDefault(key, Long.MAX_VALUE);
          List<RowPoint> own = new ArrayList<>();
          for (Points.Names point : points) {
            if (point.fromNanos() >= since) {
              own.add(new RowPoint(point, point.rows().getOrDefault(key, Figure.OfRow.NONE)));
            }
          }
          if (!own.isEmpty()) {
            rows.put(id, own);
          }
        });
    return rows;
  }

  private static <P> void columns(
      Json json, List<P> points, List<? extends Points> when, List<Column<P>> columns)
      throws IOException {
    json.object(object -> {
      object.list("t", when, p -> object.decimals(p.t(), TIME_DECIMALS));
      object.list("w", when, p -> object.decimals(p.w(), TIME_DECIMALS));
      for (Column<P> column : columns) {
        object.list(column.name(), points, p -> object.digits(column.read().applyAsDouble(p)));
      }
    });
  }

  private static <P> void values(Json json, Points when, P point, List<Column<P>> columns)
      throws IOException {
    json.object(object -> {
      object.decimals("t", when.t(), TIME_DECIMALS);
      object.decimals("w", when.w(), TIME_DECIMALS);
      for (Column<P> column : columns) {
        object.name(column.name()).digits(column.read().applyAsDouble(point));
      }
    });
  }
}
