package dev.stampede.emulator.latency;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.stampede.emulator.settings.BadSettingException;
import dev.stampede.emulator.settings.NearestName;
import dev.stampede.emulator.settings.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a latency file token by token, so that an error can name its line. */
final class LatencyFile {
  private static final List<String> KEYS =
      List.of("first-event", "trace", "trace-bytes", "chunks", "answer-bytes", "stream", "turn");
  private static final List<String> AGENTS =
      List.of(Latency.DEFAULT, "scheduling", "information", "notes", "chitchat");
  private static final List<String> TRACES = List.of("full", "compact", "route");
  private static final int MAX_BYTES = 1_000_000;

  private final Path path;
  private final JsonParser yaml;
  private int line = 1;

  private Duration firstEvent = Latency.REALISTIC.firstEvent();
  private TraceDetail trace = Latency.REALISTIC.trace();
  private int traceBytes = Latency.REALISTIC.traceBytes();
  private int chunks = Latency.REALISTIC.chunks();
  private int answerBytes = Latency.REALISTIC.answerBytes();
  private Optional<Duration> stream = Optional.empty();
  private final Map<String, Spread> turns = new HashMap<>(Latency.REALISTIC.turns());

  private LatencyFile(Path path, JsonParser yaml) {
    this.path = path;
    this.yaml = yaml;
  }

  static Latency read(Path path) {
    try (JsonParser yaml = new YAMLFactory().createParser(Files.readString(path))) {
      return new LatencyFile(path, yaml).read();
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new BadSettingException(
          path
              + ":"
              + line
              + ": not valid YAML: "
              + e.getOriginalMessage().lines().findFirst().orElse(""));
    } catch (IOException e) {
      throw new BadSettingException(path + ": cannot be read: " + e.getMessage());
    }
  }

  private Latency read() throws IOException {
    Set<String> seen = new HashSet<>();
    JsonToken first = next();
    if (first != null && first != JsonToken.START_OBJECT) {
      throw wrong("the file must be a list of 'key: value' lines");
    }
    while (first != null && next() == JsonToken.FIELD_NAME) {
      String key = known(yaml.currentName(), KEYS, "key");
      once(seen, key);
      setting(key);
    }
    if (stream.isPresent() && seen.contains("turn")) {
      throw wrong("'stream' fixes the time of every turn, so leave out 'turn' (or 'stream')");
    }
    if (stream.isPresent() && firstEvent.compareTo(stream.get()) > 0) {
      if (seen.contains("first-event")) {
        throw wrong("'first-event' is later than the end of the turn ('stream')");
      }
      firstEvent = Duration.ZERO;
    }
    return new Latency(firstEvent, trace, traceBytes, chunks, answerBytes, stream, turns);
  }

  private void setting(String key) throws IOException {
    next();
    switch (key) {
      case "first-event" -> firstEvent = duration(key);
      case "stream" -> stream = Optional.of(duration(key));
      case "trace" -> trace = traceDetail();
      case "trace-bytes" -> traceBytes = wholeNumber(key, 0, MAX_BYTES);
      case "answer-bytes" -> answerBytes = wholeNumber(key, 0, MAX_BYTES);
      case "chunks" -> chunks = wholeNumber(key, 1, 10_000);
      default -> turnTimes();
    }
  }

  private void turnTimes() throws IOException {
    openMap("turn", "default: {median: 1.4s, p95: 3s}");
    turns.keySet().retainAll(List.of(Latency.DEFAULT));
    Set<String> seen = new HashSet<>();
    while (next() == JsonToken.FIELD_NAME) {
      String agent = known(yaml.currentName(), AGENTS, "agent");
      once(seen, agent);
      next();
      turns.put(agent, spread(agent));
    }
  }

  private Spread spread(String agent) throws IOException {
    openMap(agent, agent + ": {median: 1.4s, p95: 3s}");
    int opened = line;
    Duration median = null;
    Duration p95 = null;
    while (next() == JsonToken.FIELD_NAME) {
      String key = known(yaml.currentName(), List.of("median", "p95"), "key");
      next();
      if (key.equals("median")) {
        median = duration(key);
      } else {
        p95 = duration(key);
      }
    }
    line = opened;
    if (median == null || p95 == null) {
      throw wrong("'" + agent + "' needs both: {median: 1.4s, p95: 3s}");
    }
    try {
      return new Spread(median, p95);
    } catch (BadSettingException e) {
      throw wrong("'" + agent + "': " + e.getMessage());
    }
  }

  private TraceDetail traceDetail() throws IOException {
    return switch (known(scalar("trace"), TRACES, "trace")) {
      case "full" -> TraceDetail.FULL;
      case "compact" -> TraceDetail.COMPACT;
      default -> TraceDetail.ROUTE;
    };
  }

  private Duration duration(String key) throws IOException {
    try {
      return TimeSpan.parse(scalar(key));
    } catch (BadSettingException e) {
      throw wrong("'" + key + "': " + e.getMessage());
    }
  }

  private int wholeNumber(String key, int least, int most) throws IOException {
    String text = scalar(key);
    if (text.matches("\\d{1,9}")) {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    }
    throw wrong(
        "'"
            + key
            + "' must be a whole number from "
            + least
            + " to "
            + most
            + ", not '"
            + text
            + "'");
  }

  private String scalar(String key) throws IOException {
    JsonToken token = yaml.currentToken();
    if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
      throw wrong("'" + key + "' needs a single value");
    }
    return yaml.getText();
  }

  private void openMap(String key, String example) throws IOException {
    if (yaml.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("'" + key + "' needs entries such as '" + example + "'");
    }
  }

  private String known(String name, List<String> names, String what) {
    if (!names.contains(name)) {
      throw wrong("unknown " + what + " '" + name + "'; " + NearestName.hint(name, names));
    }
    return name;
  }

  private void once(Set<String> seen, String key) {
    if (!seen.add(key)) {
      throw wrong("'" + key + "' is given twice");
    }
  }

  private @Nullable JsonToken next() throws IOException {
    JsonToken token = yaml.nextToken();
    line = yaml.currentTokenLocation().getLineNr();
    return token;
  }

  private BadSettingException wrong(String why) {
    return new BadSettingException(path + ":" + line + ": " + why);
  }
}
