package dev.stampede.aws.wire;

import io.netty.handler.codec.http.HttpHeaders;

/**
 * Takes an answer as it arrives. Called on the event loop, one call after the other, so it must
 * never block; whoever called {@link Wire#exchange} sees all that was written here.
 */
public interface Reader {

  /**
   * The answer's status and headers have come.
   *
   * @param at when they arrived, in nanoseconds
   */
  void head(int status, HttpHeaders headers, long at);

  /**
   * A piece of the body has come.
   *
   * @param piece holds it from its first byte on; valid only until this returns
   * @param length how many bytes it has
   * @param at when it arrived, in nanoseconds
   * @return whether more is wanted; if not, the exchange ends here and its connection is closed
   */
  boolean body(byte[] piece, int length, long at);

  /**
   * Whether the answer begins only once the work is done, as a function's does: then silence before
   * its first byte is no trouble, and only {@link WireSettings#callTimeout} ends it.
   */
  default boolean beginsWhenDone() {
    return false;
  }

  /** The exchange is over, however it ended: gives back what is held. Called exactly once. */
  void over();
}
