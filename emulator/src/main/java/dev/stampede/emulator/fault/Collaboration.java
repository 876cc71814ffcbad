package dev.stampede.emulator.fault;

import dev.stampede.emulator.wire.AwsError;
import dev.stampede.emulator.wire.ServiceError;
import java.util.Optional;

/**
 * What becomes of a collaborator's fault in the turn of the supervisor that asked it. The service
 * asks collaborators itself, and the caller has one connection, to the supervisor: so a
 * collaborator's error arrives as an exception within the supervisor's stream, and what can only
 * befall a connection cannot come from a collaborator at all.
 */
final class Collaboration {
  private Collaboration() {}

  /**
   * The same fault as the supervisor's caller sees it; nothing if it cannot.
   *
   * <p>An error with an HTTP status becomes the exception of the same name, or, where the stream
   * knows no such exception, {@code dependencyFailedException}.
   */
  static Optional<FaultKind> asSeenByCaller(FaultKind kind) {
    return switch (kind) {
      case FaultKind.Status(int _, Optional<AwsError> error) ->
          Optional.of(new FaultKind.StreamException(inStream(error), Place.MIDDLE));
      case FaultKind.UnlistedStatus(int _, String type) ->
          Optional.of(
              new FaultKind.UnlistedException(
                  Character.toLowerCase(type.charAt(0)) + type.substring(1), Place.MIDDLE));
      case FaultKind.StreamException _, FaultKind.UnlistedException _, FaultKind.StreamError _ ->
          Optional.of(kind);
      case FaultKind.Close _, FaultKind.Empty _, FaultKind.Reset _, FaultKind.Truncate _ ->
          Optional.empty();
      case FaultKind.PartialFrame _, FaultKind.BadCrc _, FaultKind.Silence _, FaultKind.Drip _ ->
          Optional.empty();
      case FaultKind.OnlyFunctions _ -> Optional.empty();
    };
  }

  private static ServiceError inStream(Optional<AwsError> error) {
    return error.orElse(null) instanceof ServiceError known && known.inStream()
        ? known
        : ServiceError.DEPENDENCY_FAILED;
  }
}
