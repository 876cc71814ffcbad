package dev.stampede.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, and what they meant. */
class InputTest {

  @ParameterizedTest(name = "{0} is {1} ms")
  @CsvSource({
    "300, 300000", "300s, 300000", "20m, 1200000", "3h, 10800000", "1h30m, 5400000",
    "3h30m10s, 12610000", "0, 0", "1.5, 1500", "0.25s, 250", "' 5m ', 300000"
  })
  void readsATime(String text, long millis) {
    assertThat(TimeSpan.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest(name = "''{0}'' is not a time")
  @ValueSource(
      strings = {"", " ", "5x", "m", "1m1h", "-5s", "1,5", "five", "99999999999999999999h"})
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> TimeSpan.parse(text)).isInstanceOf(BadInput.class);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"10%, 0.1", "0.6%, 0.006", "100%, 1", "0, 0", "0.1, 0.1", "1, 1"})
  void readsAShare(String text, double share) {
    assertThat(Share.parse(text)).isCloseTo(share, org.assertj.core.data.Offset.offset(1e-12));
  }

  @ParameterizedTest(name = "''{0}'' is not a share")
  @ValueSource(strings = {"", "%", "101%", "-1%", "2", "NaN", "ten"})
  void refusesWhatIsNoShare(String text) {
    assertThatThrownBy(() -> Share.parse(text)).isInstanceOf(BadInput.class);
  }

  @ParameterizedTest(name = "{0} was meant as {1}")
  @CsvSource({
    "--user, --users",
    "--usres, --users",
    "--spwan-rate, --spawn-rate",
    "--HEADLESS, --headless",
    "--run_time, --run-time",
  })
  void findsTheNearestName(String typed, String meant) {
    List<String> known = List.of("--users", "--spawn-rate", "--run-time", "--headless", "--csv");
    assertThat(Nearest.of(typed, known)).contains(meant);
  }

  @ParameterizedTest(name = "{0} is like nothing known")
  @ValueSource(strings = {"--frobnicate", "xyz", ""})
  void suggestsNothingWhereNothingIsNear(String typed) {
    assertThat(Nearest.of(typed, List.of("--users", "--spawn-rate", "--csv"))).isEmpty();
  }
}
