package dev.stampede.output.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.insight.Insight;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Row;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.AgentsLike;
import dev.stampede.output.Golden;
import dev.stampede.output.Hostile;
import dev.stampede.output.RecordedRun;
import dev.stampede.output.SampleRuns;
import dev.stampede.output.UnwritableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The files of --csv")
class CsvFilesTest {

  private static final List<Insight> AGENTS = List.of(new AgentsLike());

  @TempDir Path folder;
  private String prefix = "";
  private final List<String> warnings = new ArrayList<>();

  @BeforeEach
  void choosePrefix() {
    prefix = folder.resolve("deep/er/run").toString();
  }

  private CsvFiles open(boolean fullHistory) {
    return CsvFiles.open(prefix, fullHistory, AGENTS, warnings::add);
  }

  private Path file(String name) {
    return Path.of(prefix + "_" + name + ".csv");
  }

  private void assertGolden(String name, String golden) throws IOException {
    Golden.assertSame(golden, Files.readAllBytes(file(name)));
  }

  @Test
  void are_locusts_four_and_one_for_each_table_of_our_own() throws IOException {
    CsvFiles files = open(false);
    files.finish(SampleRuns.agents(14, files::tick).total());
    assertGolden("stats", "run_stats.csv");
    assertGolden("stats_history", "run_stats_history.csv");
    assertGolden("failures", "run_failures.csv");
    assertGolden("exceptions", "run_exceptions.csv");
    assertGolden("agents", "run_agents.csv");
    assertGolden("routes", "run_routes.csv");
    try (var all = Files.list(file("stats").toAbsolutePath().getParent())) {
      assertThat(all).hasSize(6);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void have_a_history_row_for_each_name_where_the_full_history_is_wanted() throws IOException {
    CsvFiles files = open(true);
    files.finish(SampleRuns.agents(14, files::tick).total());
    assertGolden("stats_history", "run_full_stats_history.csv");
  }

  @Test
  void show_percentiles_of_the_last_ten_seconds_in_the_full_history_and_of_all_otherwise()
      throws IOException {
    for (boolean full : new boolean[] {false, true}) {
      CsvFiles files = open(full);
      RecordedRun run = new RecordedRun();
      for (int second = 0; second < 11; second++) {
        run.ok("GET", "/", second == 0 ? 900 : 100).second(1, files::tick);
      }
      files.finish(run.total());
      List<String> last = CsvReading.of(file("stats_history")).getLast();
      assertThat(last.get(16)).as("100%%, full history %s", full).isEqualTo(full ? "100" : "900");
    }
  }

  @Test
  void say_not_available_where_a_name_has_no_requests_yet() throws IOException {
    CsvFiles files = open(true);
    RecordedRun run = new RecordedRun();
    run.call("GET", "/cut", 5, Outcome.INTERRUPTED, "").second(3, files::tick);
    files.finish(run.total());
    assertThat(CsvReading.of(file("stats")).subList(1, 3))
        .containsExactly(
            row("GET", "/cut", "0", "0", "0", "0.0", "0", "0", "0", "0.000000", "0.000000"),
            row("", "Aggregated", "0", "0", "0", "0.0", "0", "0", "0", "0.000000", "0.000000"));
    assertThat(CsvReading.of(file("stats_history")).getLast())
        .hasSize(24)
        .containsSubsequence("1795478401", "3", "", "Aggregated", "0.000000", "0.000000", "N/A");
  }

  private static List<String> row(String... cells) {
    List<String> row = new ArrayList<>(List.of(cells));
    for (int i = 0; i < 11; i++) {
      row.add("N/A");
    }
    return row;
  }

  @Test
  void have_headers_before_the_first_second_and_nothing_of_an_older_run() throws IOException {
    CsvFiles older = open(true);
    older.finish(SampleRuns.agents(3, older::tick).total());
    Files.writeString(Path.of(file("stats") + ".new"), "left by a kill");

    CsvFiles newer = open(false);
    assertThat(Files.readString(file("stats_history")))
        .isEqualTo(LocustRows.HISTORY_HEADER + "\r\n");
    assertThat(CsvReading.of(file("stats"))).hasSize(2);
    assertThat(Files.readString(file("failures")))
        .isEqualTo("Method,Name,Error,Occurrences,First Seen,Last Seen\r\n");
    assertThat(Files.readString(file("exceptions"))).isEqualTo("Count,Message,Traceback,Nodes\r\n");
    assertThat(file("agents")).doesNotExist();
    assertThat(file("routes")).doesNotExist();
    assertThat(file("never_seen")).doesNotExist();
    assertThat(Path.of(file("stats") + ".new")).doesNotExist();
    newer.close();
  }

  @Test
  void keep_hostile_words_in_their_cells() throws IOException {
    CsvFiles files = open(true);
    RecordedRun run = Hostile.run();
    files.tick(run.total(), run.total());
    files.finish(run.total());
    assertGolden("stats", "hostile_stats.csv");
    assertGolden("failures", "hostile_failures.csv");
    assertGolden("exceptions", "hostile_exceptions.csv");
    for (String name : List.of("stats", "stats_history", "failures", "exceptions", "agents")) {
      List<List<String>> rows = CsvReading.of(file(name));
      assertThat(rows).as(name).allMatch(row -> row.size() == rows.getFirst().size());
      assertThat(rows.stream().flatMap(List::stream))
          .as(name)
          .noneMatch(cell -> cell.matches("(?s)[=+@\t\r\n-].*"));
    }
  }

  @Test
  void hold_thousands_of_names_and_the_sum_of_all_failures() throws IOException {
    CsvFiles files = open(false);
    RecordedRun run = new RecordedRun();
    for (int i = 0; i < 4_000; i++) {
      run.call(
          "GET",
          String.format(Locale.ROOT, "/%04d", i),
          i,
          i % 2 == 0 ? Outcome.SUCCESS : Outcome.TIMEOUT,
          "after " + i + " ms");
    }
    run.second(1, files::tick);
    files.finish(run.total());
    assertThat(CsvReading.of(file("stats"))).hasSize(4_002);
    List<List<String>> failures = CsvReading.of(file("failures"));
    assertThat(failures).hasSizeLessThan(600);
    assertThat(failures.getLast().get(2)).isEqualTo("(all other kinds together)");
    assertThat(failures.stream().skip(1).mapToLong(row -> Long.parseLong(row.get(3))).sum())
        .isEqualTo(2_000);
  }

  @Test
  void read_back_as_the_counts_that_were_measured_whatever_the_run() throws IOException {
    long seed = System.nanoTime();
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    List<Outcome> outcomes = List.of(Outcome.values());
    for (int round = 0; round < 40; round++) {
      CsvFiles files = open(random.nextBoolean());
      RecordedRun run = new RecordedRun();
      for (int second = random.nextInt(1, 15); second > 0; second--) {
        for (int call = random.nextInt(30); call > 0; call--) {
          Outcome outcome = outcomes.get(random.nextInt(outcomes.size()));
          run.call(words(random), words(random), random.nextDouble(5_000), outcome, words(random));
        }
        run.second(random.nextInt(100), files::tick);
      }
      files.finish(run.total());
      assertCounts(run.total(), "seed %d, round %d".formatted(seed, round));
    }
  }

  private void assertCounts(Snapshot total, String which) throws IOException {
    List<List<String>> stats = CsvReading.of(file("stats"));
    List<List<String>> expected = new ArrayList<>();
    total.rows().forEach((key, row) -> expected.add(counts(key.type(), key.name(), row)));
    expected.add(counts("", "Aggregated", total.aggregated()));
    assertThat(stats.stream().skip(1).map(row -> row.subList(0, 4))).as(which).isEqualTo(expected);

    List<String> last = CsvReading.of(file("stats_history")).getLast();
    assertThat(last.get(17)).as(which).isEqualTo(expected.getLast().get(2));
    assertThat(last.get(18)).as(which).isEqualTo(expected.getLast().get(3));
    assertThat(
            CsvReading.of(file("failures")).stream()
                .skip(1)
                .mapToLong(row -> Long.parseLong(row.get(3)))
                .sum())
        .as(which)
        .isEqualTo(total.aggregated().failures());
  }

  private static List<String> counts(String type, String name, Row row) {
    return List.of(
        guarded(type), guarded(name), Long.toString(row.requests()), Long.toString(row.failures()));
  }

  private static String guarded(String words) {
    return words.matches("(?s)[=+@\t\r\n-].*") ? "'" + words : words;
  }

  private static String words(RandomGenerator random) {
    StringBuilder words = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      words.append("ab,\"\r\n=+-@\t 予".charAt(random.nextInt(13)));
    }
    return words.toString();
  }

  @Test
  void consist_of_whole_records_at_any_moment_a_kill_may_come() {
    CsvFiles files = open(true);
    List<Integer> sizes = new ArrayList<>();
    SampleRuns.agents(
        20,
        (second, total) -> {
          files.tick(second, total);
          try {
            sizes.add(CsvReading.of(file("stats_history")).size());
            assertThat(CsvReading.of(file("stats")).getLast().get(2))
                .isEqualTo(Long.toString(total.aggregated().requests()));
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
    assertThat(sizes).hasSize(20).first().isEqualTo(6);
    assertThat(sizes.getLast()).isEqualTo(101);
    files.close();
  }

  @Test
  void are_never_seen_half_by_a_reader() throws Exception {
    CsvFiles files = open(false);
    AtomicBoolean over = new AtomicBoolean();
    AtomicReference<String> broken = new AtomicReference<>("");
    Thread reader =
        Thread.ofPlatform()
            .start(() -> {
              while (!over.get() && broken.get().isEmpty()) {
                try {
                  List<List<String>> rows = CsvReading.of(file("stats"));
                  if (!rows.getLast().get(1).equals("Aggregated")) {
                    broken.set("ends with " + rows.getLast());
                  }
                } catch (IOException | IllegalArgumentException e) {
                  broken.set(e.toString());
                }
              }
            });
    SampleRuns.agents(150, files::tick);
    over.set(true);
    reader.join();
    files.close();
    assertThat(broken.get()).isEmpty();
  }

  @Test
  void warn_once_and_let_the_run_go_on_where_writing_fails_later() throws IOException {
    CsvFiles files = open(false);
    RecordedRun run = SampleRuns.agents(2, files::tick);
    for (String name :
        List.of("stats", "stats_history", "failures", "exceptions", "agents", "routes")) {
      Files.delete(file(name));
    }
    Files.delete(folder.resolve("deep/er"));
    for (int i = 0; i < 3; i++) {
      run.second(1, files::tick);
    }
    assertThat(warnings).singleElement().asString().contains("--csv", "the run goes on");
    Files.createDirectory(folder.resolve("deep/er"));
    files.finish(run.total());
    assertThat(CsvReading.of(file("stats"))).hasSize(6);
  }

  @Test
  void are_refused_before_the_run_where_there_is_no_place_for_them() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("results"), "a file");
    assertThatThrownBy(() -> CsvFiles.open(inTheWay + "/run", false, AGENTS, warnings::add))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("--csv " + inTheWay + "/run: cannot write there")
        .hasMessageContaining("is a file, not a folder")
        .hasMessageEndingWith("choose a place that you may write to");

    Path folderInTheWay = Files.createDirectories(folder.resolve("x_stats.csv"));
    assertThatThrownBy(() -> CsvFiles.open(folder + "/x", false, AGENTS, warnings::add))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining(folderInTheWay + " is a folder");

    assertThatThrownBy(() -> CsvFiles.open("a\u0000b", false, AGENTS, warnings::add))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("no file can have this name");
  }
}
