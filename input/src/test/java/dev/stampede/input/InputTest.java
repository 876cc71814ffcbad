package dev.stampede.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type, and what they meant. */
class InputTest {

  @ParameterizedTest(name = "{0} is {1} ms")
  @CsvSource({
    "300, 300000",
    "300s, 300000",
    "20m, 1200000",
    "3h, 10800000",
    "1h30m, 5400000",
    "3h30m10s, 12610000",
    "0, 0",
    "1.5, 1500",
    "0.25s, 250",
    "' 5m ', 300000",
    "80ms, 80",
    "1.5m, 90000",
    "2s500ms, 2500",
    "0ms, 0",
    "1h30, 3630000",
    "5000us, 5"
  })
  void readsATime(String text, long millis) {
    assertThat(TimeSpan.parse(text)).isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest(name = "''{0}'' is not a time")
  @ValueSource(
      strings = {
        "",
        " ",
        "5x",
        "m",
        "1m1h",
        "-5s",
        "1,5",
        "five",
        "99999999999999999999h",
        "80 ms",
        "80mm",
        "1s1m",
        "1.s",
        "100000h"
      })
  void refusesWhatIsNoTime(String text) {
    assertThatThrownBy(() -> TimeSpan.parse(text)).isInstanceOf(BadInput.class);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "80ms, 80ms",
    "1400ms, 1.4s",
    "90s, 90s",
    "1.5m, 90s",
    "7us, 7us",
    "2h, 7200s",
    "0.5us, 0.5us",
    "1.000000001s, 1.000000001s"
  })
  void showsATimeAsItReadsIt(String text, String shown) {
    assertThat(TimeSpan.show(TimeSpan.parse(text))).isEqualTo(shown);
    assertThat(TimeSpan.parse(shown)).isEqualTo(TimeSpan.parse(text));
  }

  @Test
  void wantsAUnitWhereOneForgottenWouldBeAThousandTimesOff() {
    assertThat(TimeSpan.parseWithUnit("80ms")).isEqualTo(Duration.ofMillis(80));
    assertThat(TimeSpan.parseWithUnit("0")).isZero();
    for (String bare : List.of("80", "1.5", " 3 ")) {
      assertThatThrownBy(() -> TimeSpan.parseWithUnit(bare))
          .isInstanceOf(BadInput.class)
          .hasMessageContaining("has no unit");
    }
  }

  @ParameterizedTest
  @CsvSource({"0.006, 0.6%", "1, 100%", "0, 0%", "1.0000001, 100.00001%"})
  void showsAShareAsAPercentage(double share, String text) {
    assertThat(Share.show(share)).isEqualTo(text);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "50 %, 0.5",
    ".5%, 0.005",
    "10%, 0.1",
    "0.6%, 0.006",
    "100%, 1",
    "0, 0",
    "0.1, 0.1",
    "1, 1"
  })
  void readsAShare(String text, double share) {
    assertThat(Share.parse(text)).isCloseTo(share, org.assertj.core.data.Offset.offset(1e-12));
  }

  @ParameterizedTest(name = "''{0}'' is not a share")
  @ValueSource(strings = {"", "%", "101%", "-1%", "2", "NaN", "ten", "1d%", "1e1%", "0x1", "50%%"})
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

  @Test
  void namesTheNearestOrAll() {
    assertThat(Nearest.hintOrAll("steam", List.of("chunks", "stream")))
        .isEqualTo("; did you mean stream?");
    assertThat(Nearest.hintOrAll("xyzzy", List.of("chunks", "stream")))
        .isEqualTo("; known are chunks, stream");
  }

  @Test
  void givesAComplaintItsPlaceOnce() {
    Spot spot = new Spot("a.yaml", 3);
    assertThat(new BadInput("no time").of("wait", spot)).hasMessage("a.yaml:3: wait: no time");
    assertThat(new BadInput("no time").at(spot)).hasMessage("a.yaml:3: no time");
    BadInput placed = new Spot("b.yaml", 7).wrong("no time");
    assertThat(placed.at(spot)).isSameAs(placed);
    assertThat(placed.of("wait", spot)).isSameAs(placed);
  }

  @ParameterizedTest(name = "{0} is like nothing known")
  @ValueSource(strings = {"--frobnicate", "xyz", ""})
  void suggestsNothingWhereNothingIsNear(String typed) {
    assertThat(Nearest.of(typed, List.of("--users", "--spawn-rate", "--csv"))).isEmpty();
  }
}
