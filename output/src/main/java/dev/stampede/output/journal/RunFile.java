package dev.stampede.output.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.stampede.output.history.Started;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** {@code run.json}: how a run started, for people and programs, and who writes it down. */
final class RunFile {

  static final String NAME = "run.json";

  private static final JsonFactory FACTORY = new JsonFactory();

  private RunFile() {}

  static byte[] of(Started run) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      DefaultIndenter indent = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withArrayIndenter(indent).withObjectIndenter(indent));
      write(json, run);
    }
    return (text + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private static void write(JsonGenerator json, Started run) throws IOException {
    json.writeStartObject();
    json.writeStringField("schema", "stampede-run");
    json.writeNumberField("version", 1);
    json.writeStringField("id", run.id());
    json.writeStringField("name", run.name());
    json.writeStringField("started", Instant.ofEpochMilli(run.atMillis()).toString());
    json.writeStringField("scenario", run.scenario());
    json.writeStringField("target", run.target());
    json.writeNumberField("users", run.users());
    json.writeNumberField("spawn_rate", run.spawnRate());
    if (run.runTime().isPresent()) {
      Duration time = run.runTime().get();
      json.writeNumberField("run_time_seconds", time.toMillis() / 1e3);
    } else {
      json.writeNullField("run_time_seconds");
    }
    json.writeStringField("profile", run.profile().orElse(null));
    json.writeNumberField("seed", run.seed());
    json.writeStringField("stampede", run.version());
    json.writeStringField("java", run.java());
    json.writeStringField("command", run.command());
    json.writeObjectFieldStart("machine");
    json.writeStringField("host", run.host().name());
    json.writeNumberField("processors", run.host().processors());
    json.writeNumberField("memory_bytes", run.host().memoryBytes());
    json.writeStringField("os", run.host().os());
    json.writeEndObject();
    Writing here = Writing.here();
    json.writeObjectFieldStart("process");
    json.writeNumberField("pid", here.pid());
    json.writeNumberField("started", here.startedMillis());
    json.writeStringField("place", here.place());
    json.writeEndObject();
    json.writeArrayFieldStart("configuration");
    for (Started.Setting setting : run.configuration()) {
      json.writeStartObject();
      json.writeStringField("section", setting.section());
      json.writeStringField("name", setting.name());
      json.writeStringField("value", setting.value());
      json.writeStringField("origin", setting.origin());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** The process that wrote the file; empty where it does not say. */
  static Optional<Writing> process(Path folder) {
    String field = "";
    boolean within = false;
    long pid = 0;
    long started = 0;
    String place = "";
    try (JsonParser json = FACTORY.createParser(Files.readAllBytes(folder.resolve(NAME)))) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        switch (token) {
          case FIELD_NAME -> field = json.currentName();
          case START_OBJECT -> within = field.equals("process");
          case END_OBJECT -> within = false;
          case VALUE_NUMBER_INT -> {
            pid = within && field.equals("pid") ? json.getLongValue() : pid;
            started = within && field.equals("started") ? json.getLongValue() : started;
          }
          case VALUE_STRING -> place = within && field.equals("place") ? json.getText() : place;
          default -> {}
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return pid == 0 ? Optional.empty() : Optional.of(new Writing(place, pid, started));
  }
}
