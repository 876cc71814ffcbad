package dev.stampede.output.page;

import dev.stampede.insight.Insight;
import dev.stampede.insight.Table;
import dev.stampede.insight.Table.Cell;
import dev.stampede.judge.Breach;
import dev.stampede.judge.Validity.Judgement;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.history.TargetLine;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is thought of a run: insights, targets, validity. */
final class Findings {

  private Findings() {}

  /** What insights say. */
  static void insight(Json json, List<Insight> insights, Snapshot total) throws IOException {
    json.object(object -> {
      object.texts(
          "headlines",
          insights.stream().map(i -> i.headline(total)).flatMap(Optional::stream).toList());
      object.list(
          "tables",
          insights.stream().flatMap(i -> i.tables(total).stream()).toList(),
          table -> table(object, table));
    });
  }

  private static void table(Json json, Table table) throws IOException {
    json.object(object -> {
      object.text("title", table.title());
      object.list(
          "columns",
          table.columns(),
          column ->
              object.object(c ->
                  c.text("name", column.name())
                      .text("kind", column.kind().name().toLowerCase(Locale.ROOT))
                      .flag("detail", column.detail())));
      object.list("rows", table.rows(), row -> object.list(row, cell -> cell(object, cell)));
      object.texts("notes", table.notes());
    });
  }

  private static void cell(Json json, Cell cell) throws IOException {
    switch (cell) {
      case Cell.Text(String words) -> json.text(words);
      case Cell.Blank() -> json.none();
      case Cell.Figure(double value) -> {
        if (Double.isInfinite(value)) {
          json.text("∞");
        } else {
          json.decimals(value, 6);
        }
      }
    }
  }

  /** What becomes of the targets. */
  static void targets(Json json, List<TargetLine> targets) throws IOException {
    json.list(
        targets,
        target ->
            json.object(object -> {
              object.text("rule", target.rule()).text("rows", target.rows());
              object.text("measure", target.measure()).text("measured", target.measured());
              object.text("limit", target.limit()).text("result", target.result());
              object.text("reason", target.reason()).whole("n", target.n());
              if (target.firstBroken().isPresent()) {
                breach(object.name("firstBroken"), target.firstBroken().get());
              } else {
                object.none("firstBroken");
              }
            }));
  }

  private static void breach(Json json, Breach breach) throws IOException {
    json.object(object ->
        object
            .decimals("at", breach.atSeconds(), 1)
            .whole("users", breach.users())
            .decimals("callsPerSecond", breach.callsPerSecond(), 2)
            .decimals("heldAgain", breach.heldAgainSeconds(), 1)
            .flag("heldAgainBriefly", breach.briefly())
            .whole("times", breach.times()));
  }

  /** Whether the figures can be believed. */
  static void validity(Json json, Optional<Judgement> judgement) throws IOException {
    if (judgement.isEmpty()) {
      json.none();
      return;
    }
    json.object(object ->
        object
            .text("verdict", judgement.get().verdict().name().toLowerCase(Locale.ROOT))
            .texts("reasons", judgement.get().reasons()));
  }
}
