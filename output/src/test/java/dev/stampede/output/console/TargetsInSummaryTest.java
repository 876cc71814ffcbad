package dev.stampede.output.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.output.AgentsLike;
import dev.stampede.output.Golden;
import dev.stampede.output.JudgedRun;
import dev.stampede.output.text.Glyphs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Targets in the summary")
class TargetsInSummaryTest {

  @ParameterizedTest(name = "{0} columns")
  @ValueSource(ints = {0, 80, 160})
  void stand_above_the_verdict_on_validity(int columns) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(bytes, false, StandardCharsets.UTF_8);
    Screen screen =
        columns == 0
            ? Screen.pipe(stream, true)
            : Screen.terminal(stream, () -> columns, true, false);
    JudgedRun run = JudgedRun.agents();
    Console.create(screen, screen, List.of(new AgentsLike()), false)
        .summary(run.total(), new SummaryFacts("the emulator", "Validity: valid", run.verdicts()));
    String text = bytes.toString(StandardCharsets.UTF_8);
    String end = text.substring(text.indexOf("\nTargets") + 1);
    Golden.assertSame(
        "console-targets-%d.txt".formatted(columns), end.getBytes(StandardCharsets.UTF_8));
    assertThat(end.lines().toList().getLast()).startsWith("Routing Accuracy");
    assertThat(end.lines().filter(line -> columns > 0 && Glyphs.width(line) > columns)).isEmpty();
  }
}
