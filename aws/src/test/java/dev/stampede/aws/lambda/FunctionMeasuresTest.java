package dev.stampede.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.insight.Insight;
import dev.stampede.insight.Measure;
import dev.stampede.insight.Measures;
import dev.stampede.insight.Table;
import dev.stampede.judge.TargetRule;
import dev.stampede.measure.Snapshot;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Targets for functions")
class FunctionMeasuresTest {

  private static final class OfFunctions implements Insight {
    @Override
    public List<Table> tables(Snapshot total) {
      return List.of();
    }

    @Override
    public Optional<String> status(Snapshot total) {
      return Optional.empty();
    }

    @Override
    public Optional<String> headline(Snapshot total) {
      return Optional.empty();
    }

    @Override
    public List<Measure> measures() {
      return FunctionMeasures.ALL;
    }
  }

  @Test
  void are_the_seeds_and_can_all_be_read() {
    Measures measures = Measures.of(List.of(new OfFunctions()));
    assertThat(FunctionMeasures.TARGETS)
        .hasSize(6)
        .allSatisfy(
            text -> assertThat(TargetRule.usual(text, measures).rows().text()).isEqualTo("lambda"));
    assertThat(TargetRule.parse("cold start < 2s", measures).measure()).isEqualTo("cold start max");
    assertThat(TargetRule.parse("cold start p95 < 2s", measures).measure())
        .isEqualTo("cold start p95");
  }
}
