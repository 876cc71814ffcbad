package dev.stampede.emulator.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.emulator.functions.Curve.Point;
import dev.stampede.input.BadInput;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The time an operation takes")
class CurveTest {
  private static final double Z95 = 1.6448536269514722;

  private static Curve bulk(String operation) {
    return Objects.requireNonNull(Program.BULK_OPS.times().get(operation));
  }

  @ParameterizedTest(name = "{0} of {1}: {2} s")
  @CsvSource({
    "optimize_route, 10, 2",
    "optimize_route, 50, 10",
    "bulk_assign_teams, 10, 2",
    "bulk_assign_teams, 50, 7",
    "bulk_assign_teams, 100, 15",
    "validate_projects, 10, 3",
    "validate_projects, 50, 5",
    "validate_projects, 100, 10",
    "detect_conflicts, 10, 2",
    "detect_conflicts, 50, 3",
    "detect_conflicts, 100, 5",
  })
  void isTypicallyWhatItIsInTheSystemUnderTest(String operation, int size, double seconds) {
    assertThat(bulk(operation).nanosAt(size, 0) / 1e9).isCloseTo(seconds, within(1e-6));
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource({
    "optimize_route, 3",
    "bulk_assign_teams, 2",
    "validate_projects, 4",
    "detect_conflicts, 3",
  })
  void meetsTheTargetsForTheSmallPayloadsOfTheDefaultRun(String operation, int size) {
    assertThat(bulk(operation).nanosAt(size, 0) / 1e9).isLessThan(1);
    assertThat(bulk(operation).nanosAt(size, Z95) / 1e9).isLessThan(3);
    assertThat(bulk(operation).nanosAt(size, 2.3263) / 1e9).isLessThan(5);
  }

  @Test
  void growsWithTheSizeAndHasItsSpread() {
    for (int size = 1; size < 150; size++) {
      Curve curve = bulk("validate_projects");
      assertThat(curve.nanosAt(size + 1, 0)).isGreaterThan(curve.nanosAt(size, 0));
      assertThat((double) curve.nanosAt(size, Z95) / curve.nanosAt(size, 0))
          .isCloseTo(1.7, within(1e-6));
    }
    assertThat(Curve.fixed(Duration.ofMillis(5)).nanosAt(99, 3)).isEqualTo(5_000_000);
  }

  @Test
  void mustMakeSense() {
    var second = new Point(1, Duration.ofSeconds(1));
    assertThatThrownBy(() -> new Curve(List.of(), 2)).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> new Curve(List.of(second), 0.5)).isInstanceOf(BadInput.class);
    assertThatThrownBy(() -> new Curve(List.of(second, second), 2))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("ascending");
  }
}
