package dev.stampede.output.page;

import static dev.stampede.output.page.Page.get;
import static dev.stampede.output.page.Reading.list;
import static dev.stampede.output.page.Reading.object;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.stampede.insight.Measures;
import dev.stampede.judge.PlannedLoad;
import dev.stampede.judge.TargetJudge;
import dev.stampede.judge.TargetRule;
import dev.stampede.judge.Validity.Judgement;
import dev.stampede.judge.Validity.Verdict;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Row;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.AgentsLike;
import dev.stampede.output.Golden;
import dev.stampede.output.Hostile;
import dev.stampede.output.RecordedRun;
import dev.stampede.output.SampleRuns;
import dev.stampede.output.history.Change;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Entry.Ended;
import dev.stampede.output.history.Entry.Event;
import dev.stampede.output.history.Entry.Event.Kind;
import dev.stampede.output.history.Entry.Log;
import dev.stampede.output.history.Entry.Second;
import dev.stampede.output.history.Historian;
import dev.stampede.output.history.History;
import dev.stampede.output.history.LongRun;
import dev.stampede.output.history.Narrator;
import dev.stampede.output.history.TargetLine;
import dev.stampede.run.RunState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A run as the page shows it")
class RunViewTest {

  private static final Judgement DOUBTFUL =
      new Judgement(Verdict.DOUBTFUL, List.of("users woke late (p99 34 ms) from 12 s to 15 s"));

  private static Beside live() {
    return new Beside(
        true,
        List.of(new AgentsLike()),
        List.of(),
        Optional.of(DOUBTFUL),
        Optional.of("{\"users\":5}"),
        List.of(new Beside.Download("requests.csv", "/api/download/requests.csv", "figures")));
  }

  private static Beside report() {
    return Beside.report(List.of(new AgentsLike()), List.of(), Optional.empty());
  }

  /** Forty seconds of agents with targets, to their end. */
  private static Historian agents() {
    Historian historian = new Historian();
    historian.add(LongRun.started());
    TargetJudge judge =
        new TargetJudge(
            Stream.of("bedrock_agent: p50 < 2s", "error rate < 1%", "p99.99 < 10s")
                .map(rule -> TargetRule.parse(rule, Measures.of(List.of())))
                .toList(),
            new PlannedLoad(50, 4));
    List<Entry> entries = new ArrayList<>();
    RecordedRun run =
        SampleRuns.agents(
            40,
            (second, total) -> {
              long elapsed = (second.toMillis() - RecordedRun.START_MILLIS) * 1_000_000;
              RunState state = elapsed < 10_000_000_000L ? RunState.SPAWNING : RunState.RUNNING;
              judge.add(second, total);
              entries.add(new Second(state, Duration.ofNanos(elapsed), 50, 0, second));
            });
    Narrator narrator = new Narrator();
    for (Entry entry : entries) {
      narrator.tell((Second) entry).forEach(historian::add);
      historian.add(entry);
    }
    historian.add(new Log(RecordedRun.START_MILLIS + 5, "INFO", "Starting 50 users"));
    historian.add(new Log(RecordedRun.START_MILLIS + 9, "WARN", "target broken at 9 s"));
    historian.add(
        new Ended(
            40,
            RecordedRun.START_MILLIS + 40_000,
            "targets missed",
            3,
            judge.verdicts(run.total()).stream().map(TargetLine::of).toList(),
            DOUBTFUL));
    return historian;
  }

  @Test
  void a_small_run_to_its_end() throws IOException {
    byte[] view = RunView.of(agents().history(), report());
    // A line for each field of the view, so that a difference can be read.
    String lines =
        new String(view, UTF_8)
            .replaceAll(
                "(?=\"(?:schema|run|state|form|totals|rows|rowSeries|heat|statistics"
                    + "|failures|exceptions|insight|targets|validity|verdict|ratios|events|logs"
                    + "|configuration|glossary|downloads)\":)",
                "\n")
            .replaceAll("(?=\\{\"(?:id|rule|term|title)\":)", "\n ");
    Golden.assertSame("view.json", (lines + "\n").getBytes(UTF_8));
  }

  @Test
  void nothing_played_yet() {
    Map<String, Object> view = Reading.of(RunView.of(History.NONE, live()));
    assertThat(view.keySet())
        .containsExactly(
            "schema",
            "live",
            "run",
            "state",
            "elapsed",
            "users",
            "goal",
            "runTime",
            "form",
            "totals",
            "rows",
            "rowSeries",
            "heat",
            "statistics",
            "failures",
            "exceptions",
            "insight",
            "targets",
            "validity",
            "verdict",
            "ratios",
            "events",
            "logs",
            "configuration",
            "glossary",
            "downloads");
    assertThat(view)
        .containsEntry("run", Reading.NULL)
        .containsEntry("state", "ready")
        .containsEntry("runTime", Reading.NULL)
        .containsEntry("verdict", Reading.NULL)
        .containsEntry("form", Map.of("users", 5.0));
  }

  @Test
  void a_report_shows_warnings_and_a_page_every_line() {
    History history = agents().history();
    assertThat(list(get(Reading.of(RunView.of(history, report())), "logs"))).hasSize(1);
    assertThat(list(get(Reading.of(RunView.of(history, live())), "logs"))).hasSize(2);
  }

  @Test
  void figures_are_those_of_the_sum_and_percentiles_of_too_few_calls_are_missing() {
    History history = agents().history();
    Row all = history.total().aggregated();
    Map<String, Object> stat =
        object(
            get(
                object(get(Reading.of(RunView.of(history, report())), "statistics")),
                "aggregated"));
    assertThat(get(stat, "requests")).isEqualTo((double) all.requests());
    assertThat(get(stat, "fails")).isEqualTo((double) all.failures());
    assertThat(get(stat, "interrupted")).isEqualTo(2.0);
    assertThat((double) get(stat, "average")).isCloseTo(all.times().meanMillis(), offset(0.001));
    Map<String, Object> percentiles = object(get(stat, "pct"));
    assertThat((double) get(percentiles, "95"))
        .isCloseTo(all.times().percentileMillis(95), offset(0.001));
    assertThat(all.requests()).isEqualTo(1_000);
    assertThat((double) get(percentiles, "99.9"))
        .isCloseTo(all.times().percentileMillis(99.9), offset(0.001));
    assertThat(get(percentiles, "99.99")).isEqualTo(Reading.NULL);
    assertThat(get(percentiles, "100")).isEqualTo(get(stat, "max"));
  }

  @Test
  void whatever_a_name_is_made_of_comes_through_as_text() {
    Historian historian = new Historian();
    historian.add(LongRun.started());
    RecordedRun run = Hostile.run();
    historian.add(new Second(RunState.STOPPED, Duration.ofSeconds(1), 1, 0, run.total()));
    Map<String, Object> view = Reading.of(RunView.of(historian.history(), report()));
    List<Object> names =
        list(get(view, "rows")).stream().map(row -> get(object(row), "name")).toList();
    assertThat(names)
        .contains("\u001b[2J\u001b[31mred", "שלום עולם", "e\u0301tude 🎯", "x".repeat(5_000), "")
        .contains("? half a character");
  }

  @Test
  void the_view_of_one_second_and_the_ticks_after_it_make_the_view_of_the_last() {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    LongRun run = new LongRun(seed, 6, 15);
    Historian historian = new Historian();
    historian.add(LongRun.started());
    Deltas deltas = new Deltas();
    Narrator narrator = new Narrator();
    List<Page> pages = new ArrayList<>();
    for (int i = 0; i < 800; i++) {
      if (i == 0 || random.nextInt(150) == 0) {
        pages.add(new Page(RunView.of(historian.history(), live())));
      }
      if (random.nextInt(200) == 0) {
        run.reset();
        pages.clear();
      }
      if (random.nextInt(20) == 0) {
        historian.add(new Event(i, i, Kind.NOTE, "note " + i));
        historian.add(new Log(i, "INFO", "line " + i));
      }
      RunState state = i < 5 ? RunState.SPAWNING : i < 799 ? RunState.RUNNING : RunState.STOPPED;
      Second second = run.next(state, 20, 900);
      narrator.tell(second).forEach(historian::add);
      Change change = historian.add(second).orElseThrow();
      byte[] tick = deltas.tick(historian.history(), change, live());
      pages.forEach(page -> page.apply(tick));
      if (pages.isEmpty()) {
        pages.add(new Page(RunView.of(historian.history(), live())));
      }
    }
    Map<String, Object> last = Reading.of(RunView.of(historian.history(), live()));
    for (Page page : pages) {
      for (Map.Entry<String, Object> field : last.entrySet()) {
        assertThat(get(page.view(), field.getKey()))
            .as("seed %d, %s", seed, field.getKey())
            .isEqualTo(field.getValue());
      }
    }
  }

  @Test
  void a_tick_is_small_and_its_large_parts_come_every_other_second() {
    LongRun run = new LongRun(11, 30, 200);
    Historian historian = new Historian();
    historian.add(LongRun.started());
    Deltas deltas = new Deltas();
    int large = 0;
    for (Second second : run.seconds(20)) {
      Change change = historian.add(second).orElseThrow();
      byte[] tick = deltas.tick(historian.history(), change, live());
      Map<String, Object> fields = Reading.of(tick);
      large += fields.containsKey("statistics") ? 1 : 0;
      if (!fields.containsKey("statistics") && !fields.containsKey("rowPoints")) {
        assertThat(tick.length).isLessThan(2_500);
      }
      assertThat(fields).doesNotContainKeys("fold", "events", "logs");
    }
    assertThat(large).isEqualTo(10);
  }

  @Test
  void an_hour_at_thirty_names_takes_less_than_two_megabytes() throws IOException {
    LongRun run = new LongRun(5, 30, 150);
    List<Second> few = run.seconds(40);
    Historian historian = new Historian();
    historian.add(LongRun.started());
    for (int i = 0; i < 3_600; i++) {
      historian.add(at(few.get(i * 7 % 40), i));
    }
    byte[] view = RunView.of(historian.history(), report());
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(view);
    }
    assertThat(zipped.size()).isLessThan(1_000_000);
    assertThat(view.length).isLessThan(4_000_000);
  }

  private static Second at(Second second, int i) {
    Snapshot s = second.interval();
    return new Second(
        second.state(),
        Duration.ofSeconds(i + 1L),
        second.goal(),
        second.epoch(),
        new Snapshot(
            s.fromMillis(),
            s.toMillis(),
            1_000_000_000,
            s.rows(),
            s.users(),
            s.started(),
            s.inFlight(),
            s.failures(),
            s.mishaps(),
            s.generator()));
  }

  @Test
  void the_glossary_explains_every_outcome_once() {
    List<String> terms = Glossary.TERMS.stream().map(Glossary.Term::term).toList();
    assertThat(terms)
        .doesNotHaveDuplicates()
        .containsAll(Arrays.stream(Outcome.values()).map(Outcome::label).toList());
    assertThat(Glossary.TERMS).allMatch(term -> term.meaning().endsWith("."));
  }

  @Test
  void figures_have_as_many_digits_as_people_read() {
    assertThat(
            Stream.of(0.0, 0.123456, 1.23456, 12.3456, 123.456, 12345.6, 0.0001234, -7.0)
                .map(Rounded::digits))
        .containsExactly(0.0, 0.123, 1.23, 12.3, 123.0, 12346.0, 0.0001, -7.0);
  }
}
