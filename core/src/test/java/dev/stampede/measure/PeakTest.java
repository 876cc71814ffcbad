package dev.stampede.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The largest of amounts. */
class PeakTest {

  @Test
  void mergesInAnyOrderToTheLargest() {
    assertThat(new Peak(3).plus(new Peak(7)))
        .isEqualTo(new Peak(7))
        .isEqualTo(new Peak(7).plus(new Peak(3)));
    assertThat(new Peak(-3).plus(new Peak(-7))).isEqualTo(new Peak(-3));
    assertThatThrownBy(() -> new Peak(1).plus(Count.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void isRecordedOfARowAndOfAllRows() {
    Recorder recorder = Recorder.create(Clock.system());
    for (long megabytes : new long[] {80, 512, 64}) {
      recorder.begin();
      recorder.record(
          new Sample(
              "id",
              "t",
              "row " + megabytes % 5,
              Outcome.SUCCESS,
              "",
              0,
              0,
              1,
              0,
              List.of(new Observation.Height("memory", megabytes))));
    }
    Snapshot all = recorder.cut(new Recorder.Interval(0, 1, 1, new TreeMap<>(), 0, 0, 0));
    assertThat(all.aggregated().peak("memory")).hasValue(512);
    assertThat(all.aggregated().peak("nothing")).isEmpty();
    assertThat(all.rows().getOrDefault(new RowKey("t", "row 4"), Row.EMPTY).peak("memory"))
        .hasValue(64);
  }
}
