package dev.stampede.emulator.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.emulator.wire.SignatureCheck;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Values as people type them")
class SettingValuesTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"0.6%, 0.006", "0%, 0", "100%, 1", "50 %, 0.5", ".5%, 0.005", "2%, 0.02"})
  void shareIsAPercentage(String text, double share) {
    assertThat(Share.parse(text)).isCloseTo(share, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.6", "", "%", "-1%", "101%", "a%", "1e1%"})
  void noShareIsRefusedWithTheText(String text) {
    assertThatThrownBy(() -> Share.parse(text))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("'" + text + "'");
  }

  @ParameterizedTest
  @CsvSource({"0.006, 0.6%", "1, 100%", "0, 0%", "1.0000001, 100.00001%"})
  void shareIsShownAsItIsRead(double share, String text) {
    assertThat(Share.show(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "80ms, 80000",
    "2s, 2000000",
    "1.5s, 1500000",
    "1m, 60000000",
    "2h, 7200000000",
    "7us, 7",
    "0, 0"
  })
  void timeSpanHasAUnit(String text, long micros) {
    assertThat(TimeSpan.parse(text)).isEqualTo(Duration.ofNanos(micros * 1000));
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
  void timeSpanIsShownAsItIsRead(String text, String shown) {
    assertThat(TimeSpan.show(TimeSpan.parse(text))).isEqualTo(shown);
    assertThat(TimeSpan.parse(shown)).isEqualTo(TimeSpan.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "s", "-1s", "2 hours", "25h", ""})
  void noTimeSpanIsRefused(String text) {
    assertThatThrownBy(() -> TimeSpan.parse(text)).isInstanceOf(BadSettingException.class);
  }

  @ParameterizedTest
  @CsvSource({"chunk, chunks", "steam, stream", "tracebytes, trace-bytes", "strem, stream"})
  void nearestNameIsTheOneProbablyMeant(String typed, String meant) {
    assertThat(NearestName.of(typed, List.of("chunks", "stream", "trace-bytes"))).hasValue(meant);
  }

  @Test
  void nothingIsNearToNonsense() {
    assertThat(NearestName.of("xyzzy", List.of("chunks", "stream"))).isEmpty();
    assertThat(NearestName.hint("xyzzy", List.of("chunks", "stream")))
        .isEqualTo("known: chunks, stream");
  }

  @Test
  void signatureCheckIsOffLogOrEnforce() {
    assertThat(SignatureCheck.parse("off")).isEqualTo(SignatureCheck.OFF);
    assertThat(SignatureCheck.parse("Log")).isEqualTo(SignatureCheck.LOG);
    assertThat(SignatureCheck.parse("enforce")).isEqualTo(SignatureCheck.ENFORCE);
    assertThatThrownBy(() -> SignatureCheck.parse("enforced"))
        .hasMessageContaining("did you mean 'enforce'?");
  }
}
