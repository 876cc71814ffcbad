package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run will cost. */
class CostCommandTest {

  @TempDir private Path folder;

  @Test
  void theUsualTurnTenThousandTimesCostsEightyOneDollars() {
    Program cost = Program.run("cost", "--invocations", "10000");
    assertThat(cost.exit()).as(cost.err()).isZero();
    assertThat(cost.out().lines())
        .contains("in all:  10000 invocations × $0.0081 = $81.00")
        .anyMatch(line -> line.startsWith("Prices of 2026-11-23 (default): "));
  }

  @Test
  void modelAndTokensMayBeOthers() {
    Program cost =
        Program.run(
            "cost",
            "--invocations=1000000",
            "--model",
            "nova-micro",
            "--input-tokens",
            "1000",
            "--output-tokens",
            "0");
    assertThat(cost.out())
        .contains("nova-micro: $0.035 per million input tokens", "× $0.000035 = $35.00");
  }

  @Test
  void pricesOfOnesOwnWin() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("own.yaml"),
            """
            prices:
              date: 2027-01-01
              source: our contract
              models: {house-model: {input: 1, output: 2}}
              lambda: {requests: 0.2, gb-second-x86: 0.00001, gb-second-arm: 0.00001}
              turn: {model: house-model, input-tokens: 1000, output-tokens: 1000}
            """);
    Program cost = Program.run("cost", "--config", file.toString(), "--invocations", "100");
    assertThat(cost.out())
        .contains(
            "100 invocations × $0.003 = $0.30",
            "Prices of 2027-01-01 (" + file + ":2): our contract");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --model nova-mirco --invocations 1 | --model: 'nova-mirco' has no price; did you mean nova-micro?
          --invocations -1                   | --invocations must be 0 or more, not -1
          --invocations many                 | --invocations: 'many' is not a whole number
          --model nova-micro                 | Missing required option: '--invocations=N'
          """)
  void wrongUseIsTold(String arguments, String message) {
    Program cost = Program.run(("cost " + arguments).split(" "));
    assertThat(cost.exit()).isEqualTo(ExitCode.USAGE.code());
    assertThat(cost.err()).startsWith("stampede: " + message);
  }
}
