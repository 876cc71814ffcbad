package dev.stampede.aws.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The share of traced turns")
class TraceShareTest {

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "all, 1",
    "ALL, 1",
    "none, 0",
    "10%, 0.1",
    "' 10 % ', 0.1",
    "0%, 0",
    "100%, 1",
    "2.5%, 0.025",
    "0.1, 0.1"
  })
  @DisplayName("is said in words or as a percentage")
  void parsed(String text, double share) {
    assertThat(TraceShare.parse(text).share()).isEqualTo(share);
    assertThat(TraceShare.parse(TraceShare.parse(text).toString()).share()).isEqualTo(share);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "some", "10", "101%", "-1%", "%", "10%%"})
  @DisplayName("is refused with a word on what would be right")
  void refused(String text) {
    assertThatThrownBy(() -> TraceShare.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "--trace takes all, none or a share such as 10%: '"
                + text
                + "' is not a share; write 0% to 100%, or 0 to 1");
  }

  @Test
  @DisplayName("is drawn from the user's own draws, and draws nothing where nothing is open")
  void drawn() {
    RandomGenerator none =
        () -> {
          throw new AssertionError("a draw was made");
        };
    assertThat(TraceShare.ALL.draw(none)).isTrue();
    assertThat(TraceShare.NONE.draw(none)).isFalse();
    Random random = new Random(42);
    TraceShare tenth = TraceShare.parse("10%");
    int drawn = 0;
    for (int i = 0; i < 10_000; i++) {
      drawn += tenth.draw(random) ? 1 : 0;
    }
    // Binomial: 1,000 ± 4 standard deviations of 30.
    assertThat(drawn).isBetween(880, 1_120);
  }
}
