package dev.stampede.emulator.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.emulator.chance.Draws;
import dev.stampede.input.BadInput;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A latency model")
class LatencyTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 42, -7})
  void realisticMeetsTheTargetsOfTheSuiteComfortably(long seed) {
    double[] seconds = new double[10_000];
    String[] mix = {
      "chitchat",
      "chitchat",
      "chitchat",
      "scheduling",
      "scheduling",
      "scheduling",
      "scheduling",
      "scheduling",
      "information",
      "notes"
    };
    for (int call = 0; call < seconds.length; call++) {
      String agent = mix[call % mix.length];
      seconds[call] = Latency.REALISTIC.turnNanos(agent, new Draws(seed, call)) / 1e9;
    }
    Arrays.sort(seconds);
    assertThat(seconds[5_000]).as("p50").isBetween(0.8, 1.7);
    assertThat(seconds[9_500]).as("p95").isBetween(2.0, 4.0);
    assertThat(seconds[9_900]).as("p99").isBetween(3.0, 7.0);
  }

  @Test
  void drawsTheMedianAndTheP95ItWasGiven() {
    var spread = new Spread(Duration.ofSeconds(1), Duration.ofSeconds(3));
    assertThat(spread.nanosAt(0)).isEqualTo(1_000_000_000);
    assertThat(spread.nanosAt(1.6448536269514722) / 1e9).isCloseTo(3.0, within(1e-6));
  }

  @Test
  void noneTakesNoTimeAtAll() {
    assertThat(Latency.parse("none").turnNanos("notes", new Draws(1, 1))).isZero();
    assertThat(Latency.parse("realistic")).isEqualTo(Latency.REALISTIC);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "realistc, did you mean realistic?",
    "latency.yaml, a 'latency' section in a behaviour file",
  })
  void unknownModelIsRefused(String value, String hint) {
    assertThatThrownBy(() -> Latency.parse(value))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("unknown latency '" + value + "'")
        .hasMessageContaining(hint);
  }
}
