package dev.stampede.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.emulator.agents.Habit;
import dev.stampede.emulator.fault.FaultForm;
import dev.stampede.emulator.fault.FaultTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("docs/emulator.md")
class DocumentationTest {
  private static List<String> rows(String header) throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../docs/emulator.md"));
    return lines.stream()
        .skip(lines.indexOf(header) + 2L)
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }

  @Test
  void hasTheTableOfFaultsAsTheCodeHasIt() throws IOException {
    assertThat(rows("| kind | what the client sees | outcome in the truth |"))
        .containsExactlyElementsOf(
            Stream.of(FaultForm.values())
                .filter(form -> form.strikes(FaultTarget.AGENT))
                .map(DocumentationTest::row)
                .toList());
  }

  @Test
  void hasARowForEachFaultThatBefallsFunctionsAlone() throws IOException {
    assertThat(Files.readAllLines(Path.of("../docs/emulator.md")))
        .containsAll(
            Stream.of(FaultForm.values())
                .filter(form -> !form.strikes(FaultTarget.AGENT))
                .map(DocumentationTest::row)
                .toList());
  }

  private static String row(FaultForm form) {
    return "| `%s` | %s | `%s` |".formatted(form.syntax(), form.seen(), form.outcome());
  }

  @Test
  void namesEveryHabitAndItsMarkInTheOrderOfTheCode() throws IOException {
    List<String> rows = rows("| habit | what happens in that share of the turns | mark |");
    assertThat(rows.stream().map(row -> row.split("\\|", -1)[1].strip()))
        .containsExactlyElementsOf(Habit.keys().stream().map(key -> "`" + key + "`").toList());
    assertThat(rows.stream().map(row -> row.split("\\|", -1)[3].strip()))
        .containsExactlyElementsOf(
            Stream.of(Habit.values()).map(habit -> "`" + habit.mark() + "`").toList());
  }
}
