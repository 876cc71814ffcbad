package dev.stampede.output.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.insight.Insight;
import dev.stampede.insight.Table;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.AgentsLike;
import dev.stampede.output.Golden;
import dev.stampede.output.Hostile;
import dev.stampede.output.RecordedRun;
import dev.stampede.output.SampleRuns;
import dev.stampede.output.text.Glyphs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The console")
class ConsoleTest {

  private static final SummaryFacts FACTS =
      new SummaryFacts("embedded emulator at http://127.0.0.1:41233", "Validity: valid");

  private final ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
  private final ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(outBytes, false, StandardCharsets.UTF_8);
  private final PrintStream err = new PrintStream(errBytes, false, StandardCharsets.UTF_8);

  private Console piped(boolean onlySummary, Insight... insights) {
    return Console.create(
        Screen.pipe(out, true), Screen.pipe(err, true), List.of(insights), onlySummary);
  }

  private Console onTerminal(int columns, boolean utf8, Insight... insights) {
    return Console.create(
        Screen.terminal(out, () -> columns, utf8, false),
        Screen.terminal(err, () -> columns, utf8, false),
        List.of(insights),
        false);
  }

  private static Progress progress(Snapshot total) {
    return new Progress(
        "running",
        total.userCount(),
        50,
        Duration.ofMillis(Math.round(total.seconds() * 1_000)),
        Optional.of(Duration.ofMinutes(1)));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void prints_locusts_table_to_standard_error_every_two_seconds_into_a_pipe() throws IOException {
    Console console = piped(false, new AgentsLike());
    SampleRuns.agents(15, (second, total) -> console.tick(second, total, progress(total)));
    Golden.assertSame("console-periodic.txt", errBytes.toByteArray());
    assertThat(outBytes.size()).isZero();
  }

  @Test
  void prints_the_summary_to_standard_output_with_the_first_headline_as_the_very_last_line()
      throws IOException {
    RecordedRun run = SampleRuns.agents(40, (second, total) -> {});
    piped(false, new AgentsLike()).summary(run.total(), FACTS);
    Golden.assertSame("console-summary.txt", outBytes.toByteArray());
    assertThat(text(outBytes).lines().toList().getLast()).startsWith("Routing Accuracy: 99.4%");
    assertThat(errBytes.size()).isZero();
  }

  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {60, 80, 100, 120, 160, 200})
  void keeps_the_summary_within_the_terminal(int columns) throws IOException {
    RecordedRun run = SampleRuns.agents(40, (second, total) -> {});
    onTerminal(columns, true, new AgentsLike()).summary(run.total(), FACTS);
    assertThat(text(outBytes).lines()).allMatch(line -> Glyphs.width(line) <= columns);
    Golden.assertSame("console-summary-%d.txt".formatted(columns), outBytes.toByteArray());
  }

  @Test
  void lets_the_last_headline_of_the_first_insight_stand_below_those_of_later_ones() {
    RecordedRun run = SampleRuns.agents(2, (second, total) -> {});
    Insight other =
        new Insight() {
          @Override
          public List<String> titles() {
            return List.of();
          }

          @Override
          public List<Table> tables(Snapshot total) {
            return List.of();
          }

          @Override
          public Optional<String> status(Snapshot total) {
            return Optional.empty();
          }

          @Override
          public Optional<String> headline(Snapshot total) {
            return Optional.of("Cold starts: 3");
          }
        };
    piped(false, new AgentsLike(), other).summary(run.total(), FACTS);
    assertThat(text(outBytes).lines().toList().reversed())
        .startsWith(
            "Routing Accuracy: 99.4% (n=804, 95% interval 98.6%–99.7%)",
            "Cold starts: 3",
            "Validity: valid",
            "Target: embedded emulator at http://127.0.0.1:41233",
            "Interrupted by the end of the test: 2");
  }

  @Test
  void has_locusts_columns_to_the_blank_where_types_and_names_are_as_short_as_there() {
    RecordedRun run = new RecordedRun();
    for (int i = 0; i < 2; i++) {
      run.ok("GET", "/x", i == 0 ? 12 : 300);
    }
    run.second(1);
    onTerminal(100, false).summary(run.total(), FACTS);
    assertThat(text(outBytes))
        .startsWith(
            """
            Type     Name              # reqs      # fails |    Avg     Min     Max    Med |   req/s  failures/s
            --------|----------------|-------|-------------|-------|-------|-------|-------|--------|-----------
            GET      /x                     2     0(0.00%) |    156      12     300     12 |    2.00        0.00
            --------|----------------|-------|-------------|-------|-------|-------|-------|--------|-----------
                     Aggregated             2     0(0.00%) |    156      12     300     12 |    2.00        0.00
            """);
    ByteArrayOutputStream wide = new ByteArrayOutputStream();
    Console.create(
            Screen.pipe(new PrintStream(wide, false, StandardCharsets.UTF_8), true),
            Screen.pipe(err, true),
            List.of(),
            false)
        .summary(run.total(), FACTS);
    assertThat(text(wide))
        .contains(
            """
            Response time percentiles (approximated)
            Type     Name                                                                                  50%    66%    75%    80%    90%    95%    98%    99%  99.9% 99.99%   100% # reqs
            --------|--------------------------------------------------------------------------------|--------|------|------|------|------|------|------|------|------|------|------|------
            GET      /x                                                                                     12    300    300    300    300    300    300    300    300    300    300      2
            """);
  }

  @Test
  void shows_a_run_without_any_request() throws IOException {
    RecordedRun run = new RecordedRun();
    Console console = piped(false, new AgentsLike());
    for (int i = 0; i < 2; i++) {
      run.second(0, (second, total) -> console.tick(second, total, progress(total)));
    }
    console.summary(run.total(), FACTS);
    Golden.assertSame("console-empty.txt", outBytes.toByteArray());
    assertThat(text(outBytes)).endsWith("Validity: valid\n");
    assertThat(text(errBytes)).contains("Aggregated");
  }

  @Test
  void prints_no_periodic_table_when_only_the_summary_is_wanted() {
    Console console = piped(true);
    SampleRuns.agents(6, (second, total) -> console.tick(second, total, progress(total)));
    assertThat(errBytes.size()).isZero();
  }

  @Test
  void lets_no_text_from_outside_move_the_cursor_or_shift_a_figure() throws IOException {
    RecordedRun run = Hostile.run();
    piped(false).summary(run.total(), FACTS);
    Golden.assertSame("console-hostile.txt", outBytes.toByteArray());
    assertThat(text(outBytes).codePoints())
        .noneMatch(c -> (Character.isISOControl(c) && c != '\n') || c == 0x202e || c == 0x2066);
  }

  @Test
  void shows_a_screen_without_utf8_nothing_but_ascii() {
    Console.create(
            Screen.pipe(out, false), Screen.pipe(err, false), List.of(new AgentsLike()), false)
        .summary(Hostile.run().total(), FACTS);
    assertThat(text(outBytes).codePoints()).allMatch(c -> c < 0x7f);
  }

  @Test
  void keeps_the_periodic_table_short_whatever_the_number_of_names_and_the_summary_whole() {
    RecordedRun run = new RecordedRun();
    Console console = piped(false);
    for (int second = 0; second < 2; second++) {
      for (int i = 0; i < 3_000; i++) {
        run.call(
            "GET",
            String.format(Locale.ROOT, "/item/%04d", i),
            5,
            i < 2_000 ? Outcome.SUCCESS : Outcome.CLIENT_ERROR,
            "error " + i);
      }
      run.second(1, (each, total) -> console.tick(each, total, progress(total)));
    }
    console.summary(run.total(), FACTS);
    assertThat(text(errBytes).lines()).hasSizeLessThan(120);
    assertThat(text(errBytes)).contains("(2900 more names: all are in the summary)");
    assertThat(text(outBytes)).contains("/item/0000", "/item/2999");
    // 50 kinds of 1,000 are shown, twice each; no failure is lost from the sum.
    assertThat(text(outBytes)).contains("1900               (all other kinds together)");
  }
}
