package dev.stampede.aws.wire;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer. Made by the thread that waits for it; everything but {@link #await}
 * belongs to the event loop until the exchange is done.
 */
public final class Exchange {

  private final byte[] request;
  private final Reader reader;
  private final Thread caller = Thread.currentThread();

  /** Whether its turn for a connection has come. */
  private boolean served;

  private long sent;
  private long finished;
  private @Nullable Ending ending;

  /** Where the exchange stands: the loop's own, so that a cancel finds what to undo. */
  @Nullable Connection connection;

  private volatile boolean done;

  Exchange(byte[] request, Reader reader) {
    this.request = request;
    this.reader = reader;
  }

  byte[] request() {
    return request;
  }

  Reader reader() {
    return reader;
  }

  /**
   * When the request was written to a connected channel; for one that never was, when a connection
   * began to be made for it; for one that waited for its turn to the end, that end. So a wait for a
   * free connection is never the target's time. Nanoseconds.
   */
  public long sent() {
    return sent;
  }

  /** The moment of the last byte, or of the failure, in nanoseconds. */
  public long finished() {
    return finished;
  }

  /** How it ended. */
  public Ending ending() {
    if (!done || ending == null) {
      throw new IllegalStateException("the exchange is not over yet");
    }
    return ending;
  }

  /** A connection begins to be made for it: the wait for its turn is over. */
  void dialled(long at) {
    served = true;
    sent = at;
  }

  void written(long at) {
    served = true;
    sent = at;
  }

  boolean isDone() {
    return done;
  }

  /** Ends the exchange, unless it has ended before, and wakes its caller. */
  void finish(Ending how, long at) {
    if (done) {
      return;
    }
    ending = how;
    finished = at;
    if (!served) {
      sent = at;
    }
    try {
      reader.over();
    } catch (RuntimeException e) {
      ending = Ending.readerFailed(e);
    }
    done = true;
    LockSupport.unpark(caller);
  }

  /**
   * Parks the caller until the exchange is done. An interrupt cancels the exchange, once, and is
   * kept: the thread is interrupted again when this returns.
   */
  void await(Runnable cancel) {
    boolean interrupted = false;
    while (!done) {
      LockSupport.park(this);
      if (Thread.interrupted() && !interrupted) {
        interrupted = true;
        cancel.run();
      }
    }
    if (interrupted) {
      caller.interrupt();
    }
  }
}
