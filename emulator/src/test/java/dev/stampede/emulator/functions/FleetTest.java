package dev.stampede.emulator.functions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.emulator.wire.ThrottleReason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Time is a number here. */
@DisplayName("A fleet of environments")
class FleetTest {
  private static final String BULK = "scheduling-agent-bulk-ops-dev";
  private static final String NOTES = "notes-actions-dev";

  private final Fleet fleet = new Fleet();
  private FunctionsSettings account = FunctionsSettings.REALISTIC;
  private long now = 77_000_000_000L;

  private void change(String name, UnaryOperator<FunctionSettings> change) {
    account = account.with(change.apply(account.function(name).orElseThrow()));
  }

  private Fleet.Admission admit(String name) {
    return fleet.admit(account.function(name).orElseThrow(), "1", account, now);
  }

  private Environment granted(String name) {
    Fleet.Admission admission = admit(name);
    assertThat(admission).isInstanceOf(Fleet.Granted.class);
    return ((Fleet.Granted) admission).environment();
  }

  private void release(String name, Environment environment) {
    fleet.release(name, environment, true, now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private ThrottleReason refused(String name) {
    Fleet.Admission admission = admit(name);
    assertThat(admission).isInstanceOf(Fleet.Denied.class);
    return ((Fleet.Denied) admission).reason();
  }

  @Test
  void makesANewOneOnlyIfNoneIsIdle() {
    Environment first = granted(BULK);
    Environment second = granted(BULK);
    assertThat(second).isNotSameAs(first);
    release(BULK, first);
    release(BULK, second);
    assertThat(admit(BULK)).isEqualTo(new Fleet.Granted(second, false, 1));
    assertThat(admit(BULK)).isEqualTo(new Fleet.Granted(first, false, 2));
    assertThat(((Fleet.Granted) admit(BULK)).fresh()).isTrue();
  }

  @Test
  void sharesNoEnvironmentBetweenFunctions() {
    release(BULK, granted(BULK));
    assertThat(((Fleet.Granted) admit(NOTES)).fresh()).isTrue();
  }

  @Test
  void sharesNoEnvironmentBetweenVersionsButTheirConcurrency() {
    change(BULK, f -> f.withReservedConcurrency(1));
    Environment first = granted(BULK);
    FunctionSettings function = account.function(BULK).orElseThrow();
    assertThat(fleet.admit(function, "2", account, now)).isInstanceOf(Fleet.Denied.class);
    release(BULK, first);
    assertThat(fleet.admit(function, "2", account, now))
        .matches(admission -> ((Fleet.Granted) admission).fresh());
  }

  @Test
  void reclaimsWhatWasIdleTooLong() {
    change(BULK, f -> f.withKeepWarm(Duration.ofMinutes(5)));
    release(BULK, granted(BULK));
    pass(Duration.ofMinutes(5));
    Environment kept = granted(BULK);
    release(BULK, kept);
    pass(Duration.ofMinutes(5).plusNanos(1));
    assertThat(granted(BULK)).isNotSameAs(kept);
  }

  @Test
  void throwsAwayWhatDidNotSurvive() {
    Environment hurt = granted(BULK);
    fleet.release(BULK, hurt, false, now);
    assertThat(admit(BULK)).matches(a -> ((Fleet.Granted) a).fresh() && a.busy() == 1);
  }

  @Test
  void keepsToTheAccountsConcurrencyOverAllFunctions() {
    account = account.withConcurrency(3);
    granted(BULK);
    granted(BULK);
    Environment last = granted(NOTES);
    assertThat(refused(NOTES)).isEqualTo(ThrottleReason.CONCURRENT_INVOCATIONS);
    assertThat(admit(BULK).busy()).as("busy when turned away").isEqualTo(2);
    release(NOTES, last);
    granted(BULK);
  }

  @Test
  void keepsWhatIsReservedForTheFunctionAlone() {
    account = account.withConcurrency(3);
    change(NOTES, f -> f.withReservedConcurrency(1));
    granted(BULK);
    granted(BULK);
    assertThat(refused(BULK)).isEqualTo(ThrottleReason.CONCURRENT_INVOCATIONS);
    granted(NOTES);
    assertThat(refused(NOTES)).isEqualTo(ThrottleReason.RESERVED_CONCURRENT_INVOCATIONS);
    change(NOTES, f -> f.withReservedConcurrency(0));
    assertThat(refused(NOTES)).isEqualTo(ThrottleReason.RESERVED_CONCURRENT_INVOCATIONS);
  }

  @Test
  void addsAThousandInTenSecondsAndNoMore() {
    account = account.withConcurrency(100_000);
    for (int i = 0; i < 1000; i++) {
      granted(BULK);
    }
    assertThat(refused(BULK)).isEqualTo(ThrottleReason.CONCURRENT_INVOCATIONS);
    granted(NOTES);
    pass(Duration.ofSeconds(1));
    for (int i = 0; i < 100; i++) {
      granted(BULK);
    }
    assertThat(refused(BULK)).isEqualTo(ThrottleReason.CONCURRENT_INVOCATIONS);
    pass(Duration.ofHours(1));
    for (int i = 0; i < 1000; i++) {
      granted(BULK);
    }
    refused(BULK);
  }

  @Test
  void needsNoNewOnesForCallsThatFindAWarmOne() {
    change(BULK, f -> f.withScaling(1));
    Environment only = granted(BULK);
    release(BULK, only);
    for (int i = 0; i < 100; i++) {
      assertThat(granted(BULK)).isSameAs(only);
      release(BULK, only);
    }
  }

  @Test
  void takesTenCallsASecondForEachEnvironmentItMayHave() {
    account = account.withConcurrency(4);
    change(NOTES, f -> f.withReservedConcurrency(1));
    for (int i = 0; i < 10; i++) {
      release(NOTES, granted(NOTES));
    }
    assertThat(refused(NOTES)).isEqualTo(ThrottleReason.RESERVED_INVOCATION_RATE);
    for (int i = 0; i < 40; i++) {
      release(BULK, granted(BULK));
    }
    assertThat(refused(BULK)).isEqualTo(ThrottleReason.INVOCATION_RATE);
    pass(Duration.ofMillis(100));
    release(NOTES, granted(NOTES));
    assertThat(refused(NOTES)).isEqualTo(ThrottleReason.RESERVED_INVOCATION_RATE);
  }

  @RepeatedTest(5)
  void neverHasMoreBusyThanAllowedNorOneInTwoHands() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    account = account.withConcurrency(50);
    change(NOTES, f -> f.withReservedConcurrency(7));
    Deque<Environment> bulk = new ArrayDeque<>();
    Deque<Environment> notes = new ArrayDeque<>();
    List<ThrottleReason> reasons = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      String name = random.nextBoolean() ? BULK : NOTES;
      Deque<Environment> held = name.equals(BULK) ? bulk : notes;
      if (random.nextInt(5) < 3) {
        switch (admit(name)) {
          case Fleet.Granted(Environment environment, boolean fresh, int busy) -> {
            assertThat(held).as("seed %d", seed).doesNotContain(environment);
            held.add(environment);
            assertThat(busy).as("seed %d", seed).isEqualTo(held.size());
          }
          case Fleet.Denied(ThrottleReason reason, int busy) -> {
            assertThat(busy).as("seed %d", seed).isEqualTo(held.size());
            reasons.add(reason);
          }
        }
      } else if (!held.isEmpty()) {
        fleet.release(name, held.removeFirst(), random.nextInt(10) > 0, now);
      }
      assertThat(notes.size()).as("seed %d", seed).isLessThanOrEqualTo(7);
      assertThat(bulk.size()).as("seed %d", seed).isLessThanOrEqualTo(43);
      pass(Duration.ofMillis(random.nextInt(20)));
    }
    assertThat(reasons).as("seed %d", seed).isNotEmpty();
  }
}
