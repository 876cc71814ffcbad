package dev.stampede.output.csv;

import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.insight.Table.Kind;
import java.util.List;

/**
 * Any {@link Table} as CSV. Figures are for programs: shares stay shares (0 to 1), what was not
 * measured is an empty cell, a time without end is {@code inf}.
 */
final class InsightRows {

  private InsightRows() {}

  /** Headings and rows. */
  static CsvText of(Table table) {
    CsvText csv = new CsvText();
    table.columns().forEach(column -> csv.words(column.name()));
    csv.end();
    for (List<Cell> row : table.rows()) {
      for (int i = 0; i < row.size(); i++) {
        cell(csv, row.get(i), table.columns().get(i).kind());
      }
      csv.end();
    }
    return csv;
  }

  private static void cell(CsvText csv, Cell cell, Kind kind) {
    switch (cell) {
      case Cell.Text(String words) -> csv.words(words);
      case Cell.Blank() -> csv.cell("");
      case Cell.Figure(double value) -> csv.cell(figure(value, kind));
    }
  }

  private static String figure(double value, Kind kind) {
    if (Double.isNaN(value)) {
      return "";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return switch (kind) {
      case COUNT, MILLIS -> Decimals.whole(value);
      case SHARE, MONEY -> Decimals.six(value);
      case TEXT -> Decimals.plain(value);
    };
  }
}
