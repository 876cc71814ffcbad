package dev.stampede.scenario;

import dev.stampede.measure.Outcome;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Sample;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Something of a scenario's own, timed as one ordinary sample. What it throws decides the outcome:
 *
 * <pre>
 * anything, when the end of the test cut it      interrupted; the user ends
 * AssertionError                                 check failed
 * a time-out of the JDK's                        timeout
 * another IOException but one about a file       connection
 * any other exception                            service error
 * an Error                                       service error, and thrown on
 * stopUser(), leave()                            success, and thrown on: that was no failure
 * </pre>
 */
public final class Measured {

  /** The type of request where a scenario gives none. */
  static final String CUSTOM = "custom";

  private static final int LONGEST_ERROR = 200;

  private Measured() {}

  /** Something to be timed that returns nothing. */
  @FunctionalInterface
  public interface Step {
    /** Does it. */
    void run() throws Exception;
  }

  static boolean step(String type, String name, Step body) {
    return call(
            type,
            name,
            () -> {
              body.run();
              return true;
            })
        .isPresent();
  }

  static <T> Optional<T> call(String type, String name, Callable<T> body) {
    Play play = Play.current();
    if (Thread.currentThread().isInterrupted() && play.isCut()) {
      throw new UserStopped();
    }
    if (new RowKey(type, name).isGroup()) {
      throw new IllegalArgumentException(
          "the type '%s' is kept for groups: give '%s' another one".formatted(type, name));
    }
    Attempt attempt = new Attempt(play, type, name, play.takePlanned());
    play.recorder().begin();
    long sent = play.clock().nanoTime();
    try {
      T value = body.call();
      attempt.record(sent, Outcome.SUCCESS, "");
      return Optional.ofNullable(value);
    } catch (Departure e) {
      attempt.record(sent, Outcome.SUCCESS, "");
      throw e;
    } catch (Throwable t) {
      if (t instanceof UserStopped || play.isCut()) {
        attempt.record(sent, Outcome.INTERRUPTED, "");
        throw new UserStopped();
      }
      attempt.record(sent, outcomeOf(t), words(t));
      if (t instanceof Error error && !(t instanceof AssertionError)) {
        throw error;
      }
      return Optional.empty();
    }
  }

  private record Attempt(Play play, String type, String name, long planned) {
    void record(long sent, Outcome outcome, String error) {
      long finished = play.clock().nanoTime();
      play.recorder()
          .record(
              new Sample(
                  play.newId(), type, name, outcome, error, planned, sent, finished, 0, List.of()));
    }
  }

  private static Outcome outcomeOf(Throwable t) {
    return switch (t) {
      case AssertionError e -> Outcome.CHECK_FAILED;
      case TimeoutException e -> Outcome.TIMEOUT;
      case HttpTimeoutException e -> Outcome.TIMEOUT;
      // SocketTimeoutException is one.
      case InterruptedIOException e -> Outcome.TIMEOUT;
      case FileSystemException e -> Outcome.SERVICE_ERROR;
      case IOException e -> Outcome.CONNECTION;
      default -> Outcome.SERVICE_ERROR;
    };
  }

  private static String words(Throwable t) {
    @Nullable String message = t.getMessage();
    String type = t.getClass().getSimpleName();
    if (message == null || message.isBlank()) {
      return type;
    }
    String line = message.lines().findFirst().orElse("").strip();
    return type
        + ": "
        + (line.length() > LONGEST_ERROR ? line.substring(0, LONGEST_ERROR) + "…" : line);
  }
}
