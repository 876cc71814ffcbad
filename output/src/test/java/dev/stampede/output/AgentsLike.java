package dev.stampede.output;

import dev.stampede.insight.Insight;
import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.insight.Table.Column;
import dev.stampede.insight.Table.Kind;
import dev.stampede.measure.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An insight of the size and shape of the agents' one, with figures from the rows. */
public final class AgentsLike implements Insight {

  @Override
  public List<String> titles() {
    return List.of("Agents", "Routes", "Never seen");
  }

  @Override
  public List<Table> tables(Snapshot total) {
    if (total.rows().isEmpty()) {
      return List.of();
    }
    List<List<Cell>> rows = new ArrayList<>();
    total
        .rows()
        .forEach((key, row) ->
            rows.add(
                List.of(
                    Table.text(key.type()),
                    Table.text(key.name()),
                    Table.figure((double) row.requests()),
                    Table.figure(row.times().percentileMillis(50) / 3),
                    Table.figure(row.times().percentileMillis(95) / 3),
                    row.failures() > 0
                        ? Table.figure(Double.POSITIVE_INFINITY)
                        : Table.figure(row.times().percentileMillis(99)),
                    Table.figure(0.994),
                    Table.figure(12),
                    Table.blank())));
    return List.of(
        new Table(
            "Agents",
            List.of(
                new Column("Type", Kind.TEXT),
                new Column("Name", Kind.TEXT),
                new Column("Turns", Kind.COUNT),
                new Column("TTFT 50%", Kind.MILLIS),
                new Column("TTFT 95%", Kind.MILLIS),
                new Column("99% with failures", Kind.MILLIS),
                new Column("Routing accuracy", Kind.SHARE),
                new Column("Wrong route", Kind.COUNT),
                new Column("Output tokens", Kind.COUNT)),
            rows,
            List.of("TTFT: time to the first non-empty answer chunk, in milliseconds.")),
        new Table(
            "Routes",
            List.of(
                new Column("Expected", Kind.TEXT),
                new Column("scheduling", Kind.COUNT),
                new Column("chitchat", Kind.COUNT)),
            List.of(
                List.of(Table.text("scheduling"), Table.figure(500), Table.figure(3)),
                List.of(Table.text("chitchat"), Table.figure(0), Table.figure(301))),
            List.of()));
  }

  @Override
  public Optional<String> status(Snapshot total) {
    return total.rows().isEmpty() ? Optional.empty() : Optional.of("routing 99.4%");
  }

  @Override
  public Optional<String> headline(Snapshot total) {
    return total.rows().isEmpty()
        ? Optional.empty()
        : Optional.of("Routing Accuracy: 99.4% (n=804, 95% interval 98.6%–99.7%)");
  }
}
