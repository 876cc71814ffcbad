package dev.stampede.aws.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An error's line")
class ErrorTextTest {

  @Test
  @DisplayName("says code, message and where, each only where there is one")
  void parts() {
    assertThat(ErrorText.of("Code", "words", "HTTP 429")).isEqualTo("Code: words (HTTP 429)");
    assertThat(ErrorText.of("Code", "", "HTTP 429")).isEqualTo("Code (HTTP 429)");
    assertThat(ErrorText.of("", "words", "")).isEqualTo("words");
    assertThat(ErrorText.of("", "", "HTTP 500")).isEqualTo("(HTTP 500)");
    assertThat(ErrorText.of("", "", "")).isEmpty();
  }

  @Test
  @DisplayName("holds nothing that breaks a line, hides in it or turns it around")
  void harmless() {
    assertThat(ErrorText.line(" a\r\n b\t\u001b[31mc\u2028\u202Ed\u0000\u200B "))
        .isEqualTo("a b [31mc d");
  }

  @Test
  @DisplayName("reads the same for two signatures that were refused at different moments")
  void moments() {
    assertThat(
            ErrorText.of(
                "InvalidSignatureException",
                "Signature expired: 20261124T030000Z is now earlier than 20261124T030500Z"
                    + " (20261124T031000Z - 5 min.)",
                "HTTP 403"))
        .isEqualTo(
            "InvalidSignatureException: Signature expired: … is now earlier than … (… - 5 min.)"
                + " (HTTP 403)");
    assertThat(ErrorText.line("order 20261124T030000ZX")).isEqualTo("order 20261124T030000ZX");
  }

  @Test
  @DisplayName("is never longer than 200 characters, and says so where it was cut")
  void bounded() {
    assertThat(ErrorText.of("Code", "x".repeat(1_000), "HTTP 400"))
        .hasSize(ErrorText.LONGEST)
        .endsWith("x… (HTTP 400)");
    assertThat(ErrorText.line("x".repeat(200))).hasSize(200).doesNotContain("…");
    assertThat(ErrorText.line("x".repeat(198) + "😀x")).isEqualTo("x".repeat(198) + "…");
  }

  @Test
  @DisplayName("is one short line of whatever comes")
  void anything() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder words = new StringBuilder();
      for (int n = random.nextInt(400); n > 0; n--) {
        words.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
      }
      String line = ErrorText.of("Code", words.toString(), "HTTP 400");
      assertThat(line).as("seed %d, case %d", seed, i).hasSizeLessThanOrEqualTo(200);
      assertThat(line.chars().noneMatch(Character::isISOControl)).isTrue();
    }
  }
}
