package dev.stampede.aws.agents;

import static dev.stampede.insight.Table.figure;
import static dev.stampede.insight.Table.text;

import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.insight.Table.Column;
import dev.stampede.insight.Table.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The table "Routes": expected collaborators down, chosen ones across. */
final class RoutesTable {

  static final String TITLE = "Routes";

  private RoutesTable() {}

  static Table of(RoutingAccuracy routing) {
    Set<String> expected = new TreeSet<>();
    Set<String> chosen = new TreeSet<>();
    routing
        .matrix()
        .cells()
        .keySet()
        .forEach(cell -> {
          expected.add(cell.row());
          chosen.add(cell.column());
        });
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("Expected", Kind.TEXT));
    chosen.forEach(name -> columns.add(new Column(name, Kind.COUNT)));
    List<List<Cell>> lines = new ArrayList<>();
    for (String name : expected) {
      List<Cell> line = new ArrayList<>();
      line.add(text(name));
      chosen.forEach(column -> line.add(figure((double) routing.matrix().at(name, column))));
      lines.add(line);
    }
    return new Table(
        TITLE,
        columns,
        lines,
        List.of(
            "Down: the expected collaborator; across: the chosen one. none: the agent answered by"
                + " itself; several: it asked more than one."));
  }
}
