package dev.stampede.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.measure.Outcome;
import dev.stampede.measure.Recorder;
import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Sample;
import dev.stampede.measure.Snapshot;
import dev.stampede.time.SimulatedTime;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Conversations as rows of their own, and what a scenario times for itself. */
class GroupTest {

  private static final RowKey TALK = new RowKey("group", "talk");

  private final SimulatedTime time = SimulatedTime.inTurn();
  private final List<Sample> samples = new ArrayList<>();
  private final Recorder recorder = Recorder.create(time, samples::add);
  private final Play play =
      new Play("run", "Talker", 7, new SplittableRandom(1), time, recorder, Services.none());

  /** Says all that a user can say. */
  private static final class Talker extends User {
    <X extends Exception> boolean talks(Group.Body<X> body) throws X {
      return group("talk", body);
    }

    <X extends Exception> boolean plainly(Group.Plain<X> body) throws X {
      return group("talk", body);
    }
  }

  private final Talker talker = new Talker();

  @AfterEach
  void the_books_balance() {
    Snapshot rest = cut();
    assertThat(rest.inFlight()).isZero();
  }

  private Snapshot cut() {
    return recorder.cut(new Recorder.Interval(0, 0, 0, new TreeMap<>(), 0, 0, 0));
  }

  private void call(Outcome outcome) {
    long planned = play.takePlanned();
    play.recorder().begin();
    long sent = time.nanoTime();
    play.pause(Duration.ofMillis(100));
    play.takePlanned();
    String error = outcome.failed() ? "it failed" : "";
    play.recorder()
        .record(
            new Sample(
                play.newId(),
                "t",
                "turn",
                outcome,
                error,
                planned,
                sent,
                time.nanoTime(),
                10,
                List.of()));
  }

  @Test
  void a_group_is_a_row_of_its_own_outside_all_sums_and_its_pauses_are_its_time() {
    play.run(() ->
        assertThat(
                talker.plainly(() -> {
                  call(Outcome.SUCCESS);
                  play.pause(Duration.ofSeconds(1));
                  call(Outcome.SUCCESS);
                }))
            .isTrue());
    Snapshot all = cut();
    Row group = all.rows().getOrDefault(TALK, Row.EMPTY);
    assertThat(group.outcomes()).isEqualTo(Map.of(Outcome.SUCCESS, 1L));
    assertThat(group.times().maxMillis()).isEqualTo(1_200);
    assertThat(group.bytes()).isEqualTo(20);
    assertThat(all.aggregated().attempts()).isEqualTo(2);
    assertThat(all.aggregated().times().maxMillis()).isEqualTo(100);
    assertThat(all.started()).isEqualTo(2);
    assertThat(all.generator().delay().count()).isEqualTo(2);
    assertThat(samples.getLast().row()).isEqualTo(TALK);
  }

  /** How a group ends: what happens in it, the outcome, the error. */
  static Stream<Arguments> endings() {
    return Stream.of(
        Arguments.of("s", Outcome.SUCCESS, ""),
        Arguments.of("", Outcome.SUCCESS, ""),
        Arguments.of("sts", Outcome.THROTTLED, "a sample in it failed"),
        Arguments.of("txs", Outcome.THROTTLED, "2 samples in it failed"),
        Arguments.of("sf", Outcome.CHECK_FAILED, "it forgot"),
        Arguments.of("tf", Outcome.CHECK_FAILED, "it forgot"),
        Arguments.of("s!", Outcome.CHECK_FAILED, "it threw IOException"),
        Arguments.of("si", Outcome.INTERRUPTED, ""),
        Arguments.of("tfi", Outcome.INTERRUPTED, ""),
        Arguments.of("sq", Outcome.SUCCESS, ""));
  }

  @ParameterizedTest(name = "{0}: {1} {2}")
  @MethodSource("endings")
  void the_table_of_endings(String script, Outcome outcome, String error) {
    play.run(() -> {
      try {
        talker.talks(group -> act(script, group));
      } catch (IOException | UserStopped | StopUser e) {
        assertThat(script).containsPattern("[!iq]");
      }
    });
    assertThat(samples.getLast().outcome()).isEqualTo(outcome);
    assertThat(samples.getLast().error()).isEqualTo(error);
    assertThat(cut().aggregated().failures())
        .as("a group's failure is not one more")
        .isEqualTo(script.chars().filter(c -> c == 't' || c == 'x').count());
  }

  private void act(String script, Group group) throws IOException {
    for (int i = 0; i < script.length(); i++) {
      switch (script.charAt(i)) {
        case 's' -> call(Outcome.SUCCESS);
        case 't' -> call(Outcome.THROTTLED);
        case 'x' -> call(Outcome.TIMEOUT);
        case 'f' -> group.fail("it forgot");
        case '!' -> throw new IOException("gone");
        case 'q' -> throw new StopUser();
        case 'i' -> {
          call(Outcome.INTERRUPTED);
          throw new UserStopped();
        }
        default -> throw new AssertionError(script);
      }
    }
  }

  @Test
  void what_happens_in_an_inner_group_happens_in_the_outer_too() {
    play.run(() ->
        talker.talks(outer -> {
          Group.play(
              "inner",
              inner -> {
                call(Outcome.SUCCESS);
                inner.fail("no");
              });
          assertThat(outer.failures()).isEqualTo(1);
          assertThat(outer.samples()).isEqualTo(2);
        }));
    assertThat(samples.getLast().outcome()).isEqualTo(Outcome.CHECK_FAILED);
    assertThat(samples.getLast().bytes()).isEqualTo(10);
  }

  @Test
  void measure_gives_what_the_body_gives_as_a_sample_of_the_type_custom() {
    play.run(() -> {
      assertThat(talker.measure("reads", () -> 42)).contains(42);
      assertThat(talker.measure("sql", "writes", () -> play.pause(Duration.ofMillis(5)))).isTrue();
    });
    assertThat(samples)
        .extracting(s -> s.type() + " " + s.name() + " " + s.outcome())
        .containsExactly("custom reads SUCCESS", "sql writes SUCCESS");
    assertThat(samples.getLast().serviceTime()).isEqualTo(5_000_000);
  }

  static Stream<Arguments> thrown() {
    return Stream.of(
        Arguments.of(new IllegalStateException(), Outcome.SERVICE_ERROR, "IllegalStateException"),
        Arguments.of(new IOException("reset\nby peer"), Outcome.CONNECTION, "IOException: reset"),
        Arguments.of(new ConnectException("no"), Outcome.CONNECTION, "ConnectException: no"),
        Arguments.of(
            new SocketTimeoutException("5 s"), Outcome.TIMEOUT, "SocketTimeoutException: 5 s"),
        Arguments.of(new TimeoutException(), Outcome.TIMEOUT, "TimeoutException"),
        Arguments.of(new NoSuchFileException("a"), Outcome.SERVICE_ERROR, "NoSuchFileException: a"),
        Arguments.of(new AssertionError("bad"), Outcome.CHECK_FAILED, "AssertionError: bad"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("thrown")
  void what_the_body_throws_is_the_samples_failure_and_is_not_thrown_on(
      Throwable what, Outcome outcome, String error) {
    play.run(() ->
        assertThat(
                talker.measure(
                    "fails",
                    () -> {
                      if (what instanceof Exception e) {
                        throw e;
                      }
                      throw (Error) what;
                    }))
            .isEqualTo(Optional.empty()));
    assertThat(samples).hasSize(1);
    assertThat(samples.getFirst().outcome()).isEqualTo(outcome);
    assertThat(samples.getFirst().error()).isEqualTo(error);
  }

  @Test
  void what_the_end_of_the_test_cuts_is_interrupted_and_the_user_ends() {
    play.run(() -> {
      play.cut(true);
      assertThatThrownBy(() ->
              talker.measure(
                  "waits",
                  () -> {
                    throw new IOException("closed by interrupt");
                  }))
          .isInstanceOf(UserStopped.class);
      play.cut(false);
    });
    assertThat(samples.getFirst().outcome()).isEqualTo(Outcome.INTERRUPTED);
  }

  @Test
  void an_attempt_within_another_keeps_its_own_beginning() {
    play.run(() ->
        talker.measure(
            "all",
            () -> {
              call(Outcome.SUCCESS);
              call(Outcome.SUCCESS);
            }));
    assertThat(cut().generator().inFlightNanos()).isEqualTo(400_000_000L);
  }

  @Test
  void the_type_group_is_the_engines_own() {
    assertThatThrownBy(() -> play.run(() -> talker.measure("group", "mine", () -> 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the type 'group' is kept for groups: give 'mine' another one");
  }
}
