package dev.stampede.emulator.agents;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.chance.Draws.Purpose;
import dev.stampede.emulator.wire.Frame;
import dev.stampede.emulator.wire.IsoTime;
import dev.stampede.emulator.wire.JsonText;
import java.util.Optional;

/** Fills the holes of one event's template with what its turn holds. */
final class EventFiller implements Template.Filler {
  private static final byte[] DRAFT = "DRAFT".getBytes(US_ASCII);
  private static final byte[] ONE = "1".getBytes(US_ASCII);
  private static final long MILLI = 1_000_000L;

  /** Which identities belong to what: the plain turn has the first, the same in every turn. */
  private static final int TRACES = 1;

  private static final int MORE_TRACES = 1000;
  private static final int REQUESTS = 3;

  // How a model asks for a delegation, as it stands in a raw response.
  private static final byte[] CALL = quoted("{\"id\":\"toolu_bdrk_0");
  private static final byte[] CONTENT = quoted("\",\"input\":{\"content\":\"");
  private static final byte[] RECIPIENT = quoted("\",\"recipient\":\"");
  private static final byte[] CALLED =
      quoted("\"},\"name\":\"AgentCommunication__sendMessage\",\"type\":\"tool_use\"}");

  private final Frame out;
  private final IsoTime times;
  private final Turn turn;
  private final Cue cue;
  private final Visit visit;
  private final long eventTime;

  EventFiller(Frame out, IsoTime times, Turn turn, Cue cue, long eventTime) {
    this.out = out;
    this.times = times;
    this.turn = turn;
    this.cue = cue;
    this.visit = cue.visit();
    this.eventTime = eventTime;
  }

  @Override
  public void fill(Template.Hole hole) {
    Timeline timeline = turn.timeline;
    switch (hole) {
      case TIME -> times.write(out, eventTime);
      case REGION -> ascii(turn.ask.region());
      case ALIAS -> ascii(turn.ask.alias());
      case VERSION -> out.raw(turn.ask.alias().equals(Agent.DRAFT_ALIAS) ? DRAFT : ONE);
      case SESSION -> ascii(turn.ask.sessionId());
      case CHILD_SESSION -> childSession();
      case TRACE -> trace(visit);
      case NUMBER -> out.number(cue.move() == null ? 0 : cue.move().number());
      case REQUEST -> uuid(REQUESTS + move().draw());
      case ACT_REQUEST -> uuid(REQUESTS + move().draw() + 1);
      case START -> time(timeline.start(move()));
      case END -> time(timeline.thought(move()));
      case MS -> millis(timeline.start(move()), timeline.thought(move()));
      case IN -> out.number(turn.usage.in(move()));
      case OUT -> out.number(turn.usage.out(move()));
      case ACT_START -> time(timeline.thought(move()));
      case ACT_END -> time(timeline.end(move()));
      case ACT_MS -> millis(timeline.thought(move()), timeline.end(move()));
      case TURN_START -> time(0);
      case TURN_END -> time(timeline.total());
      case TURN_MS -> millis(0, timeline.total());
      case TURN_IN -> out.number(turn.usage.totalIn());
      case TURN_OUT -> out.number(turn.usage.totalOut());
      case VISIT_START -> time(visitStart());
      case VISIT_END -> time(visitEnd());
      case VISIT_MS -> millis(visitStart(), visitEnd());
      case TO_NAME -> ascii(to().chain().speaker().collaboratorName());
      case TO_NAMES -> names();
      case TO_ID -> ascii(to().chain().speaker().id());
      case TO_ALIAS -> ascii(to().chain().speaker().alias());
      case TO_TEXT -> out.raw(to().text().quoted());
      case TO_TRACE -> trace(to());
      case TO_START -> time(timeline.start(to()));
      case TO_END -> time(timeline.end(to()));
      case TO_MS -> millis(timeline.start(to()), timeline.end(to()));
      case TO_ANSWER -> out.raw(to().answer().quoted());
      case CALLS -> calls();
      case PROMPT_TEXT -> out.raw(visit.text().quotedTwice());
      case PROMPT_LAST -> out.raw(turn.lastText.quotedTwice());
      case PROMPT_FOUND -> found();
      case ANSWER -> out.raw(visit.answer().quoted());
      case PROMPT_ANSWER -> out.raw(visit.answer().quotedTwice());
      case GROUP -> move().action().ifPresent(action -> ascii(action.group()));
      case FUNCTION -> move().action().ifPresent(action -> ascii(action.function()));
      case PARAMETER -> move().action().ifPresent(action -> ascii(action.parameter()));
      case ARGUMENT -> move().action().ifPresent(action -> ascii(action.value()));
      case RESULT -> result();
      case INVOCATION -> ascii(invocation());
      case LEFT_GROUP -> left().ifPresent(action -> ascii(action.group()));
      case LEFT_FUNCTION -> left().ifPresent(action -> ascii(action.function()));
      case LEFT_PARAMETER -> left().ifPresent(action -> ascii(action.parameter()));
      case LEFT_ARGUMENT -> left().ifPresent(action -> ascii(action.value()));
      case LEFT_AGENT -> ascii(keeper().chain().speaker().id());
      case LEFT_COLLABORATOR -> {
        if (keeper().chain().depth() > 1) {
          ascii(
              ",\"collaboratorName\":\""
                  + keeper().chain().agents().get(1).collaboratorName()
                  + "\"");
        }
      }
    }
  }

  private Move move() {
    Move move = cue.move();
    if (move == null) {
      throw new IllegalStateException("an event of no move: " + cue.part());
    }
    return move;
  }

  private Visit to() {
    return cue.about().getFirst();
  }

  // Who keeps the action that is left to the caller, or goes on with its result.
  private Visit keeper() {
    return cue.about().isEmpty() ? visit : to();
  }

  private Optional<Action> left() {
    Move move =
        cue.part() == Part.RESULTS_PASSED_ON
            ? keeper().moves().getFirst()
            : keeper().moves().getLast();
    return move.action();
  }

  private String invocation() {
    return turn.ask
        .results()
        .map(Ask.Results::invocationId)
        .orElseGet(() -> Turn.invocationId(turn.draws));
  }

  private void result() {
    Optional<Action> action = cue.part() == Part.RESULTS_PASSED_ON ? left() : move().action();
    action.ifPresent(taken -> out.raw(JsonText.escape(taken.result()).getBytes(UTF_8)));
  }

  private long visitStart() {
    return visit.number() == turn.top.number() ? 0 : turn.timeline.start(visit);
  }

  private long visitEnd() {
    return visit.number() == turn.top.number() ? turn.timeline.total() : turn.timeline.end(visit);
  }

  private void names() {
    String between = "";
    for (Visit delegate : cue.about()) {
      ascii(between);
      ascii(delegate.chain().speaker().collaboratorName());
      between = " and ";
    }
  }

  private void calls() {
    int number = 1;
    for (Visit delegate : cue.about()) {
      ascii(number == 1 ? "" : ",");
      out.raw(CALL).number(number).raw(CONTENT).raw(delegate.text().quotedTwice());
      out.raw(RECIPIENT);
      ascii(delegate.chain().speaker().collaboratorName());
      out.raw(CALLED);
      number++;
    }
  }

  private void found() {
    String between = "";
    for (Move earlier : visit.moves()) {
      if (earlier.id() == move().id()) {
        return;
      }
      for (Visit delegate : earlier.delegates()) {
        ascii(between);
        out.raw(delegate.answer().quotedTwice());
        between = " ";
      }
      if (earlier.action().isPresent()) {
        String result = JsonText.escape(JsonText.escape(earlier.action().get().result()));
        ascii(between);
        out.raw(result.getBytes(UTF_8));
        between = " ";
      }
    }
  }

  private void time(long nanos) {
    times.write(out, turn.wallNanos + nanos);
  }

  private void millis(long start, long end) {
    out.number((end - start) / MILLI);
  }

  private static byte[] quoted(String json) {
    return JsonText.escape(json).getBytes(US_ASCII);
  }

  private void ascii(String text) {
    out.raw(text.getBytes(US_ASCII));
  }

  // A child's session is the same in every turn of its parent's; all else is new for each turn.
  private void childSession() {
    Agent child = visit.chain().agents().get(1);
    long high = turn.ask.sessionId().hashCode() * 0x9E3779B97F4A7C15L;
    out.uuid(high ^ (high >>> 29), high * 0xD1342543DE82EF95L + child.id().hashCode());
  }

  private void trace(Visit of) {
    uuid(of.number() < 2 ? TRACES + of.number() : MORE_TRACES + of.number());
  }

  private void uuid(int index) {
    out.uuid(
        turn.draws.bits(Purpose.IDENTITY, 2 * index),
        turn.draws.bits(Purpose.IDENTITY, 2 * index + 1));
  }
}
