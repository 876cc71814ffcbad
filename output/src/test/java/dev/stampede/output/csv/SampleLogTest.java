package dev.stampede.output.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import dev.stampede.output.RecordedRun;
import dev.stampede.output.UnwritableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The file of --samples")
class SampleLogTest {

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  @Test
  void has_a_line_for_each_attempt_with_its_moments_and_observations() throws IOException {
    Path file = folder.resolve("new/samples.csv");
    RecordedRun run = new RecordedRun();
    try (SampleLog log = SampleLog.open(file.toString(), warnings::add)) {
      log.accept(
          run.sample(
              "bedrock_agent",
              "bedrock_agent:notes",
              12.5,
              Outcome.SUCCESS,
              "",
              310,
              new Observation.Time("ttft", 2_500_000),
              new Observation.Amount("output_tokens", 42),
              new Observation.Cell("route", "notes", "a;b=c>d%")));
      log.accept(run.sample("agent", "=x", 1, Outcome.CLIENT_ERROR, "denied, \"you\"\nwent", 0));
      log.accept(run.sample("agent", "y", 1, Outcome.INTERRUPTED, "", 0));
    }
    assertThat(Files.readString(file))
        .isEqualTo(
            String.join(
                "\r\n",
                "id,type,name,outcome,error,planned_ns,sent_ns,finished_ns,bytes,observations",
                "id-1,bedrock_agent,bedrock_agent:notes,success,,0,1000,12501000,310,"
                    + "ttft_ns=2500000;output_tokens=42;route=notes>a%3Bb%3Dc%3Ed%25",
                "id-2,agent,'=x,client error,\"denied, \"\"you\"\"\nwent\",1000000,1001000,2001000,0,",
                "id-3,agent,y,interrupted,,2000000,2001000,3001000,0,",
                ""));
  }

  @Test
  void is_complete_at_close_however_many_users_record_and_though_they_are_interrupted()
      throws Exception {
    Path file = folder.resolve("samples.csv");
    int users = 40;
    int each = 1_500;
    try (SampleLog log = SampleLog.open(file.toString(), warnings::add)) {
      List<Thread> threads = new ArrayList<>();
      for (int user = 0; user < users; user++) {
        String name = "user " + user;
        threads.add(
            Thread.ofVirtual()
                .start(() -> {
                  RecordedRun run = new RecordedRun();
                  Thread.currentThread().interrupt();
                  for (int i = 0; i < each; i++) {
                    log.accept(run.sample("t", name, 1, Outcome.SUCCESS, "", 1));
                  }
                  if (!Thread.interrupted()) {
                    throw new IllegalStateException("the interrupt was lost");
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
    }
    List<List<String>> rows = CsvReading.of(file);
    Set<String> distinct = new HashSet<>();
    rows.forEach(row -> distinct.add(row.get(0) + row.get(2)));
    assertThat(rows).hasSize(users * each + 1);
    assertThat(distinct).hasSize(users * each + 1);
    assertThat(warnings).isEmpty();
  }

  @Test
  void replaces_an_older_one() throws IOException {
    Path file = Files.writeString(folder.resolve("samples.csv"), "old\n".repeat(100));
    SampleLog.open(file.toString(), warnings::add).close();
    assertThat(Files.readString(file)).startsWith("id,type").hasLineCount(1);
  }

  @Test
  void is_refused_before_the_run_where_it_cannot_be_written() {
    assertThatThrownBy(() -> SampleLog.open(folder.toString(), warnings::add))
        .isInstanceOf(UnwritableException.class)
        .hasMessageStartingWith("--samples " + folder + ": cannot write there");
  }

  @Test
  void says_so_when_a_sample_comes_after_it_was_closed() {
    SampleLog log = SampleLog.open(folder.resolve("samples.csv").toString(), warnings::add);
    log.close();
    log.close();
    RecordedRun run = new RecordedRun();
    log.accept(run.sample("t", "late", 1, Outcome.SUCCESS, "", 1));
    log.accept(run.sample("t", "later", 1, Outcome.SUCCESS, "", 1));
    assertThat(warnings).singleElement().asString().contains("after the end of the run");
  }
}
