package dev.stampede.emulator.agents;

import dev.stampede.emulator.latency.TraceDetail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of one turn and when each is due, in the order they are sent. */
public final class Script {
  /** The model thinks for this part of its time before the first piece of text leaves it. */
  private static final double SILENT_PART = 0.25;

  private final Turn turn;
  private final int pieces;
  private final List<Cue> cues = new ArrayList<>(24);
  private final @Nullable Move speaking;
  private int firstChunk = -1;

  private Script(Turn turn, int pieces) {
    this.turn = turn;
    this.speaking = speaking(turn.top);
    this.pieces = speaking == null ? 1 : pieces;
  }

  /** Writes the script of a turn; one that is not plain is told in full, however brief others. */
  static Script of(Turn turn, TraceDetail detail, int chunks) {
    int most = Math.max(1, turn.answerLength() / 4);
    var script = new Script(turn, turn.ask.streamed() ? Math.min(chunks, most) : 1);
    if (turn.top.moves().isEmpty()) {
      script.blocked();
    } else if (detail == TraceDetail.FULL || !turn.plain()) {
      script.full();
    } else {
      script.brief(detail);
    }
    script.strange();
    return script;
  }

  // The move whose answer is the turn's: a routed collaborator speaks for its supervisor.
  private static @Nullable Move speaking(Visit top) {
    if (top.moves().isEmpty()) {
      return null;
    }
    Move last = top.moves().getLast();
    if (last.kind() == Move.Kind.CLASSIFY) {
      return speaking(last.delegates().getLast());
    }
    return last.kind() == Move.Kind.ANSWER ? last : null;
  }

  private void full() {
    tell(turn.top);
    long total = turn.timeline.total();
    if (turn.top.handedOver().isPresent()) {
      Visit left = turn.top.handedOver().get();
      add(Part.RETURN_CONTROL, left, left.moves().getLast(), List.of(), total);
      return;
    }
    if (speaking == null) {
      trace(Part.FAILURE, turn.top, turn.top.moves().getLast(), List.of(), total);
      add(Part.CHUNK, turn.top, null, List.of(), total);
      return;
    }
    whole();
  }

  private void blocked() {
    trace(Part.GUARDRAIL, turn.top, null, List.of(), turn.timeline.total());
    add(Part.CHUNK, turn.top, null, List.of(), turn.timeline.total());
  }

  private void tell(Visit visit) {
    Timeline time = turn.timeline;
    for (Move move : visit.moves()) {
      switch (move.kind()) {
        case CLASSIFY -> classify(visit, move);
        case THINK -> think(visit, move);
        case HAND_OVER -> {
          prompt(visit, move);
          trace(Part.OUTPUT_ACTION, visit, move, List.of(), time.thought(move));
          trace(Part.RATIONALE_ACTION, visit, move, List.of(), time.thought(move));
          trace(Part.ACTION_LEFT, visit, move, List.of(), time.thought(move));
        }
        case RESUME -> {
          for (Visit delegate : move.delegates()) {
            trace(Part.RESULTS_PASSED_ON, visit, move, List.of(delegate), time.start(move));
            tell(delegate);
            trace(Part.DELEGATION_RESULT, visit, move, List.of(delegate), time.end(move));
          }
          if (move.action().isPresent()) {
            trace(Part.ACTION_RESULT, visit, move, List.of(), time.start(move));
          }
        }
        case ANSWER -> {
          prompt(visit, move);
          if (speaking != null && move.id() == speaking.id()) {
            stream(move);
          }
          trace(Part.OUTPUT_ANSWER, visit, move, List.of(), time.thought(move));
          trace(Part.FINISH, visit, move, List.of(), time.thought(move));
        }
      }
    }
  }

  private void prompt(Visit visit, Move move) {
    Part part = move.number() == 0 ? Part.PROMPT : Part.PROMPT_AGAIN;
    trace(part, visit, move, List.of(), turn.timeline.start(move));
  }

  private void think(Visit visit, Move move) {
    long thought = turn.timeline.thought(move);
    List<Visit> delegates = move.delegates();
    boolean acts = move.action().isPresent();
    prompt(visit, move);
    trace(acts ? Part.OUTPUT_ACTION : Part.OUTPUT_DELEGATION, visit, move, delegates, thought);
    trace(
        acts ? Part.RATIONALE_ACTION : Part.RATIONALE_DELEGATION, visit, move, delegates, thought);
    if (acts) {
      trace(Part.ACTION, visit, move, List.of(), thought);
      trace(Part.ACTION_RESULT, visit, move, List.of(), turn.timeline.end(move));
    }
    for (Visit delegate : delegates) {
      trace(Part.DELEGATION, visit, move, List.of(delegate), thought);
    }
    int from = cues.size();
    for (Visit delegate : delegates) {
      tell(delegate);
      if (delegate.handedOver().isPresent()) {
        trace(Part.DELEGATION_LEFT, visit, move, List.of(delegate), turn.timeline.end(delegate));
      } else if (delegate.finishes()) {
        trace(Part.DELEGATION_RESULT, visit, move, List.of(delegate), turn.timeline.end(delegate));
      }
    }
    if (delegates.size() > 1) {
      cues.subList(from, cues.size()).sort(Comparator.comparingLong(Cue::due));
    }
  }

  private void classify(Visit visit, Move move) {
    Timeline time = turn.timeline;
    List<Visit> delegates = move.delegates();
    Part output = delegates.isEmpty() ? Part.CLASSIFIER_UNDECIDED : Part.CLASSIFIER_OUTPUT;
    trace(Part.CLASSIFIER_PROMPT, visit, move, List.of(), time.start(move));
    trace(output, visit, move, delegates, time.thought(move));
    for (Visit delegate : delegates) {
      trace(Part.ROUTED, visit, move, delegates, time.thought(move));
      tell(delegate);
      if (delegate.finishes()) {
        trace(Part.ROUTED_RESULT, visit, move, delegates, time.end(move));
        trace(Part.ROUTED_FINISH, visit, move, delegates, time.end(move));
      }
    }
  }

  private void brief(TraceDetail detail) {
    Visit top = turn.top;
    Timeline time = turn.timeline;
    Move move = top.moves().getFirst();
    boolean routed = move.kind() == Move.Kind.CLASSIFY;
    if (!move.delegates().isEmpty()) {
      trace(routed ? Part.ROUTED : Part.DELEGATION, top, move, move.delegates(), time.first());
    }
    if (turn.ask.streamed()) {
      spread(time.first());
    }
    if (detail == TraceDetail.COMPACT) {
      trace(Part.COMPACT_USAGE, top, move, List.of(), time.total());
      Part finish = routed ? Part.ROUTED_FINISH : Part.FINISH;
      trace(finish, top, top.moves().getLast(), List.of(), time.total());
    }
    whole();
  }

  // The pieces come before the trace of the model's output: its tokens are known only after the
  // text.
  private void stream(Move last) {
    if (turn.ask.streamed()) {
      long start = turn.timeline.start(last);
      spread(start + Math.round((turn.timeline.total() - start) * SILENT_PART));
    }
  }

  private void spread(long from) {
    long length = turn.timeline.total() - from;
    for (int i = 1; i <= pieces; i++) {
      add(Part.CHUNK, turn.top, null, List.of(), from + length * i / pieces);
    }
  }

  private void whole() {
    if (turn.habits().contains(Habit.FILES)) {
      add(Part.FILES, turn.top, null, List.of(), turn.timeline.total());
    }
    if (!turn.ask.streamed()) {
      add(Part.CHUNK, turn.top, null, List.of(), turn.timeline.total());
    }
  }

  // What no client can know stands in front, where clients still look at everything.
  private void strange() {
    long due = cues.getFirst().due();
    Visit top = turn.top;
    if (turn.habits().contains(Habit.UNKNOWN_MEMBERS)) {
      cues.addFirst(new Cue(Part.UNKNOWN_STEP, top, null, List.of(), due));
      cues.addFirst(new Cue(Part.UNKNOWN_TRACE, top, null, List.of(), due));
      firstChunk += 2;
    }
    if (turn.habits().contains(Habit.UNKNOWN_EVENTS)) {
      cues.addFirst(new Cue(Part.UNKNOWN_EVENT, top, null, List.of(), due));
      firstChunk++;
    }
  }

  private void trace(Part part, Visit visit, @Nullable Move move, List<Visit> about, long at) {
    if (turn.ask.trace()) {
      add(part, visit, move, about, at);
    }
  }

  private void add(Part part, Visit visit, @Nullable Move move, List<Visit> about, long at) {
    if (part == Part.CHUNK && firstChunk < 0) {
      firstChunk = cues.size();
    }
    cues.add(new Cue(part, visit, move, about, at));
  }

  /** How many events there are. */
  public int size() {
    return cues.size();
  }

  /** When an event is due, in nanoseconds since the request was read. */
  public long due(int index) {
    return cues.get(index).due();
  }

  /** The turn it plays. */
  public Turn turn() {
    return turn;
  }

  /** The invocations of the model, in the order in which they come among the events. */
  public List<ModelCall> modelCalls() {
    List<ModelCall> calls = new ArrayList<>();
    addModelCalls(turn.top, calls);
    calls.sort(Comparator.comparingInt(ModelCall::before).thenComparingLong(ModelCall::start));
    return calls;
  }

  private void addModelCalls(Visit visit, List<ModelCall> calls) {
    for (Move move : visit.moves()) {
      if (move.kind().thinks()) {
        long start = turn.timeline.start(move);
        long end = turn.timeline.thought(move);
        int in = turn.usage.in(move);
        calls.add(new ModelCall(before(move, start), start, end, in, turn.usage.out(move)));
      }
      move.delegates().forEach(delegate -> addModelCalls(delegate, calls));
    }
  }

  // An invocation comes before its prompt, and after all that led to it, even if that takes no
  // time; where no prompt is shown, its time alone tells its place.
  private int before(Move move, long start) {
    int first = cues.size() - 1;
    for (int i = cues.size() - 1; i >= 0; i--) {
      Cue cue = cues.get(i);
      if (cue.part().prompts() && cue.move() != null && cue.move().id() == move.id()) {
        return i;
      }
      first = cue.due() >= start ? i : first;
    }
    return first;
  }

  Cue cue(int index) {
    return cues.get(index);
  }

  /** The text of a chunk event. */
  byte[] chunkText(int index) {
    return turn.piece(index - firstChunk, pieces);
  }
}
