package dev.stampede.witness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.outcome.Outcomes;
import dev.stampede.emulator.wire.AwsError;
import dev.stampede.emulator.wire.LambdaError;
import dev.stampede.emulator.wire.ServiceError;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Emulator and client are written apart: what the one can send, the other must know by name. */
@DisplayName("Every error that the emulator sends")
class KnownErrorsTest {

  @Test
  @DisplayName("has its row in the client's table of outcomes")
  void known() {
    assertThat(Outcomes.ERRORS)
        .extracting(Outcomes.ServiceError::code)
        .containsAll(
            Stream.concat(Stream.of(LambdaError.values()), Stream.of(ServiceError.values()))
                .map(AwsError::type)
                .toList());
  }
}
