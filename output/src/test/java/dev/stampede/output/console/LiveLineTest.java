package dev.stampede.output.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.measure.Snapshot;
import dev.stampede.output.AgentsLike;
import dev.stampede.output.Recent;
import dev.stampede.output.RecordedRun;
import dev.stampede.output.SampleRuns;
import dev.stampede.output.text.Glyphs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The live line")
class LiveLineTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);

  private Console console(int columns, boolean colour) {
    Screen screen = Screen.terminal(stream, () -> columns, true, colour);
    return Console.create(screen, screen, List.of(new AgentsLike()), false);
  }

  private static Progress progress(Snapshot total, Optional<Duration> runTime) {
    return new Progress(
        "running", total.userCount(), 50, Duration.ofSeconds((long) total.seconds()), runTime);
  }

  /** What a terminal of so many columns shows in the end. */
  private List<String> screenAfter(int columns) {
    return new Terminal(columns).show(bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void tells_state_time_users_rates_failures_times_and_what_the_insights_say() {
    Console console = console(160, false);
    SampleRuns.agents(
        30,
        (second, total) ->
            console.tick(second, total, progress(total, Optional.of(Duration.ofMinutes(1)))));
    assertThat(screenAfter(160))
        .containsExactly(
            "running  ━━━━━━━━━━━━────────────  0:30/1:00  users 50/50  25.0 req/s  fails 2.5%"
                + "  p50 1448 p95 2431 ms  in flight 0  routing 99.4%");
  }

  @Test
  void has_no_bar_where_nobody_knows_the_end() {
    Console console = console(160, false);
    SampleRuns.agents(
        3, (second, total) -> console.tick(second, total, progress(total, Optional.empty())));
    assertThat(screenAfter(160))
        .singleElement()
        .asString()
        .startsWith("running  0:03  users 15/50  25.0 req/s");
  }

  @Test
  void fits_every_width_and_is_rewritten_in_place() {
    for (int columns = 20; columns <= 200; columns++) {
      bytes.reset();
      Console console = console(columns, true);
      SampleRuns.agents(
          3,
          (second, total) ->
              console.tick(second, total, progress(total, Optional.of(Duration.ofMinutes(1)))));
      assertThat(screenAfter(columns)).as("%d columns", columns).hasSize(1);
    }
  }

  @Test
  void is_torn_by_no_log_line_and_gone_before_the_summary() {
    Console console = console(100, true);
    SampleRuns.agents(
        4,
        (second, total) -> {
          console.tick(second, total, progress(total, Optional.empty()));
          console.log("second " + (int) total.seconds());
        });
    assertThat(screenAfter(100))
        .startsWith("second 1", "second 2", "second 3", "second 4")
        .last()
        .asString()
        .startsWith("running  0:04");

    console.summary(Snapshot.empty(0), new SummaryFacts("nothing", "Validity: valid"));
    assertThat(screenAfter(100))
        .startsWith("second 1", "second 2", "second 3", "second 4")
        .last()
        .isEqualTo("Validity: valid");
    assertThat(screenAfter(100)).noneMatch(line -> line.contains("running"));
    console.log("late");
    assertThat(screenAfter(100)).last().isEqualTo("late");
  }

  @Test
  void takes_the_lines_of_others_when_they_are_whole_and_without_their_escapes() {
    Console console = console(80, false);
    PrintStream log = console.logStream();
    SampleRuns.agents(
        2, (second, total) -> console.tick(second, total, progress(total, Optional.empty())));
    log.print("WARN half");
    assertThat(screenAfter(80)).singleElement().asString().startsWith("running");
    log.print(" and\u001b[2J half – ü\r\n\tat Somewhere\nunfinished");
    assertThat(screenAfter(80))
        .startsWith("WARN half and?[2J half – ü", "    at Somewhere")
        .hasSize(3);
    log.close();
    assertThat(screenAfter(80)).contains("unfinished");
  }

  @Test
  void writes_no_colour_unless_asked_to() {
    Console plain = console(160, false);
    RecordedRun run =
        SampleRuns.agents(
            5, (second, total) -> plain.tick(second, total, progress(total, Optional.empty())));
    assertThat(bytes.toString(StandardCharsets.UTF_8)).doesNotContain("m\u001b", "\u001b[3");
    console(160, true).tick(run.second(5), run.total(), progress(run.total(), Optional.empty()));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .contains("\u001b[32mrunning\u001b[0m", "\u001b[31mfails");
  }

  @Test
  void survives_hostile_statuses_of_any_length() {
    RecordedRun run = SampleRuns.agents(3, (second, total) -> {});
    for (int columns : new int[] {1, 20, 33, 80}) {
      Screen screen = Screen.terminal(stream, () -> columns, columns % 2 == 0, false);
      String line =
          new LiveLine(screen)
              .of(
                  run.total(),
                  new Recent(),
                  new Progress(
                      "\u001b[31m" + "予".repeat(100), 1, 1, Duration.ofDays(3), Optional.empty()),
                  List.of("\r\n\u0007".repeat(50)));
      assertThat(Glyphs.width(line)).isLessThan(Math.max(20, columns));
      assertThat(line.chars()).noneMatch(Character::isISOControl);
    }
  }

  /** The few things a terminal does that the console asks of it. */
  private static final class Terminal {
    private final int columns;
    private final ArrayList<StringBuilder> lines = new ArrayList<>();
    private int at;

    Terminal(int columns) {
      this.columns = columns;
      lines.add(new StringBuilder());
    }

    List<String> show(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        StringBuilder line = lines.getLast();
        if (c == '\n') {
          lines.add(new StringBuilder());
          at = 0;
        } else if (c == '\r') {
          at = 0;
        } else if (text.startsWith("\u001b[2K", i)) {
          line.setLength(0);
          i += 3;
        } else if (text.startsWith("\u001b[K", i)) {
          line.setLength(Math.min(line.length(), at));
          i += 2;
        } else if (c == '\u001b') {
          i = text.indexOf('m', i);
        } else {
          put(c);
        }
      }
      return lines.stream().map(StringBuilder::toString).filter(l -> !l.isEmpty()).toList();
    }

    private void put(char c) {
      if (at == columns) {
        lines.add(new StringBuilder());
        at = 0;
      }
      StringBuilder line = lines.getLast();
      if (at < line.length()) {
        line.setCharAt(at, c);
      } else {
        line.append(c);
      }
      at++;
    }
  }
}
