package dev.stampede.emulator.fault;

import dev.stampede.emulator.settings.BadSettingException;
import dev.stampede.emulator.settings.NearestName;
import dev.stampede.emulator.settings.Share;
import dev.stampede.emulator.wire.AwsError;
import dev.stampede.emulator.wire.LambdaError;
import dev.stampede.emulator.wire.ServiceError;
import dev.stampede.emulator.wire.ThrottleReason;
import java.util.List;
import java.util.Optional;

/** Reads one fault as it is written on the command line. */
final class FaultSpec {
  private static final List<String> OF_FUNCTIONS =
      List.of(
          "status",
          "throttle",
          "function-error",
          "business-error",
          "slow",
          "reset",
          "truncate",
          "silence",
          "close");
  private static final List<String> RUNTIME_ERRORS =
      List.of("Sandbox.Timedout", "Runtime.ExitError", "Runtime.OutOfMemory");
  private static final List<String> BUSINESS_STATUSES = List.of("400", "422", "500");
  private static final List<String> OF_AGENTS =
      List.of(
          "status",
          "exception",
          "reset",
          "truncate",
          "partial-frame",
          "bad-crc",
          "silence",
          "empty",
          "close");

  private final FaultTarget target;
  private final String spec;
  private final String name;
  private final Optional<String> value;
  private final Optional<String> place;

  private FaultSpec(FaultTarget target, String spec, String kind) {
    this.target = target;
    this.spec = spec;
    int at = kind.indexOf('@');
    this.place = at < 0 ? Optional.empty() : Optional.of(kind.substring(at + 1));
    String rest = at < 0 ? kind : kind.substring(0, at);
    int equals = rest.indexOf('=');
    this.value = equals < 0 ? Optional.empty() : Optional.of(rest.substring(equals + 1));
    this.name = equals < 0 ? rest : rest.substring(0, equals);
  }

  static Fault read(String spec, FaultTarget target) {
    int colon = spec.indexOf(':');
    if (colon < 0) {
      throw new BadSettingException(
          "fault '" + spec + "' is not SHARE:KIND: write for example 1%:reset");
    }
    double share;
    try {
      share = Share.parse(spec.substring(0, colon));
    } catch (BadSettingException e) {
      throw new BadSettingException("fault '" + spec + "': " + e.getMessage());
    }
    return new Fault(share, new FaultSpec(target, spec, spec.substring(colon + 1).strip()).kind());
  }

  private FaultKind kind() {
    List<String> known = target == FaultTarget.AGENT ? OF_AGENTS : OF_FUNCTIONS;
    if (!known.contains(name)) {
      throw wrong("unknown kind '" + name + "'; " + NearestName.hint(name, known));
    }
    return switch (name) {
      case "status" -> status();
      case "throttle" -> nowhere(new FaultKind.Throttled(throttleReason()));
      case "function-error" -> nowhere(new FaultKind.FunctionError(functionError()));
      case "business-error" -> nowhere(new FaultKind.BusinessError(businessStatus()));
      case "slow" -> nowhere(new FaultKind.Slow(factor()));
      case "exception" -> new FaultKind.StreamException(inStreamError(), placeOrMiddle());
      case "reset" -> plain(new FaultKind.Reset(placeOrMiddle()));
      case "truncate" -> plain(new FaultKind.Truncate(placeOrMiddle()));
      case "partial-frame" -> plain(new FaultKind.PartialFrame(placeOrMiddle()));
      case "bad-crc" -> plain(new FaultKind.BadCrc(placeOrMiddle()));
      case "silence" -> plain(new FaultKind.Silence(placeOrMiddle()));
      case "empty" -> nowhere(plain(new FaultKind.Empty()));
      case "close" -> nowhere(plain(new FaultKind.Close()));
      default -> throw new IllegalStateException("a known kind that nobody reads: " + name);
    };
  }

  private FaultKind status() {
    String text =
        value.orElseThrow(() -> wrong("which status? write status=429/ThrottlingException"));
    String[] parts = text.split("[/:]", 2);
    int status = wholeNumber(parts[0], "a status");
    if (status < 400 || status > 599) {
      throw wrong("status " + status + " is no error: use 400 to 599");
    }
    Optional<AwsError> error =
        parts.length == 1 ? usualError(status) : Optional.of(error(parts[1]));
    return nowhere(new FaultKind.Status(status, error));
  }

  private Optional<AwsError> usualError(int status) {
    return target == FaultTarget.AGENT
        ? ServiceError.ofStatus(status).map(error -> error)
        : LambdaError.ofStatus(status).map(error -> error);
  }

  private AwsError error(String type) {
    Optional<? extends AwsError> error =
        target == FaultTarget.AGENT ? ServiceError.ofType(type) : LambdaError.ofType(type);
    List<String> known = target == FaultTarget.AGENT ? ServiceError.types() : LambdaError.types();
    return error
        .<AwsError>map(e -> e)
        .orElseThrow(() -> wrong("unknown error '" + type + "'; " + NearestName.hint(type, known)));
  }

  private ThrottleReason throttleReason() {
    if (value.isEmpty()) {
      return ThrottleReason.CONCURRENT_INVOCATIONS;
    }
    String label = value.get();
    return ThrottleReason.ofLabel(label)
        .orElseThrow(() ->
            wrong(
                "unknown reason '"
                    + label
                    + "'; "
                    + NearestName.hint(label, ThrottleReason.labels())));
  }

  private String functionError() {
    String type = value.orElse("RuntimeError");
    boolean known =
        type.contains(".") ? RUNTIME_ERRORS.contains(type) : type.matches("[A-Za-z]\\w*");
    if (!known) {
      throw wrong(
          "unknown function error '"
              + type
              + "'; "
              + NearestName.hint(type, RUNTIME_ERRORS)
              + " Or name an exception, such as KeyError");
    }
    return type;
  }

  private int businessStatus() {
    String status = value.orElse("422");
    if (!BUSINESS_STATUSES.contains(status)) {
      throw wrong("a business error has the status 400, 422 or 500, not '" + status + "'");
    }
    return Integer.parseInt(status);
  }

  private double factor() {
    String text = value.orElse("");
    if (!text.matches("\\d{1,4}(\\.\\d{1,3})?x")) {
      throw wrong("how many times slower? write slow=5x");
    }
    return Double.parseDouble(text.substring(0, text.length() - 1));
  }

  private ServiceError inStreamError() {
    String type =
        value.orElseThrow(() -> wrong("which exception? write exception=throttlingException@3"));
    return ServiceError.ofInStreamType(type)
        .orElseThrow(() ->
            wrong(
                "unknown exception '"
                    + type
                    + "'; "
                    + NearestName.hint(type, ServiceError.inStreamTypes())));
  }

  private Place placeOrMiddle() {
    return place
        .map(k ->
            Place.after(
                wholeNumber(
                    k, target == FaultTarget.AGENT ? "a number of frames" : "a number of bytes")))
        .orElse(Place.MIDDLE);
  }

  private FaultKind plain(FaultKind kind) {
    if (value.isPresent()) {
      throw wrong(
          "'" + name + "' takes no value: write " + name + " without '=" + value.get() + "'");
    }
    return kind;
  }

  private FaultKind nowhere(FaultKind kind) {
    if (place.isPresent()) {
      throw wrong("'" + name + "' takes no place: leave out '@" + place.get() + "'");
    }
    return kind;
  }

  private int wholeNumber(String text, String what) {
    if (!text.matches("\\d{1,6}")) {
      throw wrong("'" + text + "' is not " + what);
    }
    return Integer.parseInt(text);
  }

  private BadSettingException wrong(String why) {
    return new BadSettingException("fault '" + spec + "': " + why);
  }
}
