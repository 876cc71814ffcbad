package dev.stampede.emulator.fault;

import dev.stampede.emulator.wire.AwsError;
import dev.stampede.emulator.wire.LambdaError;
import dev.stampede.emulator.wire.ServiceError;
import dev.stampede.emulator.wire.ThrottleReason;
import dev.stampede.input.BadInput;
import dev.stampede.input.Nearest;
import dev.stampede.input.Share;
import dev.stampede.input.TimeSpan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one fault as it is written on the command line. */
final class FaultSpec {
  private static final String FIRST_ATTEMPT = "first-attempt:";
  private static final Pattern UNLISTED = Pattern.compile("![A-Za-z][A-Za-z0-9._-]{0,99}");
  private static final Pattern DRIP = Pattern.compile("(\\d{1,5})/(.+)");
  private static final List<String> RUNTIME_ERRORS =
      List.of("Sandbox.Timedout", "Runtime.ExitError", "Runtime.OutOfMemory");
  private static final List<String> BUSINESS_STATUSES = List.of("400", "422", "500");

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
      throw new BadInput("fault '" + spec + "' is not SHARE:KIND: write for example 1%:reset");
    }
    String share = spec.substring(0, colon).strip();
    // A bare 1 is all calls, and was probably meant as one in a hundred.
    if (!share.endsWith("%")) {
      throw new BadInput(
          "fault '" + spec + "': '" + share + "' is not a share of calls; write for example 0.6%");
    }
    double part;
    try {
      part = Share.parse(share);
    } catch (BadInput e) {
      throw new BadInput("fault '" + spec + "': " + e.getMessage());
    }
    String kind = spec.substring(colon + 1).strip();
    boolean firstAttempt = kind.startsWith(FIRST_ATTEMPT);
    String rest = firstAttempt ? kind.substring(FIRST_ATTEMPT.length()) : kind;
    return new Fault(
        part,
        new FaultSpec(target, spec, rest).kind(),
        firstAttempt,
        Optional.empty(),
        Window.ALWAYS);
  }

  static FaultKind readKind(String kind, FaultTarget target) {
    return new FaultSpec(target, kind, kind.strip()).kind();
  }

  private FaultKind kind() {
    FaultForm form =
        FaultForm.ofLabel(name, target)
            .orElseThrow(() ->
                wrong(
                    "unknown kind '"
                        + name
                        + "'"
                        + Nearest.hintOrAll(name, FaultForm.labels(target))));
    return switch (form) {
      case STATUS -> status();
      case EXCEPTION -> exception();
      case ERROR -> new FaultKind.StreamError(code(), placeOrMiddle());
      case RESET -> plain(new FaultKind.Reset(placeOrMiddle()));
      case TRUNCATE -> plain(new FaultKind.Truncate(placeOrMiddle()));
      case PARTIAL_FRAME -> plain(new FaultKind.PartialFrame(placeOrMiddle()));
      case BAD_CRC -> plain(new FaultKind.BadCrc(placeOrMiddle()));
      case SILENCE -> plain(new FaultKind.Silence(placeOrMiddle()));
      case DRIP -> drip();
      case EMPTY -> nowhere(plain(new FaultKind.Empty()));
      case CLOSE -> nowhere(plain(new FaultKind.Close()));
      case THROTTLE -> nowhere(new FaultKind.Throttled(throttleReason()));
      case FUNCTION_ERROR -> nowhere(new FaultKind.FunctionError(functionError()));
      case BUSINESS_ERROR -> nowhere(new FaultKind.BusinessError(businessStatus()));
      case SLOW -> nowhere(new FaultKind.Slow(factor()));
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
    if (parts.length == 2 && UNLISTED.matcher(parts[1]).matches()) {
      return nowhere(new FaultKind.UnlistedStatus(status, parts[1].substring(1)));
    }
    Optional<AwsError> error =
        parts.length == 1 ? usualError(status) : Optional.of(error(status, parts[1]));
    return nowhere(new FaultKind.Status(status, error));
  }

  private Optional<AwsError> usualError(int status) {
    return target == FaultTarget.AGENT
        ? ServiceError.ofStatus(status).map(error -> error)
        : LambdaError.ofStatus(status).map(error -> error);
  }

  private AwsError error(int status, String type) {
    return target.errors().stream()
        .filter(error -> error.type().equals(type))
        .findFirst()
        .orElseThrow(() -> wrong("unknown error '" + type + "'" + meant(status, type)));
  }

  // There are dozens of names: the nearest of the same status is told, or all of that status.
  private String meant(int status, String type) {
    List<AwsError> known = target.errors();
    List<String> alike = types(known.stream().filter(error -> error.status() == status).toList());
    String hint = Nearest.hint(type, alike.isEmpty() ? types(known) : alike);
    if (!hint.isEmpty()) {
      return hint;
    }
    return (alike.isEmpty() ? "" : "; those of " + status + " are " + String.join(", ", alike))
        + "; write !"
        + type
        + " for one that no model lists";
  }

  private static List<String> types(List<AwsError> errors) {
    return errors.stream().map(AwsError::type).toList();
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
                    + "'"
                    + Nearest.hintOrAll(label, ThrottleReason.labels())));
  }

  private String functionError() {
    String type = value.orElse("RuntimeError");
    boolean known =
        type.contains(".") ? RUNTIME_ERRORS.contains(type) : type.matches("[A-Za-z]\\w*");
    if (!known) {
      throw wrong(
          "unknown function error '"
              + type
              + "'"
              + Nearest.hintOrAll(type, RUNTIME_ERRORS)
              + "; or name an exception, such as KeyError");
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

  private FaultKind exception() {
    String type =
        value.orElseThrow(() -> wrong("which exception? write exception=throttlingException@3"));
    if (UNLISTED.matcher(type).matches()) {
      return new FaultKind.UnlistedException(type.substring(1), placeOrMiddle());
    }
    ServiceError error =
        ServiceError.ofInStreamType(type)
            .orElseThrow(() ->
                wrong(
                    "unknown exception '"
                        + type
                        + "'"
                        + Nearest.hintOrAll(type, ServiceError.inStreamTypes())));
    return new FaultKind.StreamException(error, placeOrMiddle());
  }

  private String code() {
    String code = value.orElseThrow(() -> wrong("which code? write error=InternalFailure@3"));
    if (!UNLISTED.matcher("!" + code).matches()) {
      throw wrong("'" + code + "' is no error code: it has letters, digits, points and dashes");
    }
    return code;
  }

  private FaultKind drip() {
    if (value.isEmpty()) {
      return new FaultKind.Drip(64, Duration.ofMillis(10), placeOrMiddle());
    }
    Matcher match = DRIP.matcher(value.get());
    if (!match.matches()) {
      throw wrong("how slowly? write drip=BYTES/PAUSE, for example drip=64/10ms");
    }
    int bytes = Integer.parseInt(match.group(1));
    Duration pause;
    try {
      pause = TimeSpan.parseWithUnit(match.group(2));
    } catch (BadInput e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
    if (bytes == 0) {
      throw wrong("a piece has at least one byte");
    }
    return new FaultKind.Drip(bytes, pause, placeOrMiddle());
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

  private BadInput wrong(String why) {
    return new BadInput("fault '" + spec + "': " + why);
  }
}
