package dev.stampede.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.emulator.wire.LambdaError;
import dev.stampede.emulator.wire.ServiceError;
import dev.stampede.emulator.wire.ThrottleReason;
import dev.stampede.input.BadInput;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A fault of functions")
class FunctionFaultTest {

  static Stream<Arguments> specs() {
    return Stream.of(
        Arguments.of("throttle", new FaultKind.Throttled(ThrottleReason.CONCURRENT_INVOCATIONS)),
        Arguments.of(
            "throttle=CallerRateLimitExceeded",
            new FaultKind.Throttled(ThrottleReason.CALLER_RATE)),
        Arguments.of("function-error", new FaultKind.FunctionError("RuntimeError")),
        Arguments.of("function-error=KeyError", new FaultKind.FunctionError("KeyError")),
        Arguments.of(
            "function-error=Sandbox.Timedout", new FaultKind.FunctionError("Sandbox.Timedout")),
        Arguments.of("business-error", new FaultKind.BusinessError(422)),
        Arguments.of("business-error=500", new FaultKind.BusinessError(500)),
        Arguments.of("slow=2.5x", new FaultKind.Slow(2.5)),
        Arguments.of("reset@0", new FaultKind.Reset(Place.after(0))),
        Arguments.of("truncate", new FaultKind.Truncate(Place.MIDDLE)),
        Arguments.of("silence@9", new FaultKind.Silence(Place.after(9))),
        Arguments.of("close", new FaultKind.Close()),
        Arguments.of(
            "status=502", new FaultKind.Status(502, Optional.of(LambdaError.EC2_THROTTLED))),
        Arguments.of(
            "status=502/ENILimitReachedException",
            new FaultKind.Status(502, Optional.of(LambdaError.ENI_LIMIT_REACHED))),
        Arguments.of(
            "status=403/ExpiredTokenException",
            new FaultKind.Status(403, Optional.of(ServiceError.EXPIRED_TOKEN))),
        Arguments.of(
            "status=400/IncompleteSignatureException",
            new FaultKind.Status(400, Optional.of(ServiceError.INCOMPLETE_SIGNATURE))),
        Arguments.of(
            "status=403", new FaultKind.Status(403, Optional.of(LambdaError.ACCESS_DENIED))),
        Arguments.of("status=599", new FaultKind.Status(599, Optional.empty())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("specs")
  void isReadAsItIsWritten(String spec, FaultKind kind) {
    assertThat(Fault.parseForFunctions("3%:" + spec)).isEqualTo(new Fault(0.03, kind));
    assertThat(FaultKind.parse(kind.show(), FaultTarget.FUNCTION)).as("as shown").isEqualTo(kind);
    assertThat(kind.strikes(FaultTarget.FUNCTION)).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "bad-crc | unknown kind 'bad-crc'",
        "throtle | did you mean throttle?",
        "throttle=CallerRateLimitExceded | did you mean CallerRateLimitExceeded?",
        "function-error=Runtime.ExitErr | did you mean Runtime.ExitError?",
        "function-error=a b | name an exception",
        "business-error=404 | 400, 422 or 500",
        "slow | write slow=5x",
        "slow=fast | write slow=5x",
        "close@1 | takes no place",
        "reset@x | 'x' is not a number of bytes",
        "status=429/ThrottlingException | unknown error 'ThrottlingException'; those of 429 are TooManyRequestsException; write !ThrottlingException for one that no model lists",
        "status=499/Nonsense | unknown error 'Nonsense'; write !Nonsense for one that no model lists",
        "status=403/ExpiredToken | did you mean ExpiredTokenException?",
      })
  void isRefusedWithAHint(String spec, String message) {
    assertThatThrownBy(() -> Fault.parseForFunctions("3%:" + spec))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(message);
  }

  @Test
  void isNoFaultOfAgentsUnlessItCanBefallBoth() {
    assertThatThrownBy(() -> Fault.parse("3%:throttle")).hasMessageContaining("unknown kind");
    var slow = List.of(new Fault(0.1, new FaultKind.Slow(2)));
    assertThatThrownBy(() -> FaultPlan.check(slow, FaultTarget.AGENT))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("agents");
    FaultPlan.check(slow, FaultTarget.FUNCTION);
    var empty = List.of(new Fault(0.1, new FaultKind.Empty()));
    assertThatThrownBy(() -> FaultPlan.check(empty, FaultTarget.FUNCTION))
        .hasMessageContaining("functions");
  }
}
