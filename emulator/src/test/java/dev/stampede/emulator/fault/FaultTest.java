package dev.stampede.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.wire.ServiceError;
import dev.stampede.input.BadInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A fault")
class FaultTest {
  private static final List<Fault> ADD_UP_TO_110 =
      List.of(Fault.parse("60%:reset"), Fault.parse("50%:empty"));
  private static final Moment NOW = new Moment(0, 0, 1);

  static Stream<Arguments> specs() {
    return Stream.of(
        Arguments.of(
            "1%:status=429/ThrottlingException",
            0.01, new FaultKind.Status(429, Optional.of(ServiceError.THROTTLING))),
        Arguments.of(
            "2%:status=429:ThrottlingException",
            0.02, new FaultKind.Status(429, Optional.of(ServiceError.THROTTLING))),
        Arguments.of(
            "1%:status=500",
            0.01, new FaultKind.Status(500, Optional.of(ServiceError.INTERNAL_SERVER))),
        Arguments.of("1%:status=599", 0.01, new FaultKind.Status(599, Optional.empty())),
        Arguments.of(
            "0.5%:exception=throttlingException@3",
            0.005, new FaultKind.StreamException(ServiceError.THROTTLING, Place.after(3))),
        Arguments.of(
            "0.5%:exception=internalServerException",
            0.005, new FaultKind.StreamException(ServiceError.INTERNAL_SERVER, Place.MIDDLE)),
        Arguments.of("50%:reset", 0.5, new FaultKind.Reset(Place.MIDDLE)),
        Arguments.of("1%:reset@0", 0.01, new FaultKind.Reset(Place.after(0))),
        Arguments.of("1%:truncate@2", 0.01, new FaultKind.Truncate(Place.after(2))),
        Arguments.of("1%:partial-frame", 0.01, new FaultKind.PartialFrame(Place.MIDDLE)),
        Arguments.of("1%:bad-crc", 0.01, new FaultKind.BadCrc(Place.MIDDLE)),
        Arguments.of("0.2%:silence", 0.002, new FaultKind.Silence(Place.MIDDLE)),
        Arguments.of("1%:empty", 0.01, new FaultKind.Empty()),
        Arguments.of("1%:drip", 0.01, new FaultKind.Drip(64, Duration.ofMillis(10), Place.MIDDLE)),
        Arguments.of(
            "1%:drip=1/2ms@4", 0.01, new FaultKind.Drip(1, Duration.ofMillis(2), Place.after(4))),
        Arguments.of(
            "1%:error=InternalFailure",
            0.01, new FaultKind.StreamError("InternalFailure", Place.MIDDLE)),
        Arguments.of(
            "1%:exception=!newException@1",
            0.01, new FaultKind.UnlistedException("newException", Place.after(1))),
        Arguments.of(
            "1%:status=418/!NewException", 0.01, new FaultKind.UnlistedStatus(418, "NewException")),
        Arguments.of(" 100% : close ", 1.0, new FaultKind.Close()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("specs")
  void isReadFromItsSpec(String spec, double share, FaultKind kind) {
    Fault fault = Fault.parse(spec);
    assertThat(fault.kind()).isEqualTo(kind);
    assertThat(fault.share()).isCloseTo(share, within(1e-12));
    assertThat(FaultKind.parse(kind.show(), FaultTarget.AGENT)).as("as shown").isEqualTo(kind);
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "reset                        | is not SHARE:KIND",
        "1:reset                      | write for example 0.6%",
        "1%:rest                      | did you mean reset?",
        "1%:foo                       | known are status, exception, error",
        "1%:status                    | which status?",
        "1%:status=abc                | 'abc' is not a status",
        "1%:status=200                | status 200 is no error",
        "1%:status=429/ThrotlingException | did you mean ThrottlingException?",
        "1%:status=409/Nonsense          | those of 409 are ConflictException; write !Nonsense",
        "1%:status=429@3              | leave out '@3'",
        "1%:exception=ThrottlingException | did you mean throttlingException?",
        "1%:exception                 | which exception?",
        "1%:reset@x                   | 'x' is not a number of frames",
        "1%:reset=3                   | takes no value",
        "1%:drip=fast                 | write drip=BYTES/PAUSE",
        "1%:drip=64/10                | has no unit",
        "1%:drip=0/1ms                | at least one byte",
        "1%:error                     | which code?",
        "1%:error=a b                 | is no error code",
        "1%:first-attempt:rest        | did you mean reset?",
        "1%:close@1                   | takes no place",
      })
  void withAWrongSpecSaysWhatToWrite(String spec, String message) {
    assertThatThrownBy(() -> Fault.parse(spec))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("'" + spec + "'")
        .hasMessageContaining(message);
  }

  @Test
  void ofFirstAttemptsSparesRetries() {
    Fault fault = Fault.parse("100%:first-attempt:status=503/ServiceUnavailableException");
    assertThat(fault.firstAttemptOnly()).isTrue();
    var plan = List.of(fault);
    assertThat(drawn(plan, new Draws(1, 1), 1)).contains(fault.kind());
    assertThat(drawn(plan, new Draws(1, 1), 2)).isEmpty();
  }

  @Test
  void strikesNeverBehindTheEnd() {
    assertThat(Place.MIDDLE.in(9)).isEqualTo(4);
    assertThat(Place.MIDDLE.in(1)).isZero();
    assertThat(Place.after(3).in(9)).isEqualTo(3);
    assertThat(Place.after(3).in(2)).isEqualTo(1);
  }

  @Test
  void meetsItsShareOfTheCallsAndNoCallMeetsTwo() {
    var plan = List.of(Fault.parse("10%:reset"), Fault.parse("30%:empty"), Fault.parse("0%:close"));
    int resets = 0;
    int empties = 0;
    for (int call = 0; call < 20_000; call++) {
      Optional<FaultKind> drawn = drawn(plan, new Draws(7, call), 1);
      assertThat(drawn(plan, new Draws(7, call), 1)).isEqualTo(drawn);
      resets += drawn.orElse(null) instanceof FaultKind.Reset ? 1 : 0;
      empties += drawn.orElse(null) instanceof FaultKind.Empty ? 1 : 0;
      assertThat(drawn).isNotEqualTo(Optional.of(new FaultKind.Close()));
    }
    assertThat(resets / 20_000.0).isCloseTo(0.1, within(0.01));
    assertThat(empties / 20_000.0).isCloseTo(0.3, within(0.015));
  }

  @Test
  void ofAllCallsMeetsEveryCall() {
    var plan = List.of(Fault.parse("50%:reset"), Fault.parse("50%:empty"));
    for (int call = 0; call < 10_000; call++) {
      assertThat(drawn(plan, new Draws(1, call), 1)).isPresent();
    }
  }

  @Test
  void sharesCannotExceedAllCalls() {
    assertThatThrownBy(() -> FaultPlan.check(ADD_UP_TO_110, FaultTarget.AGENT))
        .hasMessageContaining("110%");
  }

  @Test
  void ofOneAgentComesOnTopOfThoseOfAll() {
    var all = Fault.parse("60%:reset");
    var one = new Fault(0.5, new FaultKind.Empty(), false, Optional.of("notes"), Window.ALWAYS);
    var other =
        new Fault(0.3, new FaultKind.Empty(), false, Optional.of("chitchat"), Window.ALWAYS);
    assertThatThrownBy(() -> FaultPlan.check(List.of(all, one), FaultTarget.AGENT))
        .hasMessageContaining("110%");
    var plan = List.of(all, other);
    assertThat(shareOf(plan, "chitchat")).isCloseTo(0.9, within(0.02));
    assertThat(shareOf(plan, "notes")).isCloseTo(0.6, within(0.02));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "exception=throttlingException@3, exception=throttlingException@3",
    "exception=!newException, exception=!newException",
    "error=InternalFailure@1, error=InternalFailure@1",
    "status=429, exception=throttlingException",
    "status=500/InternalServerException, exception=internalServerException",
    "status=503, exception=dependencyFailedException",
    "status=403/ExpiredTokenException, exception=dependencyFailedException",
    "status=599, exception=dependencyFailedException",
    "status=418/!TeapotException, exception=!teapotException",
    "reset, ''",
    "truncate@2, ''",
    "partial-frame, ''",
    "bad-crc, ''",
    "silence, ''",
    "drip, ''",
    "empty, ''",
    "close, ''",
  })
  void ofACollaboratorReachesItsSupervisorsCallerWithinTheStreamOrNotAtAll(
      String kind, String seen) {
    FaultKind own = FaultKind.parse(kind, FaultTarget.AGENT);
    var plan = List.of(new Fault(1, own, false, Optional.of("notes"), Window.ALWAYS));
    assertThat(FaultPlan.ofCalled(plan, "notes", NOW, new Draws(1, 1))).as("called").hasValue(own);
    assertThat(FaultPlan.ofAsked(plan, List.of("notes"), NOW, new Draws(1, 1)).map(FaultKind::show))
        .isEqualTo(Optional.of(seen).filter(text -> !text.isEmpty()));
    assertThat(FaultPlan.ofAsked(plan, List.of("chitchat"), NOW, new Draws(1, 1))).isEmpty();
    assertThat(FaultPlan.ofCalled(plan, "supervisor", NOW, new Draws(1, 1))).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "notes, error=N",
    "chitchat notes, error=N",
    "notes scheduling, error=N",
    "scheduling notes, error=S",
    "information scheduling, error=S",
    "information notes, error=N",
    "information chitchat, ''",
  })
  void ofCollaboratorsIsThatOfTheFirstWhoseCallerSeesIt(String asked, String seen) {
    var plan =
        List.of(
            always("notes", "error=N"),
            always("scheduling", "error=S"),
            always("information", "reset"));
    List<String> agents = List.of(asked.split(" ", -1));
    assertThat(FaultPlan.ofAsked(plan, agents, NOW, new Draws(1, 1)).map(FaultKind::show))
        .isEqualTo(Optional.of(seen).filter(text -> !text.isEmpty()));
  }

  @Test
  void ofAShareIsDrawnForEachTimeItsAgentIsAsked() {
    var kind = FaultKind.parse("error=N", FaultTarget.AGENT);
    var plan = List.of(new Fault(0.3, kind, false, Optional.of("notes"), Window.ALWAYS));
    int met = 0;
    for (int call = 0; call < 10_000; call++) {
      var draws = new Draws(5, call);
      met += FaultPlan.ofAsked(plan, List.of("notes", "notes"), NOW, draws).isPresent() ? 1 : 0;
    }
    assertThat(met / 10_000.0).isCloseTo(0.51, within(0.02));
  }

  private static Fault always(String agent, String kind) {
    FaultKind own = FaultKind.parse(kind, FaultTarget.AGENT);
    return new Fault(1, own, false, Optional.of(agent), Window.ALWAYS);
  }

  @ParameterizedTest(name = "from {0} to {1} since {2}: {3}")
  @CsvSource({
    // The behaviour was put in force 100 s after the start.
    "10, 20, PUT, 10 11 14 15 19.999",
    "10, 20, START, ''",
    "105, 115, START, 5 9.999 10 11 14",
    "0, 0.5, PUT, 0",
    "15, , PUT, 15 19.999 20 1000",
  })
  void ofAWindowStrikesOnlyThen(
      double from, @Nullable Double to, Window.Since since, String strikes) {
    var window = new Window(seconds(from), Optional.ofNullable(to).map(FaultTest::seconds), since);
    var plan = List.of(new Fault(1, new FaultKind.Close(), false, Optional.empty(), window));
    var seen = new ArrayList<String>();
    for (String second : "0 1 5 9.999 10 11 14 15 19.999 20 1000".split(" ", -1)) {
      long nanos = seconds(Double.parseDouble(second)).toNanos();
      var moment = new Moment(nanos + seconds(100).toNanos(), nanos, 1);
      if (FaultPlan.ofCalled(plan, "notes", moment, new Draws(1, 1)).isPresent()) {
        seen.add(second);
      }
    }
    assertThat(String.join(" ", seen)).isEqualTo(strikes);
  }

  @Test
  void ofAllCallsInAWindowIsAnOutageWhateverElseGoesWrong() {
    var window =
        new Window(Duration.ofSeconds(10), Optional.of(Duration.ofSeconds(20)), Window.Since.PUT);
    var outage = new Fault(1, new FaultKind.Close(), false, Optional.empty(), window);
    var plan = List.of(Fault.parse("90%:empty"), outage);
    var within = new Moment(0, seconds(15).toNanos(), 1);
    for (int call = 0; call < 1000; call++) {
      assertThat(FaultPlan.ofCalled(plan, "notes", within, new Draws(1, call)))
          .hasValue(new FaultKind.Close());
    }
  }

  @Test
  void windowMustEndAfterItBegins() {
    assertThatThrownBy(() -> new Window(seconds(2), Optional.of(seconds(2)), Window.Since.PUT))
        .hasMessageContaining("must end");
  }

  private static double shareOf(List<Fault> plan, String agent) {
    int met = 0;
    for (int call = 0; call < 10_000; call++) {
      met += FaultPlan.ofCalled(plan, agent, NOW, new Draws(3, call)).isPresent() ? 1 : 0;
    }
    return met / 10_000.0;
  }

  private static Optional<FaultKind> drawn(List<Fault> plan, Draws draws, int attempt) {
    return FaultPlan.ofCalled(plan, "supervisor", new Moment(0, 0, attempt), draws);
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
