package dev.stampede.aws.lambda;

import static dev.stampede.insight.Table.count;
import static dev.stampede.insight.Table.text;

import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.insight.Table.Column;
import dev.stampede.insight.Table.Kind;
import dev.stampede.insight.TypedRows;
import dev.stampede.measure.Matrix;
import dev.stampede.measure.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table "Throttles": throttled calls of functions, a row for each error's code and reason. */
final class ThrottlesTable {

  static final String TITLE = "Throttles";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Type", Kind.TEXT),
          new Column("Name", Kind.TEXT),
          new Column("Error", Kind.TEXT),
          new Column("Reason", Kind.TEXT),
          new Column("Throttled", Kind.COUNT));

  private ThrottlesTable() {}

  /** The table; empty where no call was throttled. */
  static Optional<Table> of(TypedRows rows) {
    List<List<Cell>> lines = new ArrayList<>();
    rows.rows().forEach((key, row) -> add(lines, key.type(), key.name(), row));
    if (lines.isEmpty()) {
      return Optional.empty();
    }
    add(lines, "", "Aggregated", rows.aggregated());
    return Optional.of(new Table(TITLE, COLUMNS, lines, List.of()));
  }

  private static void add(List<List<Cell>> lines, String type, String name, Row row) {
    Matrix throttles = row.matrix(FunctionInstruments.THROTTLES);
    throttles
        .cells()
        .forEach((cell, times) ->
            lines.add(
                List.of(
                    text(type), text(name), text(cell.row()), text(cell.column()), count(times))));
  }
}
