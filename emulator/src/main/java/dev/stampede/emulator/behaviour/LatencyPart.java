package dev.stampede.emulator.behaviour;

import static dev.stampede.emulator.latency.Latency.DEFAULT;

import dev.stampede.emulator.agents.Agent;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.latency.Spread;
import dev.stampede.emulator.latency.TraceDetail;
import dev.stampede.input.Node;
import dev.stampede.input.Node.Mapping;
import dev.stampede.input.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The section {@code latency}: a model's name, or its values; what is left out is realistic. */
final class LatencyPart {
  private static final String EXAMPLE = "\n  default: {median: 1.4s, p95: 3s}";
  private static final int MAX_BYTES = 1_000_000;
  private static final int MAX_CHUNKS = 10_000;

  private LatencyPart() {}

  static Latency read(Node section) {
    if (section instanceof Node.Scalar) {
      return section.read("latency", "realistic", Latency::parse);
    }
    Mapping values =
        section
            .mapping("latency", "realistic")
            .only(
                "key",
                List.of(
                    "first-event",
                    "trace",
                    "trace-bytes",
                    "chunks",
                    "answer-bytes",
                    "stream",
                    "turn"));
    Latency usual = Latency.REALISTIC;
    Optional<Duration> stream = values.get("stream").map(value -> Values.time(value, "stream"));
    return new Latency(
        firstEvent(values, stream),
        values
            .get("trace")
            .map(value -> Values.oneOf(value, "trace", TraceDetail.values(), LatencyPart::label))
            .orElse(usual.trace()),
        number(values, "trace-bytes", 0, MAX_BYTES, usual.traceBytes()),
        number(values, "chunks", 1, MAX_CHUNKS, usual.chunks()),
        number(values, "answer-bytes", 0, MAX_BYTES, usual.answerBytes()),
        stream,
        stream.isPresent() ? noTurns(values) : turns(values));
  }

  private static Duration firstEvent(Mapping values, Optional<Duration> stream) {
    Duration usual = Latency.REALISTIC.firstEvent();
    Optional<Node> given = values.get("first-event");
    Duration first = given.map(value -> Values.time(value, "first-event")).orElse(usual);
    if (stream.isEmpty() || first.compareTo(stream.get()) <= 0) {
      return first;
    }
    if (given.isPresent()) {
      throw given.get().wrong("first-event is later than the end of the turn (stream)");
    }
    return Duration.ZERO;
  }

  private static int number(Mapping values, String key, int least, int most, int usual) {
    return values.get(key).map(value -> value.wholeNumber(key, least, most)).orElse(usual);
  }

  private static Map<String, Spread> noTurns(Mapping values) {
    values
        .get("turn")
        .ifPresent(turn -> {
          throw turn.wrong("stream fixes the time of every turn: leave out turn, or stream");
        });
    return Map.of();
  }

  private static Map<String, Spread> turns(Mapping values) {
    Optional<Node> given = values.get("turn");
    if (given.isEmpty()) {
      return Latency.REALISTIC.turns();
    }
    Map<String, Spread> turns = new HashMap<>(Latency.REALISTIC.turns());
    turns.keySet().retainAll(List.of(DEFAULT));
    Mapping byAgent = given.get().mapping("turn", EXAMPLE);
    byAgent
        .get(Agent.SUPERVISOR.label())
        .ifPresent(time -> {
          throw time.wrong(
              "the supervisor's part is within the time of the agent that answers: name that agent,"
                  + " or default");
        });
    byAgent
        .only("agent", answering())
        .fields()
        .forEach(
            (agent, field) -> turns.put(agent, field.value().made(v -> Values.spread(agent, v))));
    return turns;
  }

  private static List<String> answering() {
    var names = new ArrayList<>(List.of(DEFAULT));
    Arrays.stream(Agent.values())
        .filter(agent -> !agent.delegates())
        .forEach(agent -> names.add(agent.label()));
    return names;
  }

  private static String label(TraceDetail detail) {
    return detail.name().toLowerCase(Locale.ROOT);
  }

  static Object show(Latency latency) {
    Map<String, Object> section = new LinkedHashMap<>();
    section.put("first-event", TimeSpan.show(latency.firstEvent()));
    section.put("trace", label(latency.trace()));
    section.put("trace-bytes", latency.traceBytes());
    section.put("chunks", latency.chunks());
    section.put("answer-bytes", latency.answerBytes());
    if (latency.fixed().isPresent()) {
      section.put("stream", TimeSpan.show(latency.fixed().get()));
      return section;
    }
    Map<String, Object> turns = new LinkedHashMap<>();
    for (String agent : answering()) {
      Spread spread = latency.turns().get(agent);
      if (spread != null) {
        turns.put(agent, Values.show(spread));
      }
    }
    section.put("turn", turns);
    return section;
  }
}
