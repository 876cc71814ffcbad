package dev.stampede.aws.spending;

import static dev.stampede.aws.spending.Calls.CENT;
import static dev.stampede.aws.spending.Calls.TARIFF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.cost.Tariff;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What a run has cost")
class SpendingTest {

  private static final List<Outcome> OUTCOMES = List.of(Outcome.values());

  private static Outcome outcome(String label) {
    return Outcome.valueOf(label.replace(' ', '_').toUpperCase(java.util.Locale.ROOT));
  }

  @ParameterizedTest(name = "{0}: {2} cents known, {3} estimated")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          one priced turn                      | a:success:5                              | 5 | 0
          two of them                          | a:success:5 a:success:3                  | 8 | 0
          one without a cost, like its row     | a:success:5 a:success:3 a:success:0      | 8 | 4
          one alone in its row, like all       | a:success:6 b:success:0                  | 6 | 6
          none with a cost: the typical turn   | a:success:0 b:timeout:0                  | 0 | 2
          a failure that was priced counts     | a:check failed:2                         | 2 | 0
          a failed turn is paid for            | a:success:4 a:truncated:0                | 4 | 4
          a throttle in the answer is          | a:success:4 a:throttled in stream:0      | 4 | 4
          an interrupted turn is               | a:success:4 a:interrupted:0              | 4 | 4
          one turned away at once is not       | a:success:4 a:throttled:0                | 4 | 0
          one refused is not                   | a:client error:0                         | 0 | 0
          """)
  @DisplayName("of turns: what traces tell, and the mean of that for the others")
  void turns(String why, String turns, long known, long estimated) {
    Calls calls = new Calls();
    for (String turn : turns.split(" (?=[ab]:)", -1)) {
      String[] part = turn.split(":", -1);
      calls.turn(part[0], outcome(part[1]), Long.parseLong(part[2]), 100);
    }
    Bill bill = Spending.of(calls.cut(), TARIFF).allTurns();
    assertThat(bill.known()).as(why).isEqualTo(known * CENT);
    assertThat(bill.estimated()).as(why).isEqualTo(estimated * CENT);
  }

  @ParameterizedTest(name = "{0}: {2} nano-dollars known, {3} estimated")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a GB-second and a request           | a:success:1024:1000                       | 10001000 | 0
          half the memory, half the time      | a:success:512:500                         |  2501000 | 0
          one without a report, like its row  | a:success:1024:1000 a:success:0:9000      | 10001000 | 10001000
          one alone in its row, like all      | a:success:1024:1000 b:timeout:0:9000      | 10001000 | 10001000
          no report: its time at 1 GB         | a:success:0:2000                          |        0 | 20001000
          a failed function is paid for       | a:function error:1024:1000                | 10001000 | 0
          a throttled call is not             | a:throttled:0:10                          |        0 | 0
          """)
  @DisplayName("of functions: requests and GB-seconds that reports tell")
  void functions(String why, String all, long known, long estimated) {
    Calls calls = new Calls();
    for (String call : all.split(" (?=[ab]:)", -1)) {
      String[] part = call.split(":", -1);
      calls.call(part[0], outcome(part[1]), Long.parseLong(part[2]), Long.parseLong(part[3]));
    }
    Bill bill = Spending.of(calls.cut(), TARIFF).allCalls();
    assertThat(bill.known()).as(why).isEqualTo(known);
    assertThat(bill.estimated()).as(why).isEqualTo(estimated);
  }

  @Test
  @DisplayName("a call in flight costs a typical turn before the first has ended")
  void nothingEnded() {
    Spending spending = Spending.of(new Calls().inFlight(7).cut(), TARIFF);
    assertThat(spending.inFlight()).isEqualTo(7 * CENT);
    assertThat(spending.known() + spending.estimated()).isZero();
  }

  @Test
  @DisplayName("later it costs the mean of those that fill the time: long calls are many of them")
  void inFlight() {
    Calls calls = new Calls().turn("a", Outcome.SUCCESS, 4, 750).other("GET", 250).inFlight(2);
    assertThat(Spending.of(calls.cut(), TARIFF).inFlight())
        .isBetween(Math.round(1.99 * 3 * CENT), Math.round(2.01 * 3 * CENT));
  }

  @Test
  @DisplayName("the total says what it is made of")
  void total() {
    Calls calls =
        new Calls()
            .turn("a", Outcome.SUCCESS, 120, 10)
            .turn("a", Outcome.TIMEOUT, 0, 10)
            .inFlight(1);
    assertThat(Spending.of(calls.cut(), TARIFF).total().words())
        .isEqualTo("$3.60 ($1.20 true, $1.20 estimated, $1.20 in flight)");
  }

  @Test
  @DisplayName("without prices nothing costs anything")
  void free() {
    Calls calls = new Calls().turn("a", Outcome.TIMEOUT, 0, 10).call("f", Outcome.SUCCESS, 1, 1);
    assertThat(Spending.of(calls.inFlight(3).cut(), Tariff.NONE).total().nanoDollars()).isZero();
  }

  @Test
  @DisplayName("is the same however the snapshots were merged, in time and over nodes")
  void merging() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      Calls whole = new Calls();
      List<Snapshot> parts = new ArrayList<>();
      for (int part = 0; part < 4; part++) {
        Calls calls = new Calls();
        for (int i = random.nextInt(12); i >= 0; i--) {
          randomCall(random.nextLong(), calls, whole);
        }
        int flying = random.nextInt(3);
        whole.inFlight(flying);
        parts.add(calls.inFlight(flying).cut());
      }
      Spending expected = Spending.of(whole.cut(), TARIFF);
      Snapshot oneWay = parts.stream().reduce(Snapshot::beside).orElseThrow();
      Snapshot other = parts.reversed().stream().reduce((a, b) -> b.beside(a)).orElseThrow();
      Snapshot inTime = parts.get(0).then(parts.get(1)).beside(parts.get(2).then(parts.get(3)));
      assertThat(Spending.of(oneWay, TARIFF)).as("seed %d", seed).isEqualTo(expected);
      assertThat(Spending.of(other, TARIFF)).as("seed %d", seed).isEqualTo(expected);
      assertThat(Spending.of(inTime, TARIFF).turns()).as("%d", seed).isEqualTo(expected.turns());
      assertThat(Spending.of(inTime, TARIFF).calls()).as("%d", seed).isEqualTo(expected.calls());
      long known = parts.stream().mapToLong(p -> Spending.of(p, TARIFF).allTurns().known()).sum();
      assertThat(known).as("seed %d", seed).isEqualTo(expected.allTurns().known());
    }
  }

  private static void randomCall(long seed, Calls... into) {
    for (Calls calls : into) {
      Random random = new Random(seed);
      String name = random.nextBoolean() ? "a" : "b";
      Outcome outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
      if (random.nextBoolean()) {
        calls.turn(name, outcome, random.nextInt(4), 1 + random.nextInt(900));
      } else {
        calls.call(name, outcome, 128L * random.nextInt(4), 1 + random.nextInt(900));
      }
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "0, $0.00",
    "420000000, $0.42",
    "8100000, $0.0081",
    "12345678901, $12.35",
    "999999999, $1.00",
    "300, under $0.0001"
  })
  @DisplayName("money as people read it")
  void money(long nanoDollars, String words) {
    assertThat(Money.words(nanoDollars)).isEqualTo(words);
  }
}
