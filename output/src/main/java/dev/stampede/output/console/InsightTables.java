package dev.stampede.output.console;

import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.insight.Table.Kind;
import dev.stampede.output.text.Figures;
import dev.stampede.output.text.Glyphs;
import dev.stampede.output.text.TextTable;
import java.util.ArrayList;
import java.util.List;

/** Shows any {@link Table} as text, without the columns that are details. */
final class InsightTables {

  private final Screen screen;

  InsightTables(Screen screen) {
    this.screen = screen;
  }

  /** Title, headings, rows and notes. */
  List<String> lines(Table table) {
    Glyphs glyphs = screen.glyphs();
    List<TextTable.Column> columns = new ArrayList<>();
    for (Table.Column column : table.columns()) {
      if (column.detail()) {
        continue;
      }
      String gap = columns.isEmpty() ? "" : column.kind() == Kind.TEXT ? " " : "  ";
      columns.add(new TextTable.Column(gap, column.kind() == Kind.TEXT, 0, column.name()));
    }
    TextTable text = TextTable.folding(glyphs, columns).rule();
    for (List<Cell> row : table.rows()) {
      List<String> cells = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        Table.Column column = table.columns().get(i);
        if (!column.detail()) {
          cells.add(cell(row.get(i), column.kind()));
        }
      }
      text.row(cells);
    }
    List<String> lines = new ArrayList<>();
    lines.add(glyphs.clean(table.title()));
    lines.addAll(text.lines(screen.room()));
    for (String note : table.notes()) {
      lines.addAll(ErrorReport.fold(glyphs.clean(note), screen.room()));
    }
    return lines;
  }

  private String cell(Cell cell, Kind kind) {
    return switch (cell) {
      case Cell.Text(String words) -> words;
      case Cell.Blank() -> screen.glyphs().none();
      case Cell.Figure(double value) -> figure(value, kind);
    };
  }

  private String figure(double value, Kind kind) {
    if (Double.isNaN(value)) {
      return screen.glyphs().none();
    }
    if (Double.isInfinite(value)) {
      return screen.glyphs().endless();
    }
    return switch (kind) {
      case SHARE -> Figures.share(value);
      case MONEY -> Figures.money(value);
      case COUNT, MILLIS -> Figures.millis(value);
      case TEXT -> Double.toString(value);
    };
  }
}
