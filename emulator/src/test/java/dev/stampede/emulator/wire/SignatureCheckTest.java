package dev.stampede.emulator.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.input.BadInput;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A check of signatures")
class SignatureCheckTest {

  @Test
  void isOffLogOrEnforce() {
    assertThat(SignatureCheck.parse("off")).isEqualTo(SignatureCheck.OFF);
    assertThat(SignatureCheck.parse("Log")).isEqualTo(SignatureCheck.LOG);
    assertThat(SignatureCheck.parse("enforce")).isEqualTo(SignatureCheck.ENFORCE);
    assertThatThrownBy(() -> SignatureCheck.parse("enforced"))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("did you mean enforce?");
  }
}
