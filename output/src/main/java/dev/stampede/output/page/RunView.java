package dev.stampede.output.page;

import dev.stampede.measure.RowKey;
import dev.stampede.output.history.Change.Fold;
import dev.stampede.output.history.Entry.Event;
import dev.stampede.output.history.Entry.Log;
import dev.stampede.output.history.History;
import dev.stampede.output.history.Points;
import dev.stampede.output.history.Started;
import dev.stampede.scenario.TaskRatio;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * All that a page or a report shows of a run, as JSON of one schema. Times are seconds since the
 * start of the run, wall-clock times milliseconds since the epoch, durations milliseconds; what
 * there is no figure for is null.
 */
public final class RunView {

  /** The version of the schema: it changes when a field goes or means something else. */
  public static final int SCHEMA = 1;

  private static final int TIME_DECIMALS = 3;

  private RunView() {}

  /** The JSON of a history. */
  public static byte[] of(History history, Beside beside) {
    return Json.bytes(json -> json.object(view -> view(view, history, beside)));
  }

  private static void view(Json json, History history, Beside beside) throws IOException {
    json.whole("schema", SCHEMA).flag("live", beside.live());
    run(json, history);
    moment(json, history);
    json.name("runTime");
    json.decimals(
        history.run().flatMap(Started::runTime).map(RunView::seconds).orElse(Double.NaN),
        TIME_DECIMALS);
    if (beside.form().isPresent()) {
      json.raw("form", beside.form().get());
    } else {
      json.none("form");
    }
    Series.totals(json.name("totals"), history.totals());
    rows(json, history.rows().entrySet());
    json.object(
        "rowSeries",
        series -> {
          for (Map.Entry<String, List<Series.RowPoint>> row :
              Series.rows(history, history.names()).entrySet()) {
            Series.row(series.name(row.getKey()), row.getValue());
          }
        });
    HeatMap.map(json.name("heat"), HeatMap.since(history.epoch(), history.totals()));
    Statistics.rows(json.name("statistics"), history);
    Statistics.failures(json.name("failures"), history.total().failures());
    Statistics.exceptions(json.name("exceptions"), history.total().mishaps());
    Findings.insight(json.name("insight"), beside.insights(), history.total());
    Findings.targets(json.name("targets"), beside.targets(history));
    Findings.validity(json.name("validity"), beside.validity(history));
    json.textOrNull("verdict", history.ended().map(ended -> ended.verdict()));
    json.object(
        "ratios",
        ratios -> {
          ratios(ratios.name("perClass"), history.run().map(Started::perClass).orElse(List.of()));
          ratios(ratios.name("total"), history.run().map(Started::total).orElse(List.of()));
        });
    events(json, history.events());
    logs(json, history.logs().stream().filter(log -> beside.live() || log.warns()).toList());
    json.list(
        "configuration",
        history.run().map(Started::configuration).orElse(List.of()),
        setting ->
            json.object(object ->
                object
                    .text("section", setting.section())
                    .text("name", setting.name())
                    .text("value", setting.value())
                    .text("origin", setting.origin())));
    json.list(
        "glossary",
        Glossary.TERMS,
        term ->
            json.object(object ->
                object
                    .text("term", term.term())
                    .text("meaning", term.meaning())
                    .text("formula", term.formula())
                    .text("source", term.source())));
    json.list(
        "downloads",
        beside.downloads(),
        download ->
            json.object(object ->
                object
                    .text("name", download.name())
                    .text("href", download.href())
                    .text("what", download.what())));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1e3;
  }

  private static void run(Json json, History history) throws IOException {
    if (history.run().isEmpty()) {
      json.none("run");
      return;
    }
    Started run = history.run().get();
    json.object(
        "run",
        object -> {
          object.text("id", run.id()).text("name", run.name()).whole("started", run.atMillis());
          object.name("ended");
          if (history.ended().isPresent()) {
            object.whole(history.ended().get().atMillis());
          } else {
            object.none();
          }
          object.text("scenario", run.scenario()).text("target", run.target());
          // Beyond this a page's numbers are not exact.
          if (Math.abs(run.seed()) <= 1L << 53) {
            object.whole("seed", run.seed());
          } else {
            object.text("seed", Long.toString(run.seed()));
          }
          object.text("version", run.version()).text("java", run.java());
          object.object(
              "machine",
              machine ->
                  machine
                      .text("host", run.host().name())
                      .whole("processors", run.host().processors())
                      .whole("memoryBytes", run.host().memoryBytes())
                      .text("os", run.host().os()));
          object.text("command", run.command()).whole("users", run.users());
          object.decimals("spawnRate", run.spawnRate(), 6);
          object.decimals(
              "runTime", run.runTime().map(RunView::seconds).orElse(Double.NaN), TIME_DECIMALS);
          object.textOrNull("profile", run.profile()).whole("epoch", history.epoch());
        });
  }

  /** Where the run stands. */
  static void moment(Json json, History history) throws IOException {
    json.text("state", history.state().label());
    json.decimals("elapsed", history.elapsed(), TIME_DECIMALS);
    json.whole("users", history.last().map(second -> second.interval().userCount()).orElse(0));
    json.whole("goal", history.last().map(second -> second.goal()).orElse(0));
  }

  /** Names and their ids. */
  static void rows(Json json, Iterable<Map.Entry<RowKey, String>> rows) throws IOException {
    json.list(
        "rows",
        rows,
        row ->
            json.object(object ->
                object
                    .text("id", row.getValue())
                    .text("type", row.getKey().type())
                    .text("name", row.getKey().name())));
  }

  private static void ratios(Json json, List<TaskRatio> ratios) throws IOException {
    json.list(
        ratios,
        ratio ->
            json.object(object -> {
              object.text("name", ratio.name()).decimals("ratio", ratio.ratio(), 6);
              ratios(object.name("tasks"), ratio.tasks());
            }));
  }

  /** What is marked on the charts. */
  static void events(Json json, List<Event> events) throws IOException {
    json.list(
        "events",
        events,
        event ->
            json.object(object ->
                object
                    .decimals("t", event.t(), TIME_DECIMALS)
                    .whole("at", event.atMillis())
                    .text("kind", event.kind().label())
                    .text("text", event.text())));
  }

  /** Lines of the log. */
  static void logs(Json json, List<Log> logs) throws IOException {
    json.list(
        "logs",
        logs,
        log ->
            json.object(object ->
                object
                    .whole("at", log.atMillis())
                    .text("level", log.level())
                    .text("text", log.text())));
  }

  /** Points that take the place of others. */
  static void fold(Json json, History history, Fold fold) throws IOException {
    json.object(object -> {
      object.decimals("from", fold.fromNanos() / 1e9, TIME_DECIMALS);
      object.decimals("to", fold.toNanos() / 1e9, TIME_DECIMALS);
      Series.totals(object.name("totals"), fold.totals());
      object.object(
          "rows",
          rows -> {
            for (Map.Entry<String, List<Series.RowPoint>> row :
                Series.rows(history, fold.names()).entrySet()) {
              Series.row(rows.name(row.getKey()), row.getValue());
            }
          });
      List<Points.Totals> columns = HeatMap.since(history.epoch(), fold.totals());
      object.object("heat", heat -> HeatMap.columns(heat, columns));
    });
  }
}
