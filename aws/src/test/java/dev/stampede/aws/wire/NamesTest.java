package dev.stampede.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.aws.scripted.Eventually;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The addresses of a name")
class NamesTest {

  /** Near the wrap of nanoseconds: arithmetic that forgets this does not survive. */
  private static final long START = Long.MAX_VALUE - 1_000;

  private static final InetSocketAddress A = socket("10.0.0.1");
  private static final InetSocketAddress B = socket("10.0.0.2");
  private static final InetSocketAddress C = socket("10.0.0.3");

  private final AtomicReference<List<InetAddress>> answer =
      new AtomicReference<>(addresses("10.0.0.1", "10.0.0.2", "10.0.0.3"));
  private final AtomicInteger asked = new AtomicInteger();

  private static InetSocketAddress socket(String address) {
    return new InetSocketAddress(InetAddress.ofLiteral(address), 443);
  }

  private static List<InetAddress> addresses(String... literals) {
    return Arrays.stream(literals).map(InetAddress::ofLiteral).toList();
  }

  private static long after(Duration time) {
    return START + time.toNanos();
  }

  private Names names() throws UnknownHostException {
    return Names.of("service.test", 443, this::find, START);
  }

  private List<InetAddress> find(String host) throws UnknownHostException {
    asked.incrementAndGet();
    if (answer.get().isEmpty()) {
      throw new UnknownHostException(host);
    }
    return answer.get();
  }

  private static Map<InetSocketAddress, Integer> turns(Names names, int count) {
    Map<InetSocketAddress, Integer> turns = new HashMap<>();
    IntStream.range(0, count).forEach(i -> turns.merge(names.next(START), 1, Integer::sum));
    return turns;
  }

  @Test
  @DisplayName("take their turns, and are looked up once however many connections are made")
  void inTurn() throws Exception {
    Names names = names();
    assertThat(turns(names, 300)).isEqualTo(Map.of(A, 100, B, 100, C, 100));
    assertThat(asked).hasValue(1);
  }

  @Test
  @DisplayName("are of one family, the preferred one")
  void oneFamily() throws Exception {
    answer.set(addresses("fd00::1", "10.0.0.1", "fd00::2"));
    assertThat(turns(names(), 4)).isEqualTo(Map.of(socket("fd00::1"), 2, socket("fd00::2"), 2));
  }

  @Test
  @DisplayName("must be there at the start")
  void unknown() {
    answer.set(List.of());
    assertThatThrownBy(this::names).isInstanceOf(UnknownHostException.class);
    assertThatThrownBy(() -> Names.of("service.test", 443, host -> List.of(), START))
        .isInstanceOf(UnknownHostException.class);
  }

  @Test
  @DisplayName("are left when a connect fails: the others share the turns evenly")
  void left() throws Exception {
    Names names = names();
    names.failed(B, START);
    assertThat(turns(names, 300)).isEqualTo(Map.of(A, 150, C, 150));
    assertThat(names.another(Set.of(A))).contains(C);
    assertThat(names.another(Set.of(A, C))).as("B is left").isEmpty();
  }

  @Test
  @DisplayName("are all used when all are left, and not tried twice for one call")
  void allLeft() throws Exception {
    Names names = names();
    List.of(A, B, C).forEach(address -> names.failed(address, START));
    assertThat(turns(names, 300)).isEqualTo(Map.of(A, 100, B, 100, C, 100));
    assertThat(names.another(Set.of(A))).isEmpty();
    assertThat(names.probe(after(Duration.ofMinutes(9)))).as("calls are the probes").isEmpty();
    names.answered(B, true);
    assertThat(turns(names, 10)).isEqualTo(Map.of(B, 10));
  }

  @Test
  @DisplayName(
      "are probed once a while after they failed, by one asker, and are back if they answer")
  void probed() throws Exception {
    Names names = names();
    names.failed(B, START);
    assertThat(names.probe(after(Duration.ofMillis(4_999)))).isEmpty();
    assertThat(names.probe(after(Duration.ofSeconds(5)))).contains(B);
    assertThat(names.probe(after(Duration.ofSeconds(5)))).as("somebody does it").isEmpty();
    assertThat(turns(names, 10)).as("no call goes there meanwhile").doesNotContainKey(B);
    names.answered(B, false);
    assertThat(turns(names, 300)).isEqualTo(Map.of(A, 100, B, 100, C, 100));
  }

  @Test
  @DisplayName("are probed later and later, up to a minute, until one carries a call")
  void laterAndLater() throws Exception {
    Names names = names();
    long now = START;
    names.failed(B, now);
    for (int seconds : new int[] {5, 10, 20, 40, 60, 60}) {
      assertThat(names.probe(now + Duration.ofSeconds(seconds).toNanos() - 1)).isEmpty();
      now += Duration.ofSeconds(seconds).toNanos();
      assertThat(names.probe(now)).as(seconds + " s").contains(B);
      names.probeFailed(B, false, now);
    }
    names.answered(B, false);
    names.failed(B, now);
    assertThat(names.probe(now + Duration.ofSeconds(59).toNanos()))
        .as("a probe that answers is no proof")
        .isEmpty();
    names.answered(B, true);
    names.failed(B, now);
    assertThat(names.probe(now + Duration.ofSeconds(5).toNanos())).contains(B);
  }

  @Test
  @DisplayName("are probed after five seconds however many calls fail at once")
  void manyCallsFail() throws Exception {
    Names names = names();
    for (int i = 0; i < 1_000; i++) {
      names.failed(B, START + i);
    }
    assertThat(names.probe(after(Duration.ofMillis(4_999)))).isEmpty();
    long now = after(Duration.ofSeconds(5));
    assertThat(names.probe(now)).contains(B);
    names.failed(B, now);
    names.answered(B, false);
    names.failed(B, now);
    assertThat(names.probe(now + Duration.ofSeconds(5).toNanos()))
        .as("a call that fails is no probe that fails")
        .contains(B);
  }

  @Test
  @DisplayName("are not blamed for a probe that failed for want of a port or a file of our own")
  void ourOwnLack() throws Exception {
    Names names = names();
    long now = START;
    names.failed(B, now);
    for (int i = 0; i < 10; i++) {
      assertThat(names.probe(now + Duration.ofMillis(4_999).toNanos())).isEmpty();
      now += Duration.ofSeconds(5).toNanos();
      assertThat(names.probe(now)).contains(B);
      names.probeFailed(B, true, now);
    }
    assertThat(turns(names, 10)).as("nor does it get calls").doesNotContainKey(B);
    now += Duration.ofSeconds(5).toNanos();
    assertThat(names.probe(now)).contains(B);
    names.probeFailed(B, false, now);
    assertThat(names.probe(now + Duration.ofMillis(9_999).toNanos())).isEmpty();
    assertThat(names.probe(now + Duration.ofSeconds(10).toNanos())).contains(B);
  }

  @Test
  @DisplayName("are looked up again behind the caller's back, and keep their record")
  void again() throws Exception {
    CountDownLatch slow = new CountDownLatch(1);
    AtomicInteger calls = new AtomicInteger();
    Names names =
        Names.of(
            "service.test",
            443,
            host -> {
              if (calls.getAndIncrement() > 0) {
                awaitQuietly(slow);
                return addresses("10.0.0.2", "10.0.0.9");
              }
              return answer.get();
            },
            START);
    names.failed(B, START);
    long later = after(Duration.ofSeconds(31));
    assertThat(names.next(later)).as("nobody waits for it").isIn(A, C);
    assertThat(names.next(later)).isIn(A, C);
    slow.countDown();
    Eventually.until("the new ones are used", () -> names.next(later).equals(socket("10.0.0.9")));
    assertThat(names.next(later)).as("B is still left").isEqualTo(socket("10.0.0.9"));
    assertThat(calls).hasValue(2);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @DisplayName("stay as they are where a look-up fails, and the next one comes as usual")
  void failedLookUp() throws Exception {
    Names names = names();
    answer.set(List.of());
    names.next(after(Duration.ofSeconds(31)));
    Eventually.until("asked again", () -> asked.get() == 2);
    Eventually.until(
        "and again",
        () -> {
          names.next(after(Duration.ofSeconds(62)));
          return asked.get() == 3;
        });
    assertThat(turns(names, 3)).containsOnlyKeys(A, B, C);
  }
}
