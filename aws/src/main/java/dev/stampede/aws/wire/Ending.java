package dev.stampede.aws.wire;

/**
 * How an exchange ended, as far as the network can tell; what the answer is worth is for its reader
 * to say.
 *
 * @param kind what happened
 * @param detail in a few words without addresses, ports or ids, so that equal failures read equal;
 *     empty where the kind says it all
 */
public record Ending(Kind kind, String detail) {

  /** What can happen to an exchange. */
  public enum Kind {
    /** The answer ended as HTTP says it must. */
    WHOLE,
    /** The reader wanted no more of the answer. */
    STOPPED,
    /** The server closed the connection within the answer. */
    ENDED_EARLY,
    /** What came is not HTTP. */
    UNREADABLE,
    /** The server closed the connection before the first byte of an answer. */
    NOT_ANSWERED,
    /** The connection broke after it was made. */
    BROKEN,
    /** No connection could be made. */
    NOT_CONNECTED,
    /** Connecting took too long. */
    CONNECT_TIMEOUT,
    /** No byte came for too long. */
    SILENCE_TIMEOUT,
    /** The call took too long. */
    CALL_TIMEOUT,
    /** The caller's thread was interrupted, or the wire was closed. */
    INTERRUPTED
  }

  static Ending of(Kind kind) {
    return new Ending(kind, "");
  }

  /** Our own mistake, which must neither hold up the caller nor pass for an answer. */
  static Ending readerFailed(RuntimeException why) {
    return new Ending(Kind.UNREADABLE, "our reader failed: " + why.getClass().getSimpleName());
  }
}
