package dev.stampede.emulator.functions;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the functions mind of a payload, read as a stream in one pass, so that six megabytes of it
 * cost no memory. What the member {@code body} holds, be it an object or the text of one as API
 * Gateway hands it on, is read as if it stood outside.
 */
final class Event {
  /** As many projects as are kept; beyond, they are only counted. */
  static final int MAX_KEPT = 128;

  private static final int MAX_TEXT = 1024;
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> members = new HashMap<>();
  private final Map<String, String> parameters = new HashMap<>();
  private final List<String> projects = new ArrayList<>();
  private int projectCount;
  private boolean projectsGiven;
  private boolean projectsSound = true;
  private boolean bodySound = true;

  private Event() {}

  /**
   * Reads a payload; none at all is an empty event.
   *
   * @throws JacksonException if it is not one JSON value
   */
  static Event read(byte[] payload) throws JacksonException {
    var event = new Event();
    try (JsonParser json = JSON.createParser(payload)) {
      event.value(json);
    } catch (JacksonException e) {
      throw e;
    } catch (IOException e) {
      throw new JsonParseException(null, "not in an encoding of JSON", e);
    }
    return event;
  }

  private void value(JsonParser json) throws IOException {
    JsonToken first = json.nextToken();
    if (first == JsonToken.START_OBJECT) {
      object(json);
    } else if (first != null) {
      json.skipChildren();
    }
    if (json.nextToken() != null) {
      throw new JsonParseException(
          json, "there is more than one value", json.currentTokenLocation());
    }
  }

  private void object(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      switch (name) {
        case "body" -> body(json, token);
        case "project_ids" -> projects(json, token);
        case "parameters" -> parameters(json, token);
        default -> {
          if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
            members.put(name, text(json));
          } else {
            json.skipChildren();
          }
        }
      }
    }
  }

  private void body(JsonParser json, JsonToken token) throws IOException {
    if (token == JsonToken.START_OBJECT) {
      object(json);
    } else if (token == JsonToken.VALUE_STRING) {
      try (JsonParser inner = JSON.createParser(json.getText())) {
        value(inner);
      } catch (JacksonException e) {
        bodySound = false;
      }
    } else {
      bodySound = token == JsonToken.VALUE_NULL;
      json.skipChildren();
    }
  }

  private void projects(JsonParser json, JsonToken token) throws IOException {
    projectsGiven = token != JsonToken.VALUE_NULL;
    if (token != JsonToken.START_ARRAY) {
      projectsSound = !projectsGiven;
      json.skipChildren();
      return;
    }
    for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
      if (item == JsonToken.VALUE_NUMBER_INT || item == JsonToken.VALUE_STRING) {
        if (projectCount < MAX_KEPT) {
          projects.add(text(json));
        }
      } else {
        projectsSound = false;
        json.skipChildren();
      }
      projectCount++;
    }
  }

  // Pairs of name and value, as action groups send them: [{"name":"project_id","value":"12345"}].
  private void parameters(JsonParser json, JsonToken token) throws IOException {
    if (token != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
      if (item != JsonToken.START_OBJECT) {
        json.skipChildren();
        continue;
      }
      String name = null;
      String value = null;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String member = json.currentName();
        JsonToken of = json.nextToken();
        if (!of.isScalarValue() || of == JsonToken.VALUE_NULL) {
          json.skipChildren();
        } else if (member.equals("name")) {
          name = text(json);
        } else if (member.equals("value")) {
          value = text(json);
        }
      }
      if (name != null && value != null) {
        parameters.put(name, value);
      }
    }
  }

  private static String text(JsonParser json) throws IOException {
    String text = json.getText();
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  /** A member of the body that is a text, a number or a boolean; null if there is none. */
  @Nullable String member(String name) {
    return members.get(name);
  }

  /** A parameter; null if there is none of that name. */
  @Nullable String parameter(String name) {
    return parameters.get(name);
  }

  /** The first {@link #MAX_KEPT} projects. */
  List<String> projects() {
    return projects;
  }

  /** How many projects there are. */
  int projectCount() {
    return projectCount;
  }

  /** Whether there is a list of projects, sound or not. */
  boolean projectsGiven() {
    return projectsGiven;
  }

  /** Whether that list is one of ids alone. */
  boolean projectsSound() {
    return projectsSound;
  }

  /** Whether a body that is text is JSON. */
  boolean bodySound() {
    return bodySound;
  }
}
