package dev.stampede.emulator.quota;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.emulator.quota.Meters.Refusal;
import dev.stampede.emulator.rate.Rate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Times are planted, in seconds; the buckets never look at a clock. */
@DisplayName("A quota")
class MetersTest {
  private static final long START = 77_000_000_000L;

  @ParameterizedTest(name = "{0} a minute, burst {1}: of calls at {2} those at {3} are taken")
  @CsvSource({
    // One a second; the bucket is full at first and gives its burst at once.
    "60,  1, 0 0.5 0.999999999 1 1.5 2,     0 1 2",
    "60,  3, 0 0 0 0 1 1,                   0 0 0 1",
    // A refused call takes nothing: the next one finds what had been gathered by then.
    "60,  1, 0 0.9 0.95 1,                  0 1",
    // Ten seconds for a token; a pause gathers up to the burst and no more.
    "6,   2, 0 0 5 10 15 20 600 600 600,    0 0 10 20 600 600",
    // Rates that no power of ten divides: 7 a minute is a token each 8.571428571428… s.
    "7,   1, 0 8.571428571 8.571428572,     0 8.571428572",
    // A call that comes late, with an earlier time, finds what there is now.
    "60,  1, 5 4 5.5 6,                     5 6",
  })
  void takesItsBurstAndThenItsRate(long perMinute, long burst, String calls, String taken) {
    var quota = new RequestQuota(new Rate(perMinute, burst), Throttling.BEFORE_STREAM);
    var meters = meters(Optional.of(quota), Map.of(), Optional.empty());
    assertThat(taken(calls, at -> meters.arrive("notes", at))).isEqualTo(taken);
  }

  @Test
  void burstIsAMinutesWorthUnlessSetOtherwise() {
    var quota = new RequestQuota(Rate.perMinute(3), Throttling.BEFORE_STREAM);
    var meters = meters(Optional.of(quota), Map.of(), Optional.empty());
    assertThat(taken("0 0 0 0 20 20", at -> meters.arrive("notes", at))).isEqualTo("0 0 0 20");
  }

  @Test
  void ofAnAgentIsItsOwnAndTheDefaultOneOfEachOther() {
    var one = new RequestQuota(Rate.perMinute(1), Throttling.BEFORE_STREAM);
    var two = new RequestQuota(Rate.perMinute(2), Throttling.IN_STREAM);
    var meters =
        meters(Optional.empty(), Map.of(Quotas.DEFAULT, one, "notes", two), Optional.empty());
    for (String agent : List.of("notes", "chitchat", "scheduling")) {
      assertThat(meters.arrive(agent, START)).isEmpty();
    }
    assertThat(meters.arrive("notes", START)).isEmpty();
    assertThat(meters.arrive("notes", START))
        .hasValue(new Refusal(QuotaKind.AGENT_REQUESTS, Throttling.IN_STREAM));
    assertThat(meters.arrive("chitchat", START))
        .hasValue(new Refusal(QuotaKind.AGENT_REQUESTS, Throttling.BEFORE_STREAM));
  }

  @Test
  void ofTheAccountIsNotUsedUpByCallsThatAnAgentsQuotaRefuses() {
    var account = new RequestQuota(Rate.perMinute(2), Throttling.BEFORE_STREAM);
    var agent = new RequestQuota(Rate.perMinute(1), Throttling.BEFORE_STREAM);
    var meters = meters(Optional.of(account), Map.of("notes", agent), Optional.empty());
    assertThat(kinds(meters.arrive("notes", START))).isEmpty();
    assertThat(kinds(meters.arrive("notes", START))).hasValue(QuotaKind.AGENT_REQUESTS);
    assertThat(kinds(meters.arrive("chitchat", START))).isEmpty();
    assertThat(kinds(meters.arrive("chitchat", START))).hasValue(QuotaKind.ACCOUNT_REQUESTS);
    assertThat(kinds(meters.arrive("notes", START))).hasValue(QuotaKind.ACCOUNT_REQUESTS);
  }

  /** Each invocation has 100 tokens of input and 10 of output, and lasts two seconds. */
  @ParameterizedTest(name = "{0} tokens a minute, burst {1}, reserving {2}, burndown {3}: {4}: {5}")
  @CsvSource({
    // 1,000 tokens at first; each takes 300, so the fourth must wait for the first to give back
    // 200 - 5 x 10 = 150 at 2 s, by when 2 tokens are refilled: 100 + 3 x 150 + 2.
    "60, 1000, 200, 5, 0 0 0 0 1.999999999 2 2,      0 0 0 2",
    // Nothing reserved: an invocation takes its input at once and its output when it ends.
    "60, 1000, 0, 5, 0 0 0 0 0 0 0 0 0 0 0 2,        0 0 0 0 0 0 0 0 0 0",
    // A burndown that exceeds the reservation is a debt, which only time repays: 1000 - 200 at 0,
    // 900 more at 2 s leave -98; 200 are there again 298 s later, at 300 s.
    "60, 1000, 100, 100, 0 2 299.999999999 300,      0 300",
    // More than the bucket ever holds is always refused.
    "6000, 250, 200, 5, 0 60 120,                    ''",
  })
  void ofTokensReservesAtTheStartAndSettlesAtTheEnd(
      long perMinute, long burst, int maxTokens, int burndown, String calls, String taken) {
    var quota =
        new ModelQuota(
            Optional.empty(),
            Optional.of(new Rate(perMinute, burst)),
            burndown,
            maxTokens,
            Throttling.IN_STREAM);
    var meters = meters(Optional.empty(), Map.of(), Optional.of(quota));
    assertThat(taken(calls, at -> meters.invoke(100, 10, at, at + 2_000_000_000L)))
        .isEqualTo(taken);
  }

  @Test
  void ofAModelTellsWhetherRequestsOrTokensWereExceeded() {
    var quota =
        new ModelQuota(
            Optional.of(Rate.perMinute(2)),
            Optional.of(Rate.perMinute(1000)),
            5,
            200,
            Throttling.IN_STREAM);
    var meters = meters(Optional.empty(), Map.of(), Optional.of(quota));
    long end = START + 1_000_000_000L;
    assertThat(kinds(meters.invoke(900, 1, START, end))).hasValue(QuotaKind.MODEL_TOKENS);
    assertThat(meters.invoke(100, 1, START, end)).isEmpty();
    assertThat(meters.invoke(100, 1, START, end)).isEmpty();
    assertThat(kinds(meters.invoke(100, 1, START, end))).hasValue(QuotaKind.MODEL_REQUESTS);
  }

  @Test
  void thatIsAbsentLimitsNothing() {
    var meters = new Meters(Quotas.NONE);
    for (int i = 0; i < 10_000; i++) {
      assertThat(meters.arrive("notes", START)).isEmpty();
      assertThat(meters.invoke(1_000_000, 1_000_000, START, START)).isEmpty();
    }
    assertThat(meters.metersModel()).isFalse();
  }

  /** Whatever comes when: in any stretch of time at most its rate and one burst are taken. */
  @RepeatedTest(50)
  void neverTakesMoreThanItsRateAndItsBurst(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    var random = new Random(seed);
    long perMinute = 1L + random.nextInt(6000);
    long burst = 1L + random.nextInt(100);
    var quota = new RequestQuota(new Rate(perMinute, burst), Throttling.BEFORE_STREAM);
    var meters = meters(Optional.of(quota), Map.of(), Optional.empty());
    var taken = new ArrayList<Long>();
    long at = START;
    for (int i = 0; i < 2000; i++) {
      at += (long) (random.nextDouble() * random.nextDouble() * 120e9 / perMinute);
      if (meters.arrive("notes", at).isEmpty()) {
        taken.add(at);
      }
    }
    for (int first = 0; first < taken.size(); first += 7) {
      for (int last = first; last < taken.size(); last += 11) {
        double minutes = (taken.get(last) - taken.get(first)) / 60e9;
        assertThat((double) (last - first + 1))
            .as("seed %d, calls %d to %d", seed, first, last)
            .isLessThanOrEqualTo(burst + minutes * perMinute + 1e-6);
      }
    }
  }

  private interface Ask {
    Optional<Refusal> at(long nanos);
  }

  private static String taken(String calls, Ask ask) {
    return String.join(
        " ",
        Arrays.stream(calls.split(" ", -1))
            .filter(
                second -> ask.at(START + Math.round(Double.parseDouble(second) * 1e9)).isEmpty())
            .toList());
  }

  private static Optional<QuotaKind> kinds(Optional<Refusal> refusal) {
    return refusal.map(Refusal::quota);
  }

  private static Meters meters(
      Optional<RequestQuota> account,
      Map<String, RequestQuota> agents,
      Optional<ModelQuota> model) {
    return new Meters(new Quotas(account, agents, model));
  }
}
