package dev.stampede.emulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.emulator.agents.Agent;
import dev.stampede.emulator.agents.Sessions;
import dev.stampede.emulator.wire.SignatureResult;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The truth")
class TruthTest {
  private static final String ID = "7f3a0f0e-1234-4567-89ab-cdef01234567";

  private final Truth truth =
      new Truth(3 * Block.ROWS, new Sessions(10, Duration.ofMinutes(1), () -> 0));
  private final CallLog log = truth.newLog();

  @Test
  void hasARowFromTheMomentACallWasRead() {
    log.open(arrival(ID, 5));
    assertThat(truth.calls())
        .containsExactly(
            new TrueCall(
                ID,
                5,
                0,
                0,
                "in_flight",
                "",
                "",
                0,
                0,
                "s",
                "notes",
                2,
                "valid",
                7,
                TrueInvocation.NONE,
                "",
                0,
                0,
                0,
                ""));
  }

  @ParameterizedTest
  @EnumSource(
      value = TrueOutcome.class,
      mode = Mode.EXCLUDE,
      names = {"STATUS", "EXCEPTION", "ERROR"})
  void namesEveryOutcome(TrueOutcome outcome) {
    log.open(arrival(ID, 5)).end(outcome);
    assertThat(truth.calls().getFirst().outcome()).isEqualTo(outcome.label());
  }

  @Test
  void namesTheDetailOfStatusAndException() {
    log.open(arrival(ID, 5)).endWithStatus(429);
    log.open(arrival(ID, 5)).endWith(TrueOutcome.EXCEPTION, "throttlingException");
    log.open(arrival(ID, 5)).endWith(TrueOutcome.ERROR, "InternalFailure");
    assertThat(truth.summary().outcomes())
        .containsOnlyKeys("status_429", "exception_throttlingException", "error_InternalFailure");
  }

  @Test
  void letsACallEndOnlyOnce() {
    Entry entry = log.open(arrival(ID, 5));
    entry.wrote(6);
    entry.wrote(9);
    entry.end(TrueOutcome.RESET);
    entry.end(TrueOutcome.CLIENT_CLOSED);
    entry.wrote(12);
    TrueCall call = truth.calls().getFirst();
    assertThat(call.outcome()).isEqualTo("reset");
    assertThat(call.firstByteNanos()).isEqualTo(6);
    assertThat(call.lastByteNanos()).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "7F3A0F0E-1234-4567-89AB-CDEF01234567",
        "7f3a0f0e-zzzz-4567-89ab-cdef01234567",
        "00000000-0000-0000-0000-000000000000"
      })
  void keepsIdsThatAreNoProperUuidsAsTheyCame(String id) {
    log.open(arrival(id, 5));
    assertThat(truth.calls().getFirst().invocationId()).isEqualTo(id);
  }

  @Test
  void countsWhatItHasNoMoreRoomFor() {
    CallLog other = truth.newLog();
    IntStream.range(0, 2 * Block.ROWS + 1).forEach(i -> log.open(arrival(ID, i)));
    other.open(arrival(ID, 0)).end(TrueOutcome.ANSWERED);
    assertThat(truth.calls()).hasSize(2 * Block.ROWS + 1);
    TruthSummary summary = truth.summary();
    assertThat(summary.droppedRows()).isEqualTo(1);
    assertThat(summary.calls()).isEqualTo(2 * Block.ROWS + 2);
    truth.reset();
    assertThat(truth.summary().calls()).isZero();
    IntStream.range(0, 3 * Block.ROWS).forEach(i -> log.open(arrival(ID, i)));
    assertThat(truth.summary().droppedRows()).isZero();
  }

  @Test
  void forgetsCallsInProgressWhenItIsReset() {
    Entry entry = log.open(arrival(ID, 5));
    truth.reset();
    log.open(arrival("", 6));
    entry.end(TrueOutcome.ANSWERED);
    assertThat(truth.calls()).hasSize(1);
    assertThat(truth.calls().getFirst().outcome()).isEqualTo("in_flight");
  }

  @Test
  void showsAReaderWholeRowsWhileItIsWritten() throws InterruptedException {
    var writing = new AtomicBoolean(true);
    Thread writer =
        Thread.ofPlatform()
            .start(() -> {
              for (int i = 1; i <= 3 * Block.ROWS; i++) {
                Entry entry = log.open(arrival(ID, i));
                entry.wrote(i + 1);
                entry.end(TrueOutcome.ANSWERED);
              }
              writing.set(false);
            });
    while (writing.get()) {
      truth.forEach(call -> {
        assertThat(call.invocationId()).isEqualTo(ID);
        if (call.outcome().equals("answered")) {
          assertThat(call.lastByteNanos()).isEqualTo(call.arrivalNanos() + 1);
        }
      });
    }
    writer.join();
    assertThat(truth.summary().outcomes()).containsEntry("answered", 3L * Block.ROWS);
  }

  @Test
  void hasExactPercentiles() {
    for (int i = 1; i <= 1000; i++) {
      Entry entry = log.open(arrival(ID, 0));
      entry.wrote(i * 1_000_000L);
      entry.end(i <= 999 ? TrueOutcome.ANSWERED : TrueOutcome.RESET);
    }
    assertThat(truth.summary().tookMillis())
        .isEqualTo(new Percentiles(500, 900, 950, 990, 999, 999));
    assertThat(Percentiles.of(new double[0])).isEqualTo(new Percentiles(0, 0, 0, 0, 0, 0));
  }

  private static Arrival arrival(String id, long nanos) {
    return new Arrival(id, nanos, "s", Optional.of(Agent.NOTES), 2, SignatureResult.VALID, 7);
  }
}
