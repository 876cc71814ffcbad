package dev.stampede.emulator.agents;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.stampede.emulator.chance.Draws.Purpose;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.latency.TraceDetail;
import dev.stampede.emulator.wire.Frame;
import dev.stampede.emulator.wire.IsoTime;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Composes the events of scripts as frames. Not thread-safe: one per event loop. */
public final class EventWriter {
  private static final byte[] CHUNK_START = "{\"bytes\":\"".getBytes(US_ASCII);
  private static final byte[] CHUNK_END = "\"}".getBytes(US_ASCII);
  private static final byte[] DRAFT = "DRAFT".getBytes(US_ASCII);
  private static final byte[] ONE = "1".getBytes(US_ASCII);
  private static final long MILLI = 1_000_000L;

  private final Map<Agent, Map<Part, Template>> supervised = new EnumMap<>(Agent.class);
  private final Map<Agent, Map<Part, Template>> direct = new EnumMap<>(Agent.class);
  private final IsoTime times;

  /** A writer of traces as detailed as this latency model wants them. */
  public EventWriter(Latency latency, IsoTime times) {
    this.times = times;
    boolean brief = latency.trace() != TraceDetail.FULL;
    for (Agent agent : Agent.collaborators()) {
      supervised.put(agent, TraceTexts.of(agent, true, latency.traceBytes(), brief));
      direct.put(agent, TraceTexts.of(agent, false, latency.traceBytes(), brief));
    }
  }

  /** Composes the event at an index of a script. */
  public void write(Frame out, Script script, int index) {
    Part part = script.part(index);
    if (part == Part.CHUNK) {
      byte[] text = Base64.getEncoder().encode(script.chunkText(index));
      out.begin(Frame.Kind.CHUNK).raw(CHUNK_START).raw(text).raw(CHUNK_END).end();
      return;
    }
    Turn turn = script.turn();
    var templates = (turn.supervised() ? supervised : direct).get(turn.answering);
    Template template = Objects.requireNonNull(Objects.requireNonNull(templates).get(part));
    long eventTime = turn.wallNanos + script.due(index) + wobble(turn, part, index);
    out.begin(Frame.Kind.TRACE);
    template.write(out, (frame, hole) -> fill(frame, hole, turn, eventTime));
    out.end();
  }

  // As on the real wire, event times are not monotonic: a rationale is stamped before the output it
  // is of.
  private static long wobble(Turn turn, Part part, int index) {
    long drawn = (long) (turn.draws.unit(Purpose.EVENT_TIME, index) * MILLI);
    return part == Part.ROOT_RATIONALE || part == Part.CHILD_RATIONALE ? -MILLI - 8 * drawn : drawn;
  }

  private void fill(Frame out, Template.Hole hole, Turn turn, long eventTime) {
    Step step = hole.step() == null ? Step.CHOOSE : hole.step();
    Timeline timeline = turn.timeline;
    switch (hole.value()) {
      case TIME -> times.write(out, eventTime);
      case ALIAS -> out.raw(turn.ask.alias().getBytes(US_ASCII));
      case VERSION -> out.raw(turn.ask.alias().equals(Agent.DRAFT_ALIAS) ? DRAFT : ONE);
      case SESSION -> out.raw(turn.ask.sessionId().getBytes(US_ASCII));
      case CHILD_SESSION -> uuid(out, turn, 0);
      case ROOT_TRACE -> uuid(out, turn, 1);
      case CHILD_TRACE -> uuid(out, turn, 2);
      case REQUEST -> uuid(out, turn, 3 + step.index);
      case START -> times.write(out, turn.wallNanos + timeline.start(step));
      case END -> times.write(out, turn.wallNanos + timeline.end(step));
      case MS -> out.number((timeline.end(step) - timeline.start(step)) / MILLI);
      case IN -> out.number(turn.usage.in(step));
      case OUT -> out.number(turn.usage.out(step));
      case TURN_START -> times.write(out, turn.wallNanos);
      case TURN_END -> times.write(out, turn.wallNanos + timeline.total());
      case TURN_MS -> out.number(timeline.total() / MILLI);
      case TURN_IN -> out.number(turn.usage.totalIn());
      case TURN_OUT -> out.number(turn.usage.totalOut());
      case CHILD_START -> times.write(out, turn.wallNanos + timeline.start(Step.DECIDE));
      case CHILD_END -> times.write(out, turn.wallNanos + timeline.start(Step.COMPOSE));
      case CHILD_MS ->
          out.number((timeline.start(Step.COMPOSE) - timeline.start(Step.DECIDE)) / MILLI);
      case TEXT -> out.raw(turn.quoted().text());
      case PROMPT_TEXT -> out.raw(turn.quotedTwice().text());
      case PROMPT_LAST -> out.raw(turn.quotedTwice().last());
      case ANSWER -> out.raw(turn.quoted().answer());
      case PROMPT_ANSWER -> out.raw(turn.quotedTwice().answer());
      case RESULT -> out.raw(turn.quoted().result());
      case PROMPT_RESULT -> out.raw(turn.quotedTwice().result());
      case GROUP -> turn.action.ifPresent(action -> ascii(out, action.group()));
      case FUNCTION -> turn.action.ifPresent(action -> ascii(out, action.function()));
      case PARAMETER -> turn.action.ifPresent(action -> ascii(out, action.parameter()));
      case ARGUMENT -> turn.action.ifPresent(action -> ascii(out, action.value()));
    }
  }

  private static void ascii(Frame out, String text) {
    out.raw(text.getBytes(US_ASCII));
  }

  // A child's session is the same in every turn of its parent's; all else is new for each turn.
  private static void uuid(Frame out, Turn turn, int index) {
    if (index == 0) {
      long high = turn.ask.sessionId().hashCode() * 0x9E3779B97F4A7C15L;
      out.uuid(high ^ (high >>> 29), high * 0xD1342543DE82EF95L + turn.answering.id().hashCode());
    } else {
      out.uuid(
          turn.draws.bits(Purpose.IDENTITY, 2 * index),
          turn.draws.bits(Purpose.IDENTITY, 2 * index + 1));
    }
  }
}
