package dev.stampede.emulator.fault;

import dev.stampede.emulator.wire.AwsError;
import dev.stampede.emulator.wire.ServiceError;
import dev.stampede.emulator.wire.ThrottleReason;
import java.time.Duration;
import java.util.Optional;

/** What goes wrong with a call. */
public sealed interface FaultKind {

  /**
   * Reads a kind as it is written, such as {@code status=429/ThrottlingException} or {@code
   * reset@3}.
   *
   * @throws dev.stampede.input.BadInput if it cannot be read, or cannot befall such calls; the
   *     message says why and what was probably meant
   */
  static FaultKind parse(String kind, FaultTarget target) {
    return FaultSpec.readKind(kind, target);
  }

  /** The kind as {@link #parse} reads it. */
  default String show() {
    return FaultText.of(this);
  }

  /** Whether it can befall the calls of such a target. */
  default boolean strikes(FaultTarget target) {
    return true;
  }

  /** An error before the stream: HTTP status and, if there is a type, a body that names it. */
  record Status(int status, Optional<AwsError> error) implements FaultKind {}

  /** An error before the stream, of a type that no model lists. */
  record UnlistedStatus(int status, String type) implements FaultKind {}

  /** The connection is closed before any byte of an answer. */
  record Close() implements FaultKind {}

  /** HTTP 200 and a properly ended body without a single event. */
  record Empty() implements OnlyAgents {}

  /** A fault that needs an event stream. */
  sealed interface OnlyAgents extends FaultKind {
    @Override
    default boolean strikes(FaultTarget target) {
      return target == FaultTarget.AGENT;
    }
  }

  /** A fault that needs a function. */
  sealed interface OnlyFunctions extends FaultKind {
    @Override
    default boolean strikes(FaultTarget target) {
      return target == FaultTarget.FUNCTION;
    }
  }

  /**
   * The function fails: HTTP 200 with {@code X-Amz-Function-Error}.
   *
   * @param type {@code Sandbox.Timedout}, {@code Runtime.ExitError}, {@code Runtime.OutOfMemory},
   *     or the class of an exception that nobody caught
   */
  record FunctionError(String type) implements OnlyFunctions {}

  /**
   * The function ran and says no: HTTP 200 whose payload bears this status.
   *
   * @param status 400, 422 or 500
   */
  record BusinessError(int status) implements OnlyFunctions {}

  /** The call is turned away: 429 {@code TooManyRequestsException}. */
  record Throttled(ThrottleReason reason) implements OnlyFunctions {}

  /** The function takes so many times longer. */
  record Slow(double factor) implements OnlyFunctions {}

  /** A fault within the answer. */
  sealed interface InStream extends FaultKind {
    /** Where it strikes. */
    Place place();
  }

  /** An exception frame in place of the next event, then a proper end. */
  record StreamException(ServiceError error, Place place) implements InStream, OnlyAgents {}

  /** As {@link StreamException}, of a type that no model lists. */
  record UnlistedException(String type, Place place) implements InStream, OnlyAgents {}

  /** A frame with {@code :message-type error} in place of the next event, then a proper end. */
  record StreamError(String code, Place place) implements InStream, OnlyAgents {}

  /** All is right, but from here on it comes in small pieces with a pause before each. */
  record Drip(int bytes, Duration pause, Place place) implements InStream, OnlyAgents {}

  /** The connection is reset (RST); after 0 frames: before any byte of an answer. */
  record Reset(Place place) implements InStream {}

  /** The connection is closed (FIN) between two frames, without the end of the body. */
  record Truncate(Place place) implements InStream {}

  /** The connection is closed (FIN) in the middle of a frame. */
  record PartialFrame(Place place) implements InStream, OnlyAgents {}

  /** A frame has a wrong checksum; all else is as it should be. */
  record BadCrc(Place place) implements InStream, OnlyAgents {}

  /** Nothing more is sent, and the connection stays open until the client closes it. */
  record Silence(Place place) implements InStream {}
}
