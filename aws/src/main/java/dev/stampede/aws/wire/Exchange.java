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
  private final long begun = System.nanoTime();
  private boolean written;
  private long sent = begun;
  private long finished = begun;
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
   * When the request was written to a connected channel; for one that never was, when it began to
   * look for a connection. Nanoseconds.
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

  void written(long at) {
    written = true;
    sent = at;
  }

  boolean wasWritten() {
    return written;
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
