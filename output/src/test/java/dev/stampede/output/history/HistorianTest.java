package dev.stampede.output.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stampede.judge.Validity.Judgement;
import dev.stampede.judge.Validity.Verdict;
import dev.stampede.measure.Distribution;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.RecordedRun;
import dev.stampede.output.history.Entry.Ended;
import dev.stampede.output.history.Entry.Event;
import dev.stampede.output.history.Entry.Event.Kind;
import dev.stampede.output.history.Entry.Log;
import dev.stampede.output.history.Entry.Second;
import dev.stampede.run.RunState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is remembered of a run")
class HistorianTest {

  private static final RowKey ONE = new RowKey("GET", "/one");

  private static Historian begun() {
    Historian historian = new Historian();
    historian.add(LongRun.started());
    return historian;
  }

  @Test
  void an_hour_at_thirty_names_stays_small_and_every_folding_keeps_the_sum() {
    long seed = new SplittableRandom().nextLong();
    LongRun run = new LongRun(seed, 30, 20);
    Historian historian = begun();
    Snapshot all = Snapshot.empty(RecordedRun.START_MILLIS);
    Snapshot allNames = all;
    for (int i = 0; i < 3_600; i++) {
      Second second = run.next(RunState.RUNNING, 50, 30);
      historian.add(second);
      Snapshot totals = Trim.totals(second.interval());
      Snapshot names = Trim.names(second.interval(), key -> true);
      all = all.then(totals);
      allNames = allNames.then(names);
    }
    historian.settle();
    History history = historian.history();

    // Ten minutes of seconds and fifty of 5 s; of names 5 s and 30 s; two hours are not over.
    assertThat(history.totals()).as("seed %d", seed).hasSizeBetween(600 + 590, 640 + 600);
    assertThat(history.names()).as("seed %d", seed).hasSizeBetween(120 + 98, 130 + 101);
    assertThat(history.totals().getFirst().w()).isBetween(4.9, 5.1);
    assertThat(history.names().getFirst().w()).isBetween(29.9, 30.1);
    assertThat(history.totals().getLast().w()).isBetween(0.9, 1.1);

    assertThat(sum(history.totals(), p -> p.packed().orElseThrow().open()))
        .as("seed %d", seed)
        .isEqualTo(all);
    assertThat(sum(history.names(), p -> p.packed().orElseThrow().open()))
        .as("seed %d", seed)
        .isEqualTo(allNames);
    assertGapless(history.totals());
    assertGapless(history.names());
    assertHeat(history, all);
  }

  @Test
  void a_busy_hour_takes_a_few_megabytes() {
    LongRun run = new LongRun(7, 30, 1_000);
    List<Second> few = run.seconds(15);
    Historian historian = begun();
    for (int i = 0; i < 1_260; i++) {
      historian.add(at(few.get(i % 15), i));
    }
    // Ten minutes as they are; the eleven before them, folded, stand for the fifty of an hour.
    History history = historian.history();
    long seconds = history.totals().stream().mapToLong(HistorianTest::packed).sum();
    long names = history.names().stream().mapToLong(HistorianTest::packed).sum();
    long folded =
        history.totals().stream().filter(p -> p.w() > 2).mapToLong(HistorianTest::packed).sum()
            + history.names().stream()
                .filter(p -> p.w() > 10)
                .mapToLong(HistorianTest::packed)
                .sum();
    long packed = seconds + names + folded * 40 / 11;
    // Beside the bytes: about 200 for the figures of a name, 40 for a cell of the heat map.
    long figures = (120 + 100) * 30L * 200 + (600 + 600) * 40L * 40;
    assertThat(packed + figures).isLessThan(30_000_000);
  }

  private static long packed(Points point) {
    return switch (point) {
      case Points.Totals totals -> totals.packed().map(Packed::size).orElse(0);
      case Points.Names names -> names.packed().map(Packed::size).orElse(0);
    };
  }

  private static Second at(Second second, int i) {
    Snapshot s = second.interval();
    return new Second(
        second.state(),
        Duration.ofSeconds(i + 1),
        second.goal(),
        second.epoch(),
        new Snapshot(
            RecordedRun.START_MILLIS + i * 1_000L,
            RecordedRun.START_MILLIS + i * 1_000L + 1_000,
            1_000_000_000,
            s.rows(),
            s.users(),
            s.started(),
            s.inFlight(),
            s.failures(),
            s.mishaps(),
            s.generator()));
  }

  private static <P> Snapshot sum(List<P> points, Function<P, Snapshot> open) {
    return points.stream().map(open).reduce(Snapshot::then).orElseThrow();
  }

  private static void assertGapless(List<? extends Points> points) {
    for (int i = 1; i < points.size(); i++) {
      assertThat(points.get(i).fromNanos()).isEqualTo(points.get(i - 1).toNanos());
    }
  }

  private static void assertHeat(History history, Snapshot all) {
    TreeMap<Integer, Long> cells = new TreeMap<>();
    for (Points.Totals point : history.totals()) {
      point.heat().cells().forEach(cell -> cells.merge(cell.index(), cell.count(), Long::sum));
    }
    TreeMap<Integer, Long> expected = new TreeMap<>();
    Heat.of(all.rows().getOrDefault(Trim.ALL, Row.EMPTY).times())
        .cells()
        .forEach(cell -> expected.put(cell.index(), cell.count()));
    assertThat(cells).isEqualTo(expected);
  }

  @Test
  void days_are_remembered_by_the_hour() {
    LongRun run = new LongRun(3, 3, 4);
    List<Second> few = run.seconds(5);
    Historian historian = begun();
    for (int i = 0; i < 86_400; i++) {
      historian.add(at(few.get(i % 5), i));
    }
    History history = historian.history();
    assertThat(history.totals()).hasSizeLessThan(600 + 1_400 + 800 + 250);
    assertThat(history.names()).hasSizeLessThan(130 + 240 + 90 + 20);
    assertThat(history.totals().getFirst().w()).isEqualTo(300);
    assertThat(history.names().getFirst().w()).isEqualTo(3_600);
    assertGapless(history.totals());
    assertGapless(history.names());
    double requests = 0;
    for (Points.Totals point : history.totals()) {
      requests += point.figures().all().rps() * point.w();
    }
    assertThat(Math.round(requests)).isEqualTo(history.total().aggregated().requests());
  }

  @Test
  void the_sum_begins_anew_after_a_reset_and_no_point_reaches_over_it() {
    LongRun run = new LongRun(5, 2, 10);
    Historian historian = begun();
    run.seconds(7).forEach(historian::add);
    run.reset();
    List<Second> after = run.seconds(700);
    after.forEach(historian::add);
    History history = historian.history();
    assertThat(history.epoch()).isEqualTo(1);
    assertThat(history.total().aggregated().requests()).isEqualTo(7_000);
    assertThat(history.total().fromMillis()).isEqualTo(after.getFirst().interval().fromMillis());
    assertThat(history.totals().stream().map(Points.Totals::epoch).distinct())
        .containsExactly(0, 1);
    assertThat(history.totals().get(1).toNanos()).isEqualTo(after.getFirst().fromNanos());
    assertThat(history.names().get(0).toNanos()).isEqualTo(after.getFirst().fromNanos());
    assertGapless(history.totals());
    assertGapless(history.names());
  }

  @Test
  void names_have_ids_in_order_of_first_appearance_and_the_first_of_many_have_charts() {
    Historian historian = begun();
    RecordedRun few = new RecordedRun().ok("GET", "/b", 5).ok("GET", "/a", 5);
    historian.add(second(few, 0));
    RecordedRun many = new RecordedRun().ok("GET", "/a", 5).ok("GET", "/0", 5);
    for (int i = 0; i < 300; i++) {
      many.ok("GET", "/many/" + i, 5);
    }
    historian.add(second(many, 1));
    historian.settle();
    History history = historian.history();
    assertThat(history.rows()).hasSize(303);
    assertThat(history.rows().values()).startsWith("r0", "r1", "r2").endsWith("r302");
    assertThat(history.rows().keySet())
        .startsWith(new RowKey("GET", "/a"), new RowKey("GET", "/b"), new RowKey("GET", "/0"));
    assertThat(history.names()).singleElement().extracting(n -> n.rows().size()).isEqualTo(200);
  }

  private static Second second(RecordedRun run, int i) {
    return at(new Second(RunState.RUNNING, Duration.ZERO, 1, 0, run.second(1)), i);
  }

  @Test
  void events_and_logs_are_shown_with_the_second_after_them_and_at_the_end() {
    Historian historian = begun();
    Event early = new Event(0.2, 200, Kind.NOTE, "early");
    Log line = new Log(300, "INFO", "line");
    historian.add(early);
    historian.add(line);
    assertThat(historian.history().events()).isEmpty();
    Change change = historian.add(second(new RecordedRun().ok("GET", "/one", 3), 0)).orElseThrow();
    assertThat(change.events()).containsExactly(early);
    assertThat(change.logs()).containsExactly(line);
    assertThat(change.rows()).containsExactly(Map.entry(ONE, "r0"));
    assertThat(change.sequence()).isEqualTo(1);
    assertThat(historian.history().events()).containsExactly(early);
    Event late = new Event(1.2, 1_200, Kind.TARGET, "late");
    historian.add(late);
    historian.add(
        new Ended(1.5, 1_500, "passed", 0, List.of(), new Judgement(Verdict.VALID, List.of())));
    assertThat(historian.history().events()).containsExactly(early, late);
    assertThat(historian.history().state()).isEqualTo(RunState.STOPPED);
  }

  @Test
  void the_last_moments_of_a_run_are_no_second_of_their_own() {
    Historian historian = begun();
    for (int i = 0; i < 5; i++) {
      historian.add(second(new RecordedRun().ok("GET", "/one", 3), i));
    }
    Snapshot moment = new RecordedRun().ok("GET", "/one", 3).second(0);
    Snapshot sliver =
        new Snapshot(
            RecordedRun.START_MILLIS + 5_000,
            RecordedRun.START_MILLIS + 5_009,
            9_000_000,
            moment.rows(),
            moment.users(),
            moment.started(),
            moment.inFlight(),
            moment.failures(),
            moment.mishaps(),
            moment.generator());
    historian.add(new Second(RunState.STOPPED, Duration.ofMillis(5_009), 0, 0, sliver));
    historian.add(
        new Ended(5.01, 5_010, "passed", 0, List.of(), new Judgement(Verdict.VALID, List.of())));
    History history = historian.history();

    assertThat(history.totals()).hasSize(5);
    Points.Totals last = history.totals().getLast();
    assertThat(last.t()).isEqualTo(5.009);
    assertThat(last.figures().users()).isEqualTo(1);
    assertThat(last.figures().all().rps()).isBetween(1.9, 2.0);
    assertThat(history.names()).singleElement().extracting(Points.Names::t).isEqualTo(5.009);
    assertThat(history.total().aggregated().requests()).isEqualTo(6);
  }

  @Test
  void events_and_logs_are_bounded() {
    Historian historian = begun();
    for (int i = 0; i < 5_000; i++) {
      historian.add(new Event(i, i, Kind.NOTE, "event " + i));
      historian.add(new Log(i, "WARN", "line " + i));
    }
    historian.settle();
    History history = historian.history();
    assertThat(history.events()).hasSize(Historian.MAX_EVENTS);
    assertThat(history.events().getFirst().text()).isEqualTo("event 0");
    assertThat(history.events().getLast().text()).isEqualTo("event 4999");
    assertThat(history.logs()).hasSize(Historian.MAX_LOGS);
    assertThat(history.logs().getLast().text()).isEqualTo("line 4999");
  }

  @Test
  void a_history_does_not_change_when_the_run_goes_on() {
    LongRun run = new LongRun(1, 2, 5);
    Historian historian = begun();
    run.seconds(3).forEach(historian::add);
    History before = historian.history();
    run.seconds(3).forEach(historian::add);
    assertThat(before.totals()).hasSize(3);
    assertThat(before.sequence()).isEqualTo(3);
    assertThat(historian.history().totals()).hasSize(6);
  }

  @Test
  void the_narrator_tells_states_with_users_and_resets() {
    LongRun run = new LongRun(1, 1, 1);
    Narrator narrator = new Narrator();
    List<Event> told = new ArrayList<>();
    told.addAll(narrator.tell(run.next(RunState.SPAWNING, 1, 0)));
    told.addAll(narrator.tell(run.next(RunState.SPAWNING, 30, 0)));
    told.addAll(narrator.tell(run.next(RunState.RUNNING, 50, 0)));
    told.addAll(narrator.tell(run.reset().next(RunState.RUNNING, 50, 0)));
    told.addAll(narrator.tell(run.next(RunState.STOPPING, 12, 0)));
    told.addAll(narrator.tell(run.next(RunState.STOPPED, 0, 0)));
    assertThat(told)
        .extracting(Event::t, Event::kind, Event::text)
        .containsExactly(
            tuple(1.0, Kind.STATE, "spawning: 1 user, 1 wanted"),
            tuple(3.0, Kind.STATE, "running: 50 users"),
            tuple(3.0, Kind.RESET, "the statistics begin anew"),
            tuple(5.0, Kind.STATE, "stopping: 12 users left"),
            tuple(6.0, Kind.STATE, "stopped"));
  }

  @Test
  void a_call_is_in_the_cell_of_the_heat_map_that_holds_its_time() {
    for (double millis : new double[] {0, 0.05, 0.2, 1, 9.99, 812, 60_000, 10_000_000}) {
      Heat heat = Heat.of(Distribution.ofNanos((long) (millis * 1e6)));
      assertThat(heat.cells()).as("%f ms", millis).hasSize(1);
      int index = heat.cells().getFirst().index();
      double shown = Math.min(millis, 4_294_967.295);
      assertThat(Heat.edge(index)).as("%f ms", millis).isLessThanOrEqualTo(shown * 1.001);
      if (millis < 4_000_000) {
        assertThat(Heat.edge(index + 1)).as("%f ms", millis).isGreaterThanOrEqualTo(shown * 0.999);
      }
    }
  }
}
