package dev.stampede.emulator.agents;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.stampede.emulator.chance.Draws.Purpose;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.latency.TraceDetail;
import dev.stampede.emulator.wire.Frame;
import dev.stampede.emulator.wire.IsoTime;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Composes the events of scripts as frames. Not thread-safe: one per event loop. */
public final class EventWriter {
  private static final byte[] CHUNK_START = "{\"bytes\":\"".getBytes(US_ASCII);
  private static final byte[] CHUNK_END = "\"}".getBytes(US_ASCII);
  private static final long MILLI = 1_000_000L;

  private final Map<Chain, Map<Part, Template>> templates = new HashMap<>();
  private final int traceBytes;
  private final boolean brief;
  private final IsoTime times;

  /** A writer of traces as detailed as this latency model wants them. */
  public EventWriter(Latency latency, IsoTime times) {
    this.times = times;
    this.traceBytes = latency.traceBytes();
    this.brief = latency.trace() != TraceDetail.FULL;
    Chain supervisor = Chain.of(Agent.SUPERVISOR);
    templates(supervisor);
    for (Agent agent : Agent.collaborators()) {
      templates(supervisor.then(agent));
    }
  }

  private Map<Part, Template> templates(Chain chain) {
    Map<Part, Template> known = templates.get(chain);
    if (known == null) {
      known = TraceTexts.of(chain, traceBytes, brief);
      templates.put(chain, known);
    }
    return known;
  }

  /** Composes the event at an index of a script. */
  public void write(Frame out, Script script, int index) {
    Cue cue = script.cue(index);
    if (cue.part() == Part.CHUNK) {
      byte[] text = Base64.getEncoder().encode(script.chunkText(index));
      out.begin(Frame.Kind.CHUNK).raw(CHUNK_START).raw(text).raw(CHUNK_END).end();
      return;
    }
    Turn turn = script.turn();
    Template template = Objects.requireNonNull(templates(cue.visit().chain()).get(cue.part()));
    long eventTime = turn.wallNanos + cue.due() + wobble(turn, cue.part(), index);
    out.begin(kind(cue.part()));
    var filler = new EventFiller(out, times, turn, cue, eventTime);
    template.write(out, filler);
    out.end();
  }

  private static Frame.Kind kind(Part part) {
    return switch (part) {
      case RETURN_CONTROL -> Frame.Kind.RETURN_CONTROL;
      case FILES -> Frame.Kind.FILES;
      case UNKNOWN_EVENT -> Frame.Kind.UNKNOWN;
      default -> Frame.Kind.TRACE;
    };
  }

  // As on the real wire, event times are not monotonic: a rationale is stamped before the output it
  // is of.
  private static long wobble(Turn turn, Part part, int index) {
    long drawn = (long) (turn.draws.unit(Purpose.EVENT_TIME, index) * MILLI);
    return part == Part.RATIONALE_DELEGATION || part == Part.RATIONALE_ACTION
        ? -MILLI - 8 * drawn
        : drawn;
  }
}
