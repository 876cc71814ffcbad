package dev.stampede.output.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.stampede.output.UnwritableException;
import dev.stampede.output.csv.RunCsv;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Entry.Event;
import dev.stampede.output.history.Entry.Log;
import dev.stampede.output.history.Entry.Second;
import dev.stampede.output.history.Historian;
import dev.stampede.output.history.History;
import dev.stampede.output.history.LongRun;
import dev.stampede.output.history.Started;
import dev.stampede.output.page.Beside;
import dev.stampede.output.page.RunView;
import dev.stampede.run.RunState;
import dev.stampede.time.Clock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A run on disk")
class JournalTest {

  @TempDir Path runs;
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  private Path write(List<Entry> entries) {
    Journal journal = Journal.open(runs, LongRun.started(), warnings::add);
    try (journal) {
      entries.stream().skip(1).forEach(journal);
    }
    return journal.folder();
  }

  private Path folder(Started started) {
    try (Journal journal = Journal.open(runs, started, warnings::add)) {
      return journal.folder();
    }
  }

  private static History remembered(List<Entry> entries) {
    Historian historian = new Historian();
    entries.forEach(historian::add);
    historian.settle();
    return historian.history();
  }

  private static String view(History history) {
    return new String(
        RunView.of(history, Beside.report(List.of(), List.of(), Optional.empty())), UTF_8);
  }

  private static List<Entry> read(Path folder, List<String> losses) {
    List<Entry> entries = new ArrayList<>();
    losses.addAll(JournalReader.open(folder).read(entries::add));
    return entries;
  }

  @Test
  void tells_again_what_it_was_told() {
    List<Entry> entries = Entries.run(1, 30);
    Path folder = write(entries);
    List<String> losses = new ArrayList<>();
    assertThat(read(folder, losses)).isEqualTo(entries);
    assertThat(losses).isEmpty();
    assertThat(warnings).isEmpty();
    JournalReader.Told told = JournalReader.open(folder).history();
    assertThat(told.losses()).isEmpty();
    assertThat(view(told.history())).isEqualTo(view(remembered(entries)));
  }

  @Test
  void keeps_of_the_log_its_warnings() {
    Path folder =
        write(
            List.of(
                LongRun.started(),
                new Log(1, "INFO", "fine"),
                new Log(2, "WARN", "not fine"),
                new Log(3, "ERROR", "worse")));
    assertThat(read(folder, new ArrayList<>()).stream().filter(Log.class::isInstance))
        .extracting(entry -> ((Log) entry).text())
        .containsExactly("not fine", "worse");
  }

  @Test
  void has_a_readable_beginning() throws IOException {
    Path folder = write(Entries.run(1, 1));
    assertThat(Files.readString(folder.resolve("run.json")))
        .startsWith("{\n  \"schema\" : \"stampede-run\",\n  \"version\" : 1,\n")
        .contains("\"name\" : \"agents\"", "\"seed\" : 42", "\"run_time_seconds\" : 3600.0")
        .contains("\"section\" : \"run\"", "\"origin\" : \"flag --users\"")
        .endsWith("}\n");
    Path bare = folder(Entries.bare());
    assertThat(bare.resolve("run.json")).exists();
  }

  @Test
  void of_half_an_hour_is_folded_and_shows_the_same_as_the_live_page() throws IOException {
    long seed = new SplittableRandom().nextLong();
    List<Entry> entries = Entries.run(seed, 1_700);
    Path folder = runs.resolve("half an hour");
    Files.createDirectory(folder);
    try (SegmentWriter segments = new SegmentWriter(Disk.real(), folder)) {
      for (Entry entry : entries) {
        segments.write(entry);
      }
    }
    assertThat(names(folder))
        .as("seed %d", seed)
        .containsExactly(
            "00001-folded.journal",
            "00002-folded.journal",
            "00003-folded.journal",
            "00004-folded.journal",
            "00004-seconds.journal",
            "00005-folded.journal",
            "00005-seconds.journal",
            "00006-folded.journal",
            "00006-seconds.journal");
    List<String> losses = new ArrayList<>();
    List<Entry> told = read(folder, losses);
    assertThat(losses).as("seed %d", seed).isEmpty();
    assertThat(told.stream().filter(Second.class::isInstance).count())
        .as("seed %d", seed)
        .isLessThanOrEqualTo(180 + 1 + 800);
    assertThat(view(remembered(told))).as("seed %d", seed).isEqualTo(view(remembered(entries)));
    assertThat(remembered(told).total()).as("seed %d", seed).isEqualTo(remembered(entries).total());
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void of_a_busy_hour_is_far_below_a_hundred_megabytes() throws IOException {
    LongRun run = new LongRun(9, 30, 1_000);
    Path folder = Files.createDirectory(runs.resolve("busy"));
    try (SegmentWriter segments = new SegmentWriter(Disk.real(), folder)) {
      segments.write(LongRun.started());
      for (Second second : run.seconds(30)) {
        segments.write(second);
      }
    }
    long seconds = Files.size(folder.resolve("00001-seconds.journal")) / 30;
    long folded = Files.size(folder.resolve("00001-folded.journal")) / 30;
    // Seconds are kept for ten minutes and until their five minutes are over.
    assertThat(seconds * 900 + folded * 3_600).isLessThan(90_000_000);
  }

  @Test
  void cut_at_any_byte_tells_all_that_was_before_the_cut() throws IOException {
    List<Entry> entries = Entries.run(3, 4);
    Path folder = write(entries);
    Path file = folder.resolve("00001-seconds.journal");
    byte[] whole = Files.readAllBytes(file);
    List<Integer> ends = ends(entries);
    for (int cut = 0; cut < whole.length; cut++) {
      Files.write(file, Arrays.copyOf(whole, cut));
      int at = cut;
      List<Entry> before = entries.subList(0, (int) ends.stream().filter(end -> end <= at).count());
      List<String> losses = new ArrayList<>();
      assertThat(read(folder, losses)).as("cut at %d", cut).isEqualTo(before);
      if (ends.contains(cut) || cut == Frames.MARK) {
        assertThat(losses).as("cut at %d", cut).isEmpty();
      } else {
        assertThat(losses)
            .as("cut at %d", cut)
            .singleElement()
            .asString()
            .contains("00001-seconds");
      }
    }
  }

  /** Where the record of each entry ends. */
  private static List<Integer> ends(List<Entry> entries) {
    List<Integer> ends = new ArrayList<>();
    int at = Frames.MARK;
    for (Entry entry : entries) {
      at += Frames.frame(EntryCodec.encode(entry)).length;
      ends.add(at);
    }
    return ends;
  }

  @RepeatedTest(10)
  void damaged_tells_all_that_was_before_the_damage_and_nothing_that_never_was()
      throws IOException {
    long seed = new SplittableRandom().nextLong();
    SplittableRandom random = new SplittableRandom(seed);
    List<Entry> entries = Entries.run(seed, 8);
    Path folder = write(entries);
    Path file = folder.resolve("00001-seconds.journal");
    byte[] whole = Files.readAllBytes(file);
    List<Integer> ends = ends(entries);
    for (int i = 0; i < 60; i++) {
      byte[] bytes = whole.clone();
      for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(file, bytes);
      // Two flips of one bit are none.
      int mismatch = Arrays.mismatch(bytes, whole);
      int damage = mismatch < 0 ? whole.length : mismatch;
      List<String> losses = new ArrayList<>();
      List<Entry> told;
      try {
        told = read(folder, losses);
      } catch (UnreadableException e) {
        // The mark itself says that it is of a newer version.
        assertThat(damage).as("seed %d", seed).isLessThan(Frames.MARK);
        continue;
      } catch (RuntimeException | Error e) {
        fail("seed %d, damage at %d: %s".formatted(seed, damage, e), e);
        continue;
      }
      if (damage >= Frames.MARK) {
        long before = ends.stream().filter(end -> end <= damage).count();
        assertThat(told.subList(0, (int) Math.min(before, told.size())))
            .as("seed %d, damage at %d", seed, damage)
            .isEqualTo(entries.subList(0, (int) before));
      }
      assertThat(entries).as("seed %d, damage at %d", seed, damage).containsAll(told);
      assertThat(losses.isEmpty())
          .as("seed %d, %s", seed, losses)
          .isEqualTo(damage == whole.length);
      assertThat(view(remembered(told))).isNotEmpty();
      assertThat(Runs.list(runs, Clock.system())).as("seed %d", seed).isNotEmpty();
    }
  }

  @Test
  void a_damaged_record_costs_itself_alone() throws IOException {
    List<Entry> entries = Entries.run(5, 8);
    Path folder = write(entries);
    Path file = folder.resolve("00001-seconds.journal");
    byte[] bytes = Files.readAllBytes(file);
    List<Integer> ends = ends(entries);
    bytes[ends.get(3) - 1] ^= 1;
    Files.write(file, bytes);
    List<Entry> expected = new ArrayList<>(entries);
    expected.remove(3);
    List<String> losses = new ArrayList<>();
    assertThat(read(folder, losses)).isEqualTo(expected);
    assertThat(losses)
        .containsExactly(
            "00001-seconds.journal: a record at byte %d is damaged".formatted(ends.get(2)));
  }

  @Test
  void a_missing_segment_is_told() throws IOException {
    Path folder = Files.createDirectory(runs.resolve("holes"));
    try (SegmentWriter segments = new SegmentWriter(Disk.real(), folder)) {
      for (Entry entry : Entries.run(2, 700)) {
        segments.write(entry);
      }
    }
    Files.delete(folder.resolve("00002-folded.journal"));
    Files.delete(folder.resolve("00002-seconds.journal"));
    List<String> losses = new ArrayList<>();
    read(folder, losses);
    assertThat(losses).containsExactly("00002-folded.journal: missing");
  }

  @Test
  void of_a_newer_format_or_none_is_refused_in_words() throws IOException {
    Path folder = write(Entries.run(2, 1));
    Path file = folder.resolve("00001-seconds.journal");
    byte[] bytes = Files.readAllBytes(file);
    bytes[Frames.MARK - 1] = 2;
    Files.write(file, bytes);
    assertThatThrownBy(() -> read(folder, new ArrayList<>()))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("written by a newer Stampede (format 2; this one reads 1)");
    assertThatThrownBy(() -> JournalReader.open(runs))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("no journal in this folder")
        .hasMessageContaining("stampede runs");
    assertThatThrownBy(() -> JournalReader.open(runs.resolve("nowhere")))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("does not exist");
  }

  @ParameterizedTest(name = "{0} becomes {1}")
  @CsvSource({
    "agents, agents",
    "../../etc/passwd, etc-passwd",
    "'a b\tc', a-b-c",
    "予定, run",
    "..., run",
    "'<script>alert(1)</script>', script-alert-1-script",
    "x.y_z-1, x.y_z-1"
  })
  void folders_have_safe_names(String name, String safe) {
    Path folder = folder(named(name));
    assertThat(folder.getFileName()).hasToString("2026-11-24T000000Z-" + safe);
    assertThat(folder.getParent()).isEqualTo(runs);
  }

  private static Started named(String name) {
    var usual = LongRun.started();
    return new Started(
        usual.id(),
        name,
        usual.scenario(),
        usual.target(),
        usual.seed(),
        usual.version(),
        usual.java(),
        usual.host(),
        usual.command(),
        usual.users(),
        usual.spawnRate(),
        usual.runTime(),
        usual.profile(),
        usual.atMillis(),
        usual.configuration(),
        usual.perClass(),
        usual.total());
  }

  @Test
  void two_of_the_same_second_have_folders_of_their_own() throws IOException {
    Path one = write(Entries.run(1, 1));
    byte[] before = Files.readAllBytes(one.resolve("00001-seconds.journal"));
    Path other = write(Entries.run(2, 2));
    assertThat(other.getFileName()).hasToString(one.getFileName() + "-2");
    assertThat(Files.readAllBytes(one.resolve("00001-seconds.journal"))).isEqualTo(before);
    assertThat(folder(named("x".repeat(300))).getFileName().toString()).hasSizeLessThan(80);
  }

  @Test
  void is_refused_before_the_run_where_nothing_can_be_written() throws IOException {
    Path file = Files.writeString(runs.resolve("a file"), "in the way");
    assertThatThrownBy(() -> Journal.open(file, LongRun.started(), warnings::add))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("--runs " + file)
        .hasMessageContaining("choose a place that you may write to");
  }

  @Test
  void ends_with_one_warning_where_the_disk_is_full_and_the_run_goes_on() {
    AtomicLong room = new AtomicLong(6_000);
    Disk full =
        new Disk() {
          @Override
          public Growing create(Path path) throws IOException {
            Growing real = Disk.real().create(path);
            return new Growing() {
              @Override
              public void append(byte[] bytes) throws IOException {
                if (room.addAndGet(-bytes.length) < 0) {
                  throw new IOException("No space left on device");
                }
                real.append(bytes);
              }

              @Override
              public void force() throws IOException {
                real.force();
              }

              @Override
              public void close() throws IOException {
                real.close();
              }
            };
          }

          @Override
          public void delete(Path path) throws IOException {
            Disk.real().delete(path);
          }
        };
    List<Entry> entries = Entries.run(4, 100);
    Journal journal = Journal.open(runs, LongRun.started(), warnings::add, full);
    try (journal) {
      entries.stream().skip(1).forEach(journal);
    }
    journal.accept(entries.getLast());
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("ends here (No space left on device); the run goes on");
    List<Entry> told = read(journal.folder(), new ArrayList<>());
    assertThat(told).hasSizeGreaterThan(3);
    assertThat(told).isEqualTo(entries.subList(0, told.size()));
  }

  @Test
  void never_holds_up_who_tells_it_something_where_the_disk_stands_still() {
    CountDownLatch release = new CountDownLatch(1);
    AtomicLong appends = new AtomicLong();
    Disk still =
        new Disk() {
          @Override
          public Growing create(Path path) throws IOException {
            Growing real = Disk.real().create(path);
            return new Growing() {
              @Override
              public void append(byte[] bytes) throws IOException {
                if (appends.incrementAndGet() > 10) {
                  try {
                    release.await();
                  } catch (InterruptedException e) {
                    throw new IOException(e);
                  }
                }
                real.append(bytes);
              }

              @Override
              public void force() throws IOException {
                real.force();
              }

              @Override
              public void close() throws IOException {
                real.close();
              }
            };
          }

          @Override
          public void delete(Path path) {}
        };
    List<Entry> entries = Entries.run(4, 600);
    Journal journal = Journal.open(runs, LongRun.started(), warnings::add, still);
    // Were one of these to wait, nobody would ever release it.
    entries.stream().skip(1).forEach(journal);
    assertThat(warnings).singleElement().asString().contains("the disk does not follow");
    release.countDown();
    journal.close();
    assertThat(warnings).hasSize(1);
    List<Entry> told = read(journal.folder(), new ArrayList<>());
    assertThat(told).hasSizeGreaterThan(150);
    assertThat(entries).containsSubsequence(told);
  }

  @Test
  void a_flood_of_events_is_bounded() {
    Journal journal = Journal.open(runs, LongRun.started(), warnings::add);
    try (journal) {
      for (int i = 0; i < 50_000; i++) {
        journal.accept(new Log(i, "WARN", "line " + i));
      }
      journal.accept(Entries.ended(1));
    }
    assertThat(warnings).isEmpty();
    List<Entry> told = read(journal.folder(), new ArrayList<>());
    assertThat(told).hasSizeBetween(3, 2_002);
    assertThat(told.getLast()).isInstanceOf(Entry.Ended.class);
  }

  @Test
  void makes_the_files_of_csv_again() throws IOException {
    List<Entry> entries = Entries.run(6, 20);
    JournalReader journal = JournalReader.open(write(entries));
    History live = remembered(entries);
    History told = journal.history().history();
    assertThat(RunCsv.requests(told.total())).isEqualTo(RunCsv.requests(live.total()));
    assertThat(RunCsv.failures(told.total())).isEqualTo(RunCsv.failures(live.total()));
    assertThat(RunCsv.exceptions(told.total())).isEqualTo(RunCsv.exceptions(live.total()));
    ByteArrayOutputStream history = new ByteArrayOutputStream();
    assertThat(JournalCsv.fullHistory(journal, history)).isEmpty();
    List<String> lines = history.toString(UTF_8).lines().toList();
    assertThat(lines.getFirst()).startsWith("Timestamp,User Count,Type,Name,Requests/s");
    assertThat(lines.stream().filter(line -> line.contains(",Aggregated,"))).hasSize(20);
    assertThat(lines.getLast()).contains("," + live.total().aggregated().requests() + ",");
  }

  @Test
  void states_of_events_are_kept_too() {
    List<Entry> entries = Entries.run(6, 10);
    History told = JournalReader.open(write(entries)).history().history();
    assertThat(told.state()).isEqualTo(RunState.STOPPED);
    assertThat(told.events()).extracting(Event::kind).contains(Event.Kind.STATE, Event.Kind.RESET);
    assertThat(told.ended().orElseThrow().verdict()).isEqualTo("targets missed");
    assertThat(told.run()).contains(LongRun.started());
  }
}
