package dev.stampede.emulator.fault;

import dev.stampede.emulator.settings.BadSettingException;
import dev.stampede.emulator.settings.NearestName;
import dev.stampede.emulator.settings.Share;
import dev.stampede.emulator.wire.ServiceError;
import java.util.List;
import java.util.Optional;

/** Reads one fault as it is written on the command line. */
final class FaultSpec {
  private static final List<String> KINDS =
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

  private final String spec;
  private final String name;
  private final Optional<String> value;
  private final Optional<String> place;

  private FaultSpec(String spec, String kind) {
    this.spec = spec;
    int at = kind.indexOf('@');
    this.place = at < 0 ? Optional.empty() : Optional.of(kind.substring(at + 1));
    String rest = at < 0 ? kind : kind.substring(0, at);
    int equals = rest.indexOf('=');
    this.value = equals < 0 ? Optional.empty() : Optional.of(rest.substring(equals + 1));
    this.name = equals < 0 ? rest : rest.substring(0, equals);
  }

  static Fault read(String spec) {
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
    return new Fault(share, new FaultSpec(spec, spec.substring(colon + 1).strip()).kind());
  }

  private FaultKind kind() {
    return switch (name) {
      case "status" -> status();
      case "exception" -> new FaultKind.StreamException(inStreamError(), placeOrMiddle());
      case "reset" -> plain(new FaultKind.Reset(placeOrMiddle()));
      case "truncate" -> plain(new FaultKind.Truncate(placeOrMiddle()));
      case "partial-frame" -> plain(new FaultKind.PartialFrame(placeOrMiddle()));
      case "bad-crc" -> plain(new FaultKind.BadCrc(placeOrMiddle()));
      case "silence" -> plain(new FaultKind.Silence(placeOrMiddle()));
      case "empty" -> nowhere(plain(new FaultKind.Empty()));
      case "close" -> nowhere(plain(new FaultKind.Close()));
      default -> throw wrong("unknown kind '" + name + "'; " + NearestName.hint(name, KINDS));
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
    Optional<ServiceError> error =
        parts.length == 1 ? ServiceError.ofStatus(status) : Optional.of(error(parts[1]));
    return nowhere(new FaultKind.Status(status, error));
  }

  private ServiceError error(String type) {
    return ServiceError.ofType(type)
        .orElseThrow(() ->
            wrong("unknown error '" + type + "'; " + NearestName.hint(type, ServiceError.types())));
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
    return place.map(k -> Place.after(wholeNumber(k, "a number of frames"))).orElse(Place.MIDDLE);
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
      throw wrong("'" + name + "' comes before the stream: leave out '@" + place.get() + "'");
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
