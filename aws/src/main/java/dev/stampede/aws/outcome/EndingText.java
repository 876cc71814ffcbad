package dev.stampede.aws.outcome;

import dev.stampede.aws.wire.Ending;
import dev.stampede.aws.wire.WireSettings;
import java.time.Duration;

/** The error's line of an exchange that did not end as HTTP says it must. */
public final class EndingText {

  private EndingText() {}

  /**
   * What happened, in one line.
   *
   * @param limits the deadlines that may have passed
   */
  public static String of(Ending ending, WireSettings limits) {
    return ErrorText.line(words(ending, limits));
  }

  private static String words(Ending ending, WireSettings limits) {
    String detail = ending.detail();
    return switch (ending.kind()) {
      case WHOLE, STOPPED, INTERRUPTED -> detail;
      case ENDED_EARLY -> "connection closed within the answer";
      case UNREADABLE -> "unreadable answer: " + detail;
      case NOT_ANSWERED -> "connection closed before an answer";
      case BROKEN -> "connection broken: " + detail;
      case NOT_CONNECTED -> "no connection: " + detail;
      case CONNECT_TIMEOUT -> "connect timeout after " + seconds(limits.connectTimeout());
      case SILENCE_TIMEOUT -> "silence timeout after " + seconds(limits.silenceTimeout());
      case CALL_TIMEOUT -> "call timeout after " + seconds(limits.callTimeout());
    };
  }

  private static String seconds(Duration time) {
    return time.toMillis() % 1_000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
