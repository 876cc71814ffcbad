package dev.stampede.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SampleTest {

  @Test
  void three_moments_make_three_durations_even_where_the_clock_wraps() {
    for (long origin : new long[] {0, -100, Long.MAX_VALUE - 4}) {
      Sample sample = sample(origin, origin + 3, origin + 10, List.of());
      assertThat(sample.generatorDelay()).isEqualTo(3);
      assertThat(sample.serviceTime()).isEqualTo(7);
      assertThat(sample.responseTime()).isEqualTo(10);
    }
  }

  @ParameterizedTest(name = "planned {0}, sent {1}, finished {2}")
  @CsvSource({"5, 4, 10", "5, 6, 5", "10, 5, 1"})
  void moments_out_of_order_are_refused(long planned, long sent, long finished) {
    assertThatThrownBy(() -> sample(planned, sent, finished, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "a sample's moments must be in order: planned %d, sent %d, finished %d"
                .formatted(planned, sent, finished));
  }

  @Test
  void all_at_one_moment_is_in_order() {
    assertThat(sample(5, 5, 5, List.of()).responseTime()).isZero();
  }

  @Test
  void observations_cannot_be_changed() {
    List<Observation> observations = new ArrayList<>();
    Sample sample = sample(0, 0, 0, observations);
    observations.add(new Observation.Amount("a", 1));
    assertThat(sample.observations()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void only_success_and_interrupted_are_no_failures(Outcome outcome) {
    assertThat(outcome.failed())
        .isEqualTo(!List.of(Outcome.SUCCESS, Outcome.INTERRUPTED).contains(outcome));
    assertThat(outcome.label())
        .isEqualTo(outcome.name().toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static Sample sample(
      long planned, long sent, long finished, List<Observation> observations) {
    return new Sample(
        "id", "type", "name", Outcome.SUCCESS, "", planned, sent, finished, 0, observations);
  }
}
