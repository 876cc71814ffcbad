package dev.stampede.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.aws.target.TargetException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The directory of functions")
class FunctionDirectoryTest {

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "bulk_ops, scheduling-agent-bulk-ops-dev",
    "scheduling, scheduling-actions-dev",
    "information, information-actions-dev",
    "notes, notes-actions-dev"
  })
  @DisplayName("knows the suite's own")
  void usual(String name, String function) {
    assertThat(FunctionDirectory.of(Map.of()).find(name)).isEqualTo(function);
  }

  @Test
  @DisplayName("lets the environment name others, by name, alias or ARN")
  void environment() {
    String arn = "arn:aws:lambda:us-east-1:123456789012:function:notes:live";
    FunctionDirectory directory =
        FunctionDirectory.of(
            Map.of("BULK_OPS_FUNCTION_NAME", " mine:$LATEST ", "NOTES_FUNCTION_NAME", arn));
    assertThat(directory.find("bulk_ops")).isEqualTo("mine:$LATEST");
    assertThat(directory.find("notes")).isEqualTo(arn);
  }

  @Test
  @DisplayName("refuses what no function can be called, and names the variable")
  void badName() {
    assertThatThrownBy(() -> FunctionDirectory.of(Map.of("NOTES_FUNCTION_NAME", "a/b c")))
        .isInstanceOf(TargetException.class)
        .hasMessage(
            "NOTES_FUNCTION_NAME: 'a/b c' is no function: write its name, name:alias or its ARN");
    assertThatThrownBy(() -> FunctionDirectory.of(Map.of()).with("mine", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("names the nearest right name, if one is near")
  void nearest() {
    assertThatThrownBy(() -> FunctionDirectory.of(Map.of()).find("bulkops"))
        .hasMessage(
            "there is no function 'bulkops': did you mean 'bulk_ops'?; the functions are bulk_ops,"
                + " information, notes, scheduling");
  }
}
