package dev.stampede.output.console;

import dev.stampede.measure.Distribution;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.Recent;
import dev.stampede.output.Recent.Rates;
import dev.stampede.output.text.Figures;
import dev.stampede.output.text.TextTable;
import dev.stampede.output.text.TextTable.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Locust's two tables, column for column and blank for blank (Locust 2.46, stats.py), with two
 * differences: a type or name that is too long never pushes its figures out of line, and
 * percentiles are whole milliseconds of the true distribution, not of rounded classes.
 */
final class LocustTables {

  private static final int TYPE_WIDTH = 8;

  /** A table that is printed every two seconds stays within a page or two. */
  private static final int MOST_PERIODIC_ROWS = 100;

  private final Screen screen;

  LocustTables(Screen screen) {
    this.screen = screen;
  }

  /** The table of a run that is on: rates are Locust's current ones. */
  List<String> current(Snapshot total, Recent recent) {
    TextTable table = TextTable.of(screen.glyphs(), statsColumns()).rule();
    int more = Math.max(0, total.rows().size() - MOST_PERIODIC_ROWS);
    total.rows().entrySet().stream()
        .limit(MOST_PERIODIC_ROWS)
        .forEach(e -> table.row(stats(e.getKey(), e.getValue(), recent.rates(e.getKey()))));
    table.rule().row(stats(AGGREGATED, total.aggregated(), recent.rates()));
    List<String> lines = new ArrayList<>(table.lines(screen.room()));
    if (more > 0) {
      lines.add("(%d more names: all are in the summary)".formatted(more));
    }
    return lines;
  }

  /** The table of a run that is over: rates are the whole run's. */
  List<String> whole(Snapshot total) {
    TextTable table = TextTable.of(screen.glyphs(), statsColumns()).rule();
    total.rows().forEach((key, row) -> table.row(stats(key, row, Rates.of(row, total.seconds()))));
    Row all = total.aggregated();
    table.rule().row(stats(AGGREGATED, all, Rates.of(all, total.seconds())));
    return table.lines(screen.room());
  }

  private static final RowKey AGGREGATED = new RowKey("", "Aggregated");

  private List<Column> statsColumns() {
    return List.of(
        new Column("", true, TYPE_WIDTH, "Type"),
        new Column(" ", true, Math.max(0, screen.nameWidth() - 4), "Name"),
        new Column(" ", false, 7, "# reqs"),
        new Column(" ", false, 12, "# fails"),
        new Column(" |", false, 7, "Avg"),
        new Column(" ", false, 7, "Min"),
        new Column(" ", false, 7, "Max"),
        new Column("", false, 7, "Med"),
        new Column(" | ", false, 7, "req/s"),
        new Column(" ", false, 11, "failures/s"));
  }

  private static List<String> stats(RowKey key, Row row, Rates rates) {
    Distribution times = row.times();
    double failed = row.requests() == 0 ? 0 : 100.0 * row.failures() / row.requests();
    return List.of(
        key.type(),
        key.name(),
        Long.toString(row.requests()),
        String.format(Locale.ROOT, "%d(%.2f%%)", row.failures(), failed),
        Figures.millis(times.meanMillis()),
        Figures.millis(times.minMillis()),
        Figures.millis(times.maxMillis()),
        Figures.millis(times.percentileMillis(50)),
        Figures.rate(rates.requests()),
        Figures.rate(rates.failures()));
  }

  /** The percentiles of every row that has any. */
  List<String> percentiles(Snapshot total) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("", true, TYPE_WIDTH, "Type"));
    columns.add(new Column(" ", true, screen.nameWidth(), "Name"));
    for (double percentile : Figures.PERCENTILES) {
      int width = columns.size() == 2 ? 8 : 6;
      columns.add(new Column(" ", false, width, Figures.percentileName(percentile)));
    }
    columns.add(new Column(" ", false, 6, "# reqs"));
    TextTable table = TextTable.of(screen.glyphs(), columns).rule();
    for (Map.Entry<RowKey, Row> entry : total.rows().entrySet()) {
      if (entry.getValue().requests() > 0) {
        table.row(percentiles(entry.getKey(), entry.getValue()));
      }
    }
    table.rule();
    Row all = total.aggregated();
    if (all.requests() > 0) {
      table.row(percentiles(AGGREGATED, all));
    }
    List<String> lines = new ArrayList<>();
    lines.add("Response time percentiles (approximated)");
    lines.addAll(table.lines(screen.room()));
    return lines;
  }

  private static List<String> percentiles(RowKey key, Row row) {
    List<String> cells = new ArrayList<>(List.of(key.type(), key.name()));
    Distribution times = row.times();
    for (double percentile : Figures.PERCENTILES) {
      cells.add(Figures.millis(times.percentileMillis(percentile)));
    }
    cells.add(Long.toString(row.requests()));
    return cells;
  }
}
