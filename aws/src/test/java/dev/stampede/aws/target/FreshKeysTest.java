package dev.stampede.aws.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stampede.aws.scripted.Eventually;
import dev.stampede.aws.scripted.Frames;
import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.scripted.ManualClock;
import dev.stampede.aws.scripted.Request;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.aws.scripted.Stage;
import dev.stampede.aws.sign.Keys;
import dev.stampede.aws.target.KeySource.Expired;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

@DisplayName("Session keys in a long run")
@Timeout(60)
class FreshKeysTest {

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-24T03:00:00Z"));
  private final AtomicInteger asked = new AtomicInteger();
  private volatile Supplier<AwsCredentials> provider = hour("1");
  private final FreshKeys keys = FreshKeys.from(() -> provider.get(), clock);

  /** Keys of this number that end an hour from now. */
  private Supplier<AwsCredentials> hour(String number) {
    Instant end = clock.now().plusSeconds(3_600);
    return () ->
        AwsSessionCredentials.builder()
            .accessKeyId("AKID" + number)
            .secretAccessKey("secret" + number)
            .sessionToken("token" + number)
            .expirationTime(end)
            .build();
  }

  private static Supplier<AwsCredentials> failing(String message) {
    return () -> {
      throw SdkClientException.create(message);
    };
  }

  /** Moves on from wake to wake until this much time has passed since the beginning. */
  private void until(Duration elapsed) throws InterruptedException {
    while (clock.nanoTime() < elapsed.toNanos()) {
      clock.toNextWake();
    }
  }

  @AfterEach
  void close() {
    keys.close();
    Eventually.until("the keeper ends", keys::isClosed);
  }

  @Test
  @DisplayName("are replaced five minutes before they end")
  void replaced() throws Exception {
    until(Duration.ofMinutes(45));
    provider = hour("2");
    assertThat(keys.current().accessKeyId()).isEqualTo("AKID1");
    assertThat(clock.toNextWake()).isEqualTo(Duration.ofMinutes(10));
    assertThat(keys.current().accessKeyId()).isEqualTo("AKID2");
    assertThat(keys.current().sessionToken()).isEqualTo("token2");
  }

  @Test
  @DisplayName("are kept while they are valid though new ones cannot be had")
  void kept() throws Exception {
    until(Duration.ofMinutes(45));
    provider = failing("the sign-in service is down");
    until(Duration.ofMinutes(59));
    assertThat(keys.current().accessKeyId()).isEqualTo("AKID1");
  }

  @Test
  @DisplayName(
      "end to the millisecond, whatever the provider does, and not one call is signed after")
  void ended() throws Exception {
    until(Duration.ofMinutes(45));
    provider = failing("down (Service: Sts, Status Code: 503, Request ID: 4711)");
    // Retries come each minute now; the next is due after the end.
    until(Duration.ofMinutes(59));
    long left = Duration.ofHours(1).toNanos() - clock.nanoTime();
    clock.advance(Duration.ofNanos(left - 1_000_000));
    assertThat(keys.current().accessKeyId()).isEqualTo("AKID1");
    clock.advance(Duration.ofMillis(1));
    assertThatThrownBy(keys::current)
        .isInstanceOf(Expired.class)
        .hasMessage("credentials expired: cannot be refreshed: down");
    Throwable first = catchThrowable(keys::current);
    assertThat(catchThrowable(keys::current))
        .as("made once, however many calls there are")
        .isSameAs(first);
  }

  @Test
  @DisplayName("are asked for later and later while that fails, at least once a minute")
  void backOff() throws Exception {
    until(Duration.ofMinutes(45));
    provider = failing("down");
    clock.toNextWake();
    for (int seconds : new int[] {2, 4, 8, 16, 32, 60, 60, 60}) {
      assertThat(clock.toNextWake()).isEqualTo(Duration.ofSeconds(seconds));
    }
  }

  @Test
  @DisplayName("are back as soon as they can be had again")
  void recovered() throws Exception {
    until(Duration.ofMinutes(45));
    provider = failing("down");
    until(Duration.ofMinutes(70));
    assertThatThrownBy(keys::current).isInstanceOf(Expired.class);
    provider = hour("2");
    clock.toNextWake();
    assertThat(keys.current().accessKeyId()).isEqualTo("AKID2");
    Duration next = clock.toNextWake();
    assertThat(next).as("no more hurry").isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  @DisplayName("are expired, too, where the provider gives the old ones again and again")
  void stuck() throws Exception {
    until(Duration.ofMinutes(61));
    assertThatThrownBy(keys::current)
        .isInstanceOf(Expired.class)
        .hasMessage("credentials expired: cannot be refreshed: those that come have ended, too");
  }

  /** Keys of this number that do not say when they end, as in a file of credentials. */
  private Supplier<AwsCredentials> endless(String number) {
    return () -> {
      asked.incrementAndGet();
      return AwsSessionCredentials.create("AKID" + number, "secret", "token" + number);
    };
  }

  @Test
  @DisplayName("that do not say when they end are replaced at once where AWS refuses them")
  void refused() throws Exception {
    provider = endless("2");
    until(Duration.ofMinutes(55));
    Keys old = keys.current();
    assertThat(old.accessKeyId()).isEqualTo("AKID2");
    provider = endless("3");
    clock.advance(Duration.ofMinutes(5));
    keys.refused(old);
    Eventually.until("replaced", () -> keys.current().accessKeyId().equals("AKID3"));
    int before = asked.get();
    for (int i = 0; i < 1_000; i++) {
      // Calls that were under way with the old ones.
      keys.refused(old);
    }
    assertThat(clock.toNextWake()).as("no hurry any more").isEqualTo(Duration.ofMinutes(15));
    assertThat(asked).hasValue(before + 1);
  }

  @Test
  @DisplayName("are asked for once however many calls are refused, and then later and later")
  void refusedAgain() throws Exception {
    provider = endless("2");
    until(Duration.ofMinutes(55));
    clock.advance(Duration.ofMinutes(5));
    Keys old = keys.current();
    int before = asked.get();
    for (int i = 0; i < 1_000; i++) {
      keys.refused(old);
    }
    Eventually.until("asked", () -> asked.get() > before);
    for (int seconds : new int[] {2, 4, 8, 16, 32, 60, 60}) {
      keys.refused(old);
      assertThat(clock.toNextWake()).isEqualTo(Duration.ofSeconds(seconds));
    }
    assertThat(asked).hasValue(before + 8);
    assertThat(keys.current()).as("AWS has the last word on keys without an end").isEqualTo(old);
    provider = endless("3");
    clock.toNextWake();
    assertThat(keys.current().accessKeyId()).isEqualTo("AKID3");
    assertThat(clock.toNextWake()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  @DisplayName("that are refused as soon as they have come are asked for again after a pause")
  void refusedAtOnce() throws Exception {
    provider = endless("2");
    until(Duration.ofMinutes(55));
    clock.advance(Duration.ofSeconds(3));
    int before = asked.get();
    provider = endless("3");
    keys.refused(keys.current());
    Eventually.until(
        "the sleep is shorter",
        () -> {
          assertThat(asked.get()).as("not before ten seconds have passed").isEqualTo(before);
          return clock.untilWake().compareTo(Duration.ofSeconds(7)) <= 0;
        });
    assertThat(clock.toNextWake()).isEqualTo(Duration.ofSeconds(7));
    assertThat(keys.current().accessKeyId()).isEqualTo("AKID3");
  }

  @Test
  @DisplayName("are asked for by a call that is answered that its token has expired")
  void refusedOnTheWire() throws Exception {
    provider = endless("2");
    until(Duration.ofMinutes(55));
    clock.advance(Duration.ofMinutes(5));
    provider = endless("3");
    byte[] expired = Http.error(403, "ExpiredTokenException", "The security token is expired");
    byte[] fine = Http.stream(Frames.chunk("Hi!"), Frames.finish());
    Script script =
        peer -> {
          while (peer.readRequest()) {
            String token = peer.requests().getLast().header("X-Amz-Security-Token");
            peer.send(token.equals("token3") ? fine : expired);
          }
        };
    try (ScriptedServer server = ScriptedServer.playing(script);
        Stage stage = Stage.calling(Target.url(server.url()).signedBy(keys), s -> s)) {
      Sample sample = stage.ask();
      assertThat(sample.outcome()).isEqualTo(Outcome.CLIENT_ERROR);
      assertThat(sample.error())
          .isEqualTo("ExpiredTokenException: The security token is expired (HTTP 403)");
      Eventually.until("replaced", () -> keys.current().accessKeyId().equals("AKID3"));
      assertThat(stage.ask().outcome()).isEqualTo(Outcome.SUCCESS);
    }
  }

  @Test
  @DisplayName("do not die with a provider that throws what it should not")
  void surprising() throws Exception {
    until(Duration.ofMinutes(45));
    provider =
        () -> {
          throw new java.util.NoSuchElementException("?");
        };
    until(Duration.ofMinutes(56));
    provider = hour("2");
    clock.toNextWake();
    assertThat(keys.current().accessKeyId()).isEqualTo("AKID2");
  }

  @Test
  @DisplayName("sign each request with what is valid then; once expired, a call is a client error")
  void onTheWire() throws Exception {
    Script answering = Script.answering(Http.stream(Frames.chunk("Hi!"), Frames.finish()));
    try (ScriptedServer server = ScriptedServer.playing(answering);
        Stage stage = Stage.calling(Target.url(server.url()).signedBy(keys), s -> s)) {
      assertThat(stage.ask().outcome()).isEqualTo(Outcome.SUCCESS);
      until(Duration.ofMinutes(45));
      provider = hour("2");
      clock.toNextWake();
      assertThat(stage.ask().outcome()).isEqualTo(Outcome.SUCCESS);
      provider = failing("down");
      until(Duration.ofHours(3));
      for (int i = 0; i < 3; i++) {
        Sample sample = stage.ask();
        assertThat(sample.outcome()).isEqualTo(Outcome.CLIENT_ERROR);
        assertThat(sample.error()).isEqualTo("credentials expired: cannot be refreshed: down");
        assertThat(sample.id()).isNotEmpty();
      }
      provider = hour("3");
      clock.toNextWake();
      assertThat(stage.ask().outcome()).isEqualTo(Outcome.SUCCESS);
      assertThat(server.requests())
          .as("none was sent without valid keys")
          .extracting(FreshKeysTest::signedWith)
          .containsExactly("AKID1 token1", "AKID2 token2", "AKID3 token3");
    }
  }

  private static String signedWith(Request request) {
    return request.header("Authorization").replaceAll(".*Credential=(\\w+)/.*", "$1")
        + " "
        + request.header("X-Amz-Security-Token");
  }
}
