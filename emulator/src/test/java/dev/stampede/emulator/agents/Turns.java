package dev.stampede.emulator.agents;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stampede.emulator.RawClient;
import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.wire.Frame;
import dev.stampede.emulator.wire.IsoTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.eventstream.Message;

/**
 * Turns played without a server: asks the agents and decodes their events with the SDK's library.
 */
final class Turns {
  static final long WALL = 1_764_000_000_000_000_000L;

  private final Latency latency;
  private final Agents agents;
  private long call;

  Turns(Latency latency, double misroutes) {
    this(latency, AgentsBehaviour.defaults().with(Habit.MISROUTE, misroutes));
  }

  Turns(Latency latency, AgentsBehaviour behaviour) {
    this.latency = latency;
    this.agents =
        new Agents(latency, behaviour, new Sessions(1000, Duration.ofMinutes(1), () -> 0));
  }

  /** An event as sent: its kind, its payload, and when it is due. */
  record Event(String type, JsonNode json, long dueNanos) {
    /** What stands at a JSON pointer; {@code STEP} stands for whatever step the trace is of. */
    JsonNode at(String path) {
      return json.at(path.contains("STEP") ? path.replace("STEP", step()) : path);
    }

    /** The kind of trace, e.g. {@code modelInvocationInput}. */
    String step() {
      return type.equals("trace") ? trace().fieldNames().next() : type;
    }

    /** The kind of trace, e.g. {@code orchestrationTrace}; else the type of the event. */
    String kind() {
      return type.equals("trace") ? json.get("trace").fieldNames().next() : type;
    }

    /** What stands in the trace under its kind. */
    JsonNode trace() {
      return json.get("trace").get(kind());
    }

    int depth() {
      return json.path("callerChain").size();
    }

    /** E.g. {@code 2 observation}: depth and step. */
    String told() {
      return depth() + " " + (kind().equals("orchestrationTrace") ? "" : kind() + " ") + step();
    }
  }

  Script script(Ask ask) {
    return agents.hear(ask, new Draws(1, call++), WALL);
  }

  List<Event> play(Ask ask) {
    return events(script(ask));
  }

  List<Event> events(Script script) {
    var writer = new EventWriter(latency, new IsoTime());
    var frame = new Frame();
    var events = new ArrayList<Event>();
    for (int i = 0; i < script.size(); i++) {
      writer.write(frame, script, i);
      Message message = Message.decode(ByteBuffer.wrap(frame.toBytes()));
      try {
        events.add(
            new Event(
                RawClient.header(message, ":event-type"),
                new ObjectMapper().readTree(message.getPayload()),
                script.due(i)));
      } catch (IOException e) {
        throw new UncheckedIOException(new String(message.getPayload(), UTF_8), e);
      }
    }
    return events;
  }

  static Ask ask(Agent agent, String text, boolean trace, boolean streamed) {
    return new Ask(agent, agent.alias(), "s:1", text, trace, streamed, false);
  }

  /** The answer, put together of all chunks. */
  static String answer(List<Event> events) {
    var bytes = new ByteArrayOutputStream();
    for (Event event : events) {
      if (event.type().equals("chunk")) {
        try {
          bytes.writeBytes(event.at("/bytes").binaryValue());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return bytes.toString(UTF_8);
  }
}
