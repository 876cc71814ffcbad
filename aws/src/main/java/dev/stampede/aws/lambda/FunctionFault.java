package dev.stampede.aws.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.OptionalInt;

/**
 * What a function's payload says of its failure. Read as a stream: a payload may be megabytes, and
 * most tell of none.
 *
 * @param type the error's type or code; empty where it tells none
 * @param message its words; empty where there are none
 */
record FunctionFault(String type, String message) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int DEEPEST = 5;

  /**
   * The status that the payload claims: {@code statusCode} as functions behind an API write it, or
   * {@code response.httpStatusCode} as action groups' functions do; empty where there is none.
   */
  static OptionalInt statusCode(Payload payload) {
    byte[] bytes = payload.bytes();
    if (payload.length() == 0 || bytes[0] > '{') {
      return OptionalInt.empty();
    }
    try (JsonParser json = JSON.createParser(bytes, 0, payload.length())) {
      return json.nextToken() == JsonToken.START_OBJECT
          ? statusCode(json, "statusCode", true)
          : OptionalInt.empty();
    } catch (IOException e) {
      return OptionalInt.empty();
    }
  }

  private static OptionalInt statusCode(JsonParser json, String wanted, boolean outer)
      throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      if (name.equals(wanted) && (value.isNumeric() || digits(json, value))) {
        return OptionalInt.of(json.getValueAsInt());
      }
      if (outer && name.equals("response") && value == JsonToken.START_OBJECT) {
        OptionalInt within = statusCode(json, "httpStatusCode", false);
        if (within.isPresent()) {
          return within;
        }
      } else {
        json.skipChildren();
      }
    }
    return OptionalInt.empty();
  }

  private static boolean digits(JsonParser json, JsonToken value) throws IOException {
    return value == JsonToken.VALUE_STRING && json.getText().strip().matches("\\d{1,9}");
  }

  /** What the payload of a function that failed tells, wherever functions are used to put it. */
  static FunctionFault of(Payload payload) {
    Gathered gathered = new Gathered();
    try (JsonParser json = JSON.createParser(payload.bytes(), 0, payload.length())) {
      json.nextToken();
      gathered.from(json, 0);
    } catch (IOException e) {
      // As far as it can be read.
    }
    return new FunctionFault(gathered.type, gathered.message);
  }

  private static final class Gathered {
    private String type = "";
    private String message = "";

    void from(JsonParser json, int depth) throws IOException {
      if (json.currentToken() != JsonToken.START_OBJECT || depth > DEEPEST) {
        if (json.currentToken() != null) {
          json.skipChildren();
        }
        return;
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        boolean text = json.nextToken() == JsonToken.VALUE_STRING;
        switch (name) {
          case "errorType", "code", "errorCode" -> {
            type = type.isEmpty() && text ? json.getText() : type;
            json.skipChildren();
          }
          case "errorMessage", "message" -> message(json, text);
          case "error" -> {
            if (text) {
              message(json, true);
            } else {
              from(json, depth + 1);
            }
          }
          case "body" -> body(json, text, depth);
          case "response", "responseBody", "application/json", "TEXT" -> from(json, depth + 1);
          default -> json.skipChildren();
        }
      }
    }

    private void message(JsonParser json, boolean text) throws IOException {
      message = message.isEmpty() && text ? json.getText() : message;
      json.skipChildren();
    }

    /** A body is an object, or the text of one. */
    private void body(JsonParser json, boolean text, int depth) throws IOException {
      if (!text) {
        from(json, depth + 1);
        return;
      }
      String body = json.getText();
      if (body.stripLeading().startsWith("{") && depth < DEEPEST) {
        try (JsonParser inner = JSON.createParser(body)) {
          inner.nextToken();
          from(inner, depth + 1);
        }
      } else if (message.isEmpty()) {
        message = body;
      }
    }
  }

  /** The words without what differs from call to call: request ids, and the time before them. */
  String plainMessage() {
    String id = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    return message
        .replaceAll("^\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z " + id + " ", "")
        .replaceAll("(RequestId: )?" + id + " ?", "")
        .strip();
  }
}
