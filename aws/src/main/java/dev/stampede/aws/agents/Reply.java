package dev.stampede.aws.agents;

import dev.stampede.aws.trace.TurnTrace;
import dev.stampede.measure.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of one turn. Moments are nanoseconds of {@link System#nanoTime}.
 *
 * @param invocationId joins it to the service's log
 * @param requestId the service's own name for it; empty where it told none
 * @param outcome how it ended
 * @param error what failed, in one line; empty unless the outcome failed
 * @param answer the text of the answer, or what came of it
 * @param sent when the request was handed to the network
 * @param finished the last byte, or the failure
 * @param bytes the size of the answer's body
 * @param moments when what arrived
 * @param trace what the trace told; {@link TurnTrace#NONE} where there was none
 * @param unknownEvents how many events were of a kind that nobody knows here
 * @param returnControl what the agent wants its caller to do, instead of an answer
 * @param files the files that came with the answer
 */
public record Reply(
    String invocationId,
    String requestId,
    Outcome outcome,
    String error,
    String answer,
    long sent,
    long finished,
    long bytes,
    Moments moments,
    TurnTrace trace,
    int unknownEvents,
    Optional<ReturnControl> returnControl,
    List<AnswerFile> files) {

  /** A turn that could not be signed: nothing was sent. */
  static Reply unsent(String invocationId, String error) {
    long now = System.nanoTime();
    return new Reply(
        invocationId,
        "",
        Outcome.CLIENT_ERROR,
        error,
        "",
        now,
        now,
        0,
        Moments.NONE,
        TurnTrace.NONE,
        0,
        Optional.empty(),
        List.of());
  }

  /**
   * When the parts of an answer arrived, in nanoseconds after the request was sent.
   *
   * @param firstEvent the first event of any kind
   * @param firstDelegation the first collaborator's invocation in the trace
   * @param firstChunk the first chunk with text
   * @param lastChunk the last one
   * @param chunks how many chunks with text there were
   * @param gaps the times between them
   */
  public record Moments(
      OptionalLong firstEvent,
      OptionalLong firstDelegation,
      OptionalLong firstChunk,
      OptionalLong lastChunk,
      int chunks,
      Gaps gaps) {

    /** Nothing arrived. */
    static final Moments NONE =
        new Moments(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            0,
            new Gaps(new long[0]));

    /** Whether the answer came as it was written: in one chunk, it came when it was done. */
    public boolean streamed() {
      return chunks > 1;
    }
  }

  /** The times between one chunk and the next, in nanoseconds. */
  public static final class Gaps {
    private final long[] nanos;

    Gaps(long[] nanos) {
      this.nanos = nanos;
    }

    /** How many there are: one less than chunks, or fewer of an endless answer. */
    public int count() {
      return nanos.length;
    }

    /** One of them, from 0. */
    public long nanos(int index) {
      return nanos[index];
    }
  }
}
