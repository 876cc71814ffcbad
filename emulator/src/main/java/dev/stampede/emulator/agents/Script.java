package dev.stampede.emulator.agents;

import dev.stampede.emulator.latency.TraceDetail;
import java.util.Arrays;

/** The events of one turn and when each is due, in the order they are sent. */
public final class Script {
  /** The model thinks for this part of its time before the first piece of text leaves it. */
  private static final double SILENT_PART = 0.25;

  private final Turn turn;
  private final int pieces;
  private Part[] parts = new Part[24];
  private long[] due = new long[24];
  private int size;
  private int firstChunk = -1;

  private Script(Turn turn, int pieces) {
    this.turn = turn;
    this.pieces = pieces;
  }

  /** Writes the script of a turn. */
  static Script of(Turn turn, TraceDetail detail, int chunks) {
    int most = Math.max(1, turn.answerLength() / 4);
    var script = new Script(turn, turn.ask.streamed() ? Math.min(chunks, most) : 1);
    if (detail == TraceDetail.FULL) {
      script.full();
    } else {
      script.brief(detail);
    }
    return script;
  }

  private void full() {
    Timeline time = turn.timeline;
    boolean supervised = turn.supervised();
    boolean acts = turn.action.isPresent();
    if (supervised) {
      trace(Part.ROOT_PROMPT, time.start(Step.CHOOSE));
      trace(Part.ROOT_OUTPUT, time.end(Step.CHOOSE));
      trace(Part.ROOT_RATIONALE, time.end(Step.CHOOSE));
      trace(Part.ROOT_DELEGATION, time.end(Step.CHOOSE));
    }
    trace(Part.CHILD_PROMPT, time.start(Step.DECIDE));
    if (acts) {
      trace(Part.CHILD_OUTPUT, time.end(Step.DECIDE));
      trace(Part.CHILD_RATIONALE, time.end(Step.DECIDE));
      trace(Part.CHILD_ACTION, time.start(Step.ACT));
      trace(Part.CHILD_ACTION_RESULT, time.end(Step.ACT));
      trace(Part.CHILD_PROMPT_2, time.start(Step.CONCLUDE));
    }
    Step last = acts ? Step.CONCLUDE : Step.DECIDE;
    if (!supervised) {
      stream(last);
    }
    trace(acts ? Part.CHILD_OUTPUT_2 : Part.CHILD_OUTPUT, time.end(last));
    trace(Part.CHILD_FINISH, time.end(last));
    if (supervised) {
      trace(Part.ROOT_RESULT, time.end(last));
      trace(Part.ROOT_PROMPT_2, time.start(Step.COMPOSE));
      stream(Step.COMPOSE);
      trace(Part.ROOT_OUTPUT_2, time.end(Step.COMPOSE));
      trace(Part.ROOT_FINISH, time.end(Step.COMPOSE));
    }
    whole();
  }

  private void brief(TraceDetail detail) {
    if (turn.supervised()) {
      trace(Part.ROOT_DELEGATION, turn.timeline.first());
    }
    if (turn.ask.streamed()) {
      spread(turn.timeline.first());
    }
    if (detail == TraceDetail.COMPACT) {
      trace(Part.COMPACT_USAGE, turn.timeline.total());
      trace(turn.supervised() ? Part.ROOT_FINISH : Part.CHILD_FINISH, turn.timeline.total());
    }
    whole();
  }

  // The pieces come before the trace of the model's output: its tokens are known only after the
  // text.
  private void stream(Step last) {
    if (turn.ask.streamed()) {
      long start = turn.timeline.start(last);
      spread(start + Math.round((turn.timeline.total() - start) * SILENT_PART));
    }
  }

  private void spread(long from) {
    long length = turn.timeline.total() - from;
    for (int i = 1; i <= pieces; i++) {
      add(Part.CHUNK, from + length * i / pieces);
    }
  }

  private void whole() {
    if (!turn.ask.streamed()) {
      add(Part.CHUNK, turn.timeline.total());
    }
  }

  private void trace(Part part, long at) {
    if (turn.ask.trace()) {
      add(part, at);
    }
  }

  private void add(Part part, long at) {
    if (size == parts.length) {
      parts = Arrays.copyOf(parts, size * 2);
      due = Arrays.copyOf(due, size * 2);
    }
    if (part == Part.CHUNK && firstChunk < 0) {
      firstChunk = size;
    }
    parts[size] = part;
    due[size++] = at;
  }

  /** How many events there are. */
  public int size() {
    return size;
  }

  /** When an event is due, in nanoseconds since the request was read. */
  public long due(int index) {
    return due[index];
  }

  /** The turn it plays. */
  public Turn turn() {
    return turn;
  }

  Part part(int index) {
    return parts[index];
  }

  /** The text of a chunk event. */
  byte[] chunkText(int index) {
    return turn.piece(index - firstChunk, pieces);
  }
}
