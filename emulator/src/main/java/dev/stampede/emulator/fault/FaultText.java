package dev.stampede.emulator.fault;

import static dev.stampede.emulator.fault.FaultForm.BAD_CRC;
import static dev.stampede.emulator.fault.FaultForm.BUSINESS_ERROR;
import static dev.stampede.emulator.fault.FaultForm.CLOSE;
import static dev.stampede.emulator.fault.FaultForm.DRIP;
import static dev.stampede.emulator.fault.FaultForm.EMPTY;
import static dev.stampede.emulator.fault.FaultForm.ERROR;
import static dev.stampede.emulator.fault.FaultForm.EXCEPTION;
import static dev.stampede.emulator.fault.FaultForm.FUNCTION_ERROR;
import static dev.stampede.emulator.fault.FaultForm.PARTIAL_FRAME;
import static dev.stampede.emulator.fault.FaultForm.RESET;
import static dev.stampede.emulator.fault.FaultForm.SILENCE;
import static dev.stampede.emulator.fault.FaultForm.SLOW;
import static dev.stampede.emulator.fault.FaultForm.STATUS;
import static dev.stampede.emulator.fault.FaultForm.THROTTLE;
import static dev.stampede.emulator.fault.FaultForm.TRUNCATE;

import dev.stampede.input.TimeSpan;
import java.math.BigDecimal;

/** Writes kinds of faults as {@link FaultSpec} reads them. */
final class FaultText {
  private FaultText() {}

  static String of(FaultKind kind) {
    return switch (kind) {
      case FaultKind.Status(int status, var error) ->
          with(STATUS, status + error.map(known -> "/" + known.type()).orElse(""));
      case FaultKind.UnlistedStatus(int status, String type) -> with(STATUS, status + "/!" + type);
      case FaultKind.StreamException(var error, Place place) ->
          with(EXCEPTION, error.inStreamType() + place);
      case FaultKind.UnlistedException(String type, Place place) ->
          with(EXCEPTION, "!" + type + place);
      case FaultKind.StreamError(String code, Place place) -> with(ERROR, code + place);
      case FaultKind.Drip(int bytes, var pause, Place place) ->
          with(DRIP, bytes + "/" + TimeSpan.show(pause) + place);
      case FaultKind.Reset(Place place) -> RESET.label() + place;
      case FaultKind.Truncate(Place place) -> TRUNCATE.label() + place;
      case FaultKind.PartialFrame(Place place) -> PARTIAL_FRAME.label() + place;
      case FaultKind.BadCrc(Place place) -> BAD_CRC.label() + place;
      case FaultKind.Silence(Place place) -> SILENCE.label() + place;
      case FaultKind.Empty() -> EMPTY.label();
      case FaultKind.Close() -> CLOSE.label();
      case FaultKind.Throttled(var reason) -> with(THROTTLE, reason.label());
      case FaultKind.FunctionError(String type) -> with(FUNCTION_ERROR, type);
      case FaultKind.BusinessError(int status) -> with(BUSINESS_ERROR, Integer.toString(status));
      case FaultKind.Slow(double factor) ->
          with(SLOW, BigDecimal.valueOf(factor).stripTrailingZeros().toPlainString() + "x");
    };
  }

  private static String with(FaultForm form, String value) {
    return form.label() + "=" + value;
  }
}
