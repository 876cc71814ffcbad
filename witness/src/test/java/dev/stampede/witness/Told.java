package dev.stampede.witness;

import dev.stampede.aws.agents.Reply;
import dev.stampede.aws.trace.Hop;
import dev.stampede.aws.trace.TurnTrace;
import java.util.List;

/**
 * What a client told its caller of a turn, in words that both clients can say.
 *
 * @param answer the text
 * @param chunks how many chunks with text
 * @param traces how many trace events
 * @param unknown how many events of a kind it does not know
 * @param returnedControl whether control was returned
 * @param fellBack whether a routing classifier was asked and left the choice to the orchestration
 * @param route the collaborators that the asked agent called, each once
 * @param hops the ends of hops: kind, depth, milliseconds
 * @param modelCalls how many model invocations
 * @param inputTokens of all of them
 * @param outputTokens of all of them
 * @param actions how many actions were taken
 * @param finished whether the asked agent said that it was done
 * @param guarded whether a guardrail of the asked agent stepped in
 * @param failure the reason of the first failure trace
 */
record Told(
    String answer,
    int chunks,
    int traces,
    int unknown,
    boolean returnedControl,
    boolean fellBack,
    List<String> route,
    List<String> hops,
    int modelCalls,
    long inputTokens,
    long outputTokens,
    int actions,
    boolean finished,
    boolean guarded,
    String failure) {

  /** What our client told. */
  static Told by(Reply reply) {
    TurnTrace trace = reply.trace();
    return new Told(
        reply.answer(),
        reply.moments().chunks(),
        trace.events(),
        reply.unknownEvents(),
        reply.returnControl().isPresent(),
        trace.fellBack(),
        trace.route().collaborators(),
        trace.hops().stream().map(h -> hop(h.kind(), h.depth(), h.millis())).toList(),
        trace.modelCalls(),
        trace.inputTokens(),
        trace.outputTokens(),
        trace.actions(),
        trace.finished(),
        trace.guardrailIntervened(),
        trace.failure());
  }

  static String hop(Hop.Kind kind, int depth, long millis) {
    return kind + " at " + depth + ", " + millis + " ms";
  }
}
