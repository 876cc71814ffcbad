package dev.stampede.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WaitTimeTest {

  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration NEGATIVE = Duration.ofSeconds(-1);

  static Stream<Arguments> bad() {
    return Stream.of(
        refused(
            () -> WaitTime.between(NEGATIVE, SECOND),
            "waitBetween needs 0 <= shortest <= longest, not PT-1S and PT1S"),
        refused(
            () -> WaitTime.between(SECOND, Duration.ZERO),
            "waitBetween needs 0 <= shortest <= longest, not PT1S and PT0S"),
        refused(
            () -> WaitTime.constant(NEGATIVE), "waitConstant needs a wait of 0 or more, not PT-1S"),
        refused(
            () -> WaitTime.pacing(NEGATIVE), "waitPacing needs a period of 0 or more, not PT-1S"),
        refused(
            () -> WaitTime.throughput(0),
            "waitThroughput needs more than 0 tasks per second, not 0.0"),
        refused(
            () -> WaitTime.throughput(-2),
            "waitThroughput needs more than 0 tasks per second, not -2.0"),
        refused(
            () -> WaitTime.throughput(Double.NaN),
            "waitThroughput needs more than 0 tasks per second, not NaN"),
        refused(
            () -> WaitTime.throughput(Double.POSITIVE_INFINITY),
            "waitThroughput needs more than 0 tasks per second, not Infinity"));
  }

  private static Arguments refused(Supplier<WaitTime> wait, String message) {
    return Arguments.of(message, wait);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("bad")
  void a_bad_argument_is_refused_under_the_name_that_the_author_wrote(
      String message, Supplier<WaitTime> wait) {
    assertThatThrownBy(wait::get).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @ParameterizedTest(name = "{0}/s, a task of {1} ms: {2} ms")
  @CsvSource({
    "1, 0, 1000",
    "1, 400, 600",
    "1, 1000, 0",
    "1, 1500, -500",
    "4, 0, 250",
    "0.1, 1, 9999"
  })
  void throughput_leaves_what_the_task_did_not_take(double rate, long taskMillis, long wait) {
    assertThat(
            WaitTime.throughput(rate).after(new SplittableRandom(1), Duration.ofMillis(taskMillis)))
        .isEqualTo(Duration.ofMillis(wait));
  }

  @Test
  void between_includes_both_ends() {
    WaitTime wait = WaitTime.between(Duration.ofNanos(3), Duration.ofNanos(5));
    SplittableRandom random = new SplittableRandom(7);
    assertThat(Stream.generate(() -> wait.after(random, SECOND).toNanos()).limit(200).distinct())
        .containsExactlyInAnyOrder(3L, 4L, 5L);
  }
}
