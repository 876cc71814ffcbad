package dev.stampede.output.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A run that is killed (SIGKILL)")
class KilledRunTest {

  private static final int SECONDS = 60;

  @TempDir Path folder;

  @Test
  void leaves_whole_records_up_to_its_last_second() throws Exception {
    killWhileItWrites();

    List<List<String>> history = CsvReading.of(folder.resolve("run_stats_history.csv"));
    long aggregated = history.stream().filter(row -> row.get(3).equals("Aggregated")).count();
    assertThat(aggregated).isGreaterThanOrEqualTo(SECONDS);
    assertThat(history).allMatch(row -> row.size() == history.getFirst().size());

    List<List<String>> stats = CsvReading.of(folder.resolve("run_stats.csv"));
    assertThat(Long.parseLong(stats.getLast().get(2))).isGreaterThanOrEqualTo(SECONDS * 50L);

    String samples = Files.readString(folder.resolve("samples.csv"));
    // Only the last write may have been cut by the kill.
    String whole = samples.substring(0, samples.lastIndexOf("\r\n") + 2);
    assertThat(CsvReading.of(whole)).hasSizeGreaterThan(1).allMatch(row -> row.size() == 10);
  }

  private void killWhileItWrites() throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                KilledRun.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines = process.inputReader()) {
      String line = "";
      while (line != null && !line.equals("second " + SECONDS)) {
        line = lines.readLine();
      }
      assertThat(line).as("the process ended by itself").isNotNull();
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
