package dev.stampede.emulator.fault;

import dev.stampede.emulator.wire.ServiceError;
import java.time.Duration;
import java.util.Optional;

/** What goes wrong with a call. */
public sealed interface FaultKind {

  /** An error before the stream: HTTP status and, if there is a type, a body that names it. */
  record Status(int status, Optional<ServiceError> error) implements FaultKind {}

  /** An error before the stream, of a type that no model lists. */
  record UnlistedStatus(int status, String type) implements FaultKind {}

  /** The connection is closed before any byte of an answer. */
  record Close() implements FaultKind {}

  /** HTTP 200 and a properly ended body without a single event. */
  record Empty() implements FaultKind {}

  /** A fault within the stream. */
  sealed interface InStream extends FaultKind {
    /** Where it strikes. */
    Place place();
  }

  /** An exception frame in place of the next event, then a proper end. */
  record StreamException(ServiceError error, Place place) implements InStream {}

  /** As {@link StreamException}, of a type that no model lists. */
  record UnlistedException(String type, Place place) implements InStream {}

  /** A frame with {@code :message-type error} in place of the next event, then a proper end. */
  record StreamError(String code, Place place) implements InStream {}

  /** All is right, but from here on it comes in small pieces with a pause before each. */
  record Drip(int bytes, Duration pause, Place place) implements InStream {}

  /** The connection is reset (RST); after 0 frames: before any byte of an answer. */
  record Reset(Place place) implements InStream {}

  /** The connection is closed (FIN) between two frames, without the end of the chunked body. */
  record Truncate(Place place) implements InStream {}

  /** The connection is closed (FIN) in the middle of a frame. */
  record PartialFrame(Place place) implements InStream {}

  /** A frame has a wrong checksum; all else is as it should be. */
  record BadCrc(Place place) implements InStream {}

  /** Nothing more is sent, and the connection stays open until the client closes it. */
  record Silence(Place place) implements InStream {}
}
