package dev.stampede.output.page;

import dev.stampede.output.history.Heat;
import dev.stampede.output.history.Points;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Service times over time. Cell i lies between edges i and i + 1; edges begin at 0 and only ever
 * grow at the slow end, so that an index keeps its meaning.
 */
final class HeatMap {

  private HeatMap() {}

  /** The columns that count: those since the last reset. */
  static List<Points.Totals> since(int epoch, List<Points.Totals> points) {
    return points.stream().filter(point -> point.epoch() == epoch).toList();
  }

  /** How many cells it takes to show these. */
  static int height(List<Points.Totals> points) {
    return points.stream().mapToInt(point -> point.heat().height()).max().orElse(0);
  }

  /** Columns with their edges. */
  static void map(Json json, List<Points.Totals> points) throws IOException {
    json.object(object -> {
      edges(object, height(points));
      columns(object, points);
    });
  }

  /** The edges of so many cells. */
  static void edges(Json json, int height) throws IOException {
    List<Double> edges =
        IntStream.rangeClosed(0, height == 0 ? -1 : height).mapToObj(Heat::edge).toList();
    json.list("edges", edges, json::digits);
  }

  /** Columns as fields of an object. */
  static void columns(Json json, List<Points.Totals> points) throws IOException {
    json.list("t", points, p -> json.decimals(p.t(), 3));
    json.list("w", points, p -> json.decimals(p.w(), 3));
    json.list("cells", points, p -> cells(json, p.heat()));
  }

  /** One column's cells. */
  static void cells(Json json, Heat heat) throws IOException {
    json.list(
        heat.cells(), cell -> json.list(List.of((long) cell.index(), cell.count()), json::whole));
  }
}
