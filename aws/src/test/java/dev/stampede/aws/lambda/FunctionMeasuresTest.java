package dev.stampede.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.insight.Measures;
import dev.stampede.judge.TargetRule;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Targets for functions")
class FunctionMeasuresTest {

  @Test
  void are_the_seeds_and_can_all_be_read() {
    Measures measures = Measures.of(List.of(new FunctionInsight()));
    assertThat(FunctionMeasures.TARGETS)
        .hasSize(6)
        .allSatisfy(
            text -> assertThat(TargetRule.usual(text, measures).rows().text()).isEqualTo("lambda"));
    assertThat(TargetRule.parse("cold start < 2s", measures).measure()).isEqualTo("cold start max");
    assertThat(TargetRule.parse("cold start p95 < 2s", measures).measure())
        .isEqualTo("cold start p95");
  }
}
