package dev.stampede.aws.agents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An agent asks its caller to do something in its place, and waits for the results.
 *
 * @param invocationId names this request; the answer repeats it. Empty where it could not be read
 * @param inputs what is to be done: up to five things
 */
public record ReturnControl(String invocationId, List<Input> inputs) {

  private static final JsonFactory JSON = new JsonFactory();

  /**
   * One thing that is to be done: a function of an action group, or an operation of its API.
   *
   * @param actionGroup whose it is
   * @param function the function's name; empty for an API
   * @param httpMethod the operation's method; empty for a function
   * @param apiPath the operation's path; empty for a function
   * @param parameters the function's, or the operation's, those of its body included
   * @param invocationType {@code RESULT}, {@code USER_CONFIRMATION} or {@code
   *     USER_CONFIRMATION_AND_RESULT}; empty where it is not said
   * @param agentId which agent asks; empty where it is not said
   * @param collaboratorName which collaborator asks; empty where it is the asked agent itself
   */
  public record Input(
      String actionGroup,
      String function,
      String httpMethod,
      String apiPath,
      List<Parameter> parameters,
      String invocationType,
      String agentId,
      String collaboratorName) {

    /** Takes a copy, which nobody can change. */
    public Input {
      parameters = List.copyOf(parameters);
    }
  }

  /** A parameter; the value is always a text, whatever its type. */
  public record Parameter(String name, String type, String value) {}

  /** Takes a copy, which nobody can change. */
  public ReturnControl {
    inputs = List.copyOf(inputs);
  }

  /** Reads the payload of a {@code returnControl} event; what cannot be read is left out. */
  static Optional<ReturnControl> read(Optional<byte[]> payload) {
    return payload.map(bytes -> {
      Reading reading = new Reading();
      try (JsonParser json = JSON.createParser(bytes)) {
        reading.all(json);
      } catch (IOException e) {
        // The agent returned control; what it wanted is told as far as it can be read.
      }
      return new ReturnControl(reading.invocationId, reading.inputs);
    });
  }

  /** Walks through the payload; members may come in any order, unknown ones are passed over. */
  private static final class Reading {
    private final List<Input> inputs = new ArrayList<>();
    private String invocationId = "";

    private interface Member {
      void read(String name) throws IOException;
    }

    private static void object(JsonParser json, Member member) throws IOException {
      if (json.currentToken() != JsonToken.START_OBJECT) {
        json.skipChildren();
        return;
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        member.read(name);
      }
    }

    private static void array(JsonParser json, Member element) throws IOException {
      if (json.currentToken() != JsonToken.START_ARRAY) {
        json.skipChildren();
        return;
      }
      while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
        element.read("");
      }
    }

    private static String text(JsonParser json) throws IOException {
      if (json.currentToken().isScalarValue()) {
        return json.getText();
      }
      json.skipChildren();
      return "";
    }

    void all(JsonParser json) throws IOException {
      json.nextToken();
      object(
          json,
          name -> {
            switch (name) {
              case "invocationId" -> invocationId = text(json);
              case "invocationInputs" -> array(json, i -> object(json, kind -> input(json, kind)));
              default -> json.skipChildren();
            }
          });
    }

    private void input(JsonParser json, String kind) throws IOException {
      if (!kind.equals("functionInvocationInput") && !kind.equals("apiInvocationInput")) {
        json.skipChildren();
        return;
      }
      String[] texts = {"", "", "", "", "", "", ""};
      List<Parameter> parameters = new ArrayList<>();
      object(
          json,
          name -> {
            switch (name) {
              case "actionGroup" -> texts[0] = text(json);
              case "function" -> texts[1] = text(json);
              case "httpMethod" -> texts[2] = text(json);
              case "apiPath" -> texts[3] = text(json);
              case "actionInvocationType" -> texts[4] = text(json);
              case "agentId" -> texts[5] = text(json);
              case "collaboratorName" -> texts[6] = text(json);
              case "parameters" -> parameters(json, parameters);
              case "requestBody" -> object(json, part -> content(json, part, parameters));
              default -> json.skipChildren();
            }
          });
      inputs.add(
          new Input(
              texts[0], texts[1], texts[2], texts[3], parameters, texts[4], texts[5], texts[6]));
    }

    /** {@code content: {"application/json": {"properties": […]}}}. */
    private static void content(JsonParser json, String part, List<Parameter> parameters)
        throws IOException {
      if (!part.equals("content")) {
        json.skipChildren();
        return;
      }
      object(
          json,
          type ->
              object(
                  json,
                  name -> {
                    if (name.equals("properties")) {
                      parameters(json, parameters);
                    } else {
                      json.skipChildren();
                    }
                  }));
    }

    private static void parameters(JsonParser json, List<Parameter> to) throws IOException {
      array(
          json,
          i -> {
            String[] texts = {"", "", ""};
            object(
                json,
                name -> {
                  switch (name) {
                    case "name" -> texts[0] = text(json);
                    case "type" -> texts[1] = text(json);
                    case "value" -> texts[2] = text(json);
                    default -> json.skipChildren();
                  }
                });
            to.add(new Parameter(texts[0], texts[1], texts[2]));
          });
    }
  }
}
