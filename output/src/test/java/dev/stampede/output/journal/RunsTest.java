package dev.stampede.output.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.stampede.measure.Row;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Entry.Second;
import dev.stampede.output.history.Historian;
import dev.stampede.output.history.LongRun;
import dev.stampede.output.journal.Runs.Line;
import dev.stampede.output.journal.Runs.State;
import dev.stampede.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A list of runs")
class RunsTest {

  @TempDir Path runs;

  private Journal open() {
    return Journal.open(
        runs,
        LongRun.started(),
        warning -> {
          throw new AssertionError(warning);
        });
  }

  @Test
  void is_empty_where_there_is_no_folder() {
    assertThat(Runs.list(runs.resolve("none"), Clock.system())).isEmpty();
  }

  @Test
  void tells_of_each_run_what_became_of_it() throws IOException {
    List<Entry> entries = Entries.run(8, 60);
    Historian historian = new Historian();
    entries.forEach(historian::add);
    try (Journal journal = open()) {
      entries.stream().skip(1).forEach(journal);
    }
    Files.createDirectory(runs.resolve("no run"));
    Files.writeString(runs.resolve("a file"), "");
    Line line = Runs.list(runs, Clock.system()).getFirst();
    Row all = historian.history().total().aggregated();
    assertThat(line.run()).contains(LongRun.started());
    assertThat(line.state()).isEqualTo(State.FINISHED);
    assertThat(line.verdict()).isEqualTo("targets missed");
    assertThat(line.seconds()).isCloseTo(60, offset(0.5));
    assertThat(line.users()).isEqualTo(20);
    assertThat(line.requests()).isEqualTo(all.requests()).isEqualTo(180);
    assertThat(line.failures()).isEqualTo(all.failures());
    assertThat(line.bytes()).isGreaterThan(1_000);
    assertThat(Runs.list(runs, Clock.system())).hasSize(1);
  }

  @Test
  void where_a_process_cannot_be_seen_a_journal_that_grows_is_still_running() throws IOException {
    Path folder;
    try (Journal journal = open()) {
      folder = journal.folder();
    }
    String json = Files.readString(folder.resolve("run.json"));
    String place = Writing.here().place();
    Files.writeString(
        folder.resolve("run.json"), json.replace("\"" + place + "\"", "\"elsewhere\""));
    long written = Files.getLastModifiedTime(folder.resolve("run.json")).toMillis();
    assertThat(Runs.list(runs, at(written + 5_000)).getFirst().state()).isEqualTo(State.RUNNING);
    assertThat(Runs.list(runs, at(written + 60_000)).getFirst().state()).isEqualTo(State.KILLED);
    Files.delete(folder.resolve("run.json"));
    assertThat(Runs.list(runs, at(written + 60_000)).getFirst().state()).isEqualTo(State.KILLED);
  }

  private static Clock at(long millis) {
    return new Clock() {
      @Override
      public long nanoTime() {
        return 0;
      }

      @Override
      public long wallMillis() {
        return millis;
      }

      @Override
      public void sleepUntil(long deadline) {
        throw new AssertionError("nobody waits here");
      }
    };
  }

  @Test
  void a_process_number_that_is_used_again_is_another_process() {
    Writing here = Writing.here();
    assertThat(here.isAlive()).contains(true);
    assertThat(new Writing(here.place(), here.pid(), here.startedMillis() - 3_600_000).isAlive())
        .contains(false);
    assertThat(new Writing("elsewhere", here.pid(), here.startedMillis()).isAlive()).isEmpty();
  }

  @Test
  void a_killed_run_has_lost_nothing_that_was_written() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-cp",
                System.getProperty("java.class.path"),
                WrittenRun.class.getName(),
                runs.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertThat(process.inputReader().readLine()).isEqualTo("told");
      await(() -> seconds() == WrittenRun.SECONDS);
      assertThat(Runs.list(runs, Clock.system()).getFirst().state()).isEqualTo(State.RUNNING);
    } finally {
      process.destroyForcibly().waitFor();
    }
    Line line = Runs.list(runs, Clock.system()).getFirst();
    assertThat(line.state()).isEqualTo(State.KILLED);
    assertThat(line.verdict()).isEmpty();
    JournalReader.Told told = JournalReader.open(line.folder()).history();
    assertThat(told.losses()).isEmpty();
    assertThat(told.history().sequence()).isEqualTo(WrittenRun.SECONDS);
    assertThat(told.history().total().aggregated().requests()).isEqualTo(line.requests());
  }

  private long seconds() {
    List<Entry> told = new ArrayList<>();
    JournalReader.open(Runs.list(runs, Clock.system()).getFirst().folder()).read(told::add);
    return told.stream().filter(Second.class::isInstance).count();
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("30 s are over").isLessThan(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }
}
