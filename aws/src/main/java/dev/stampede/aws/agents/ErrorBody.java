package dev.stampede.aws.agents;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What an error's body tells.
 *
 * @param code its name; empty where it tells none
 * @param message the service's words; empty where there are none
 */
record ErrorBody(String code, String message) {

  private static final JsonFactory JSON = new JsonFactory();
  private static final ErrorBody NOTHING = new ErrorBody("", "");

  /** Reads an error's body; one that is no JSON, or was cut off, tells what can be read of it. */
  static ErrorBody of(byte[] bytes) {
    ErrorBody told = NOTHING;
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return NOTHING;
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        boolean text = json.nextToken() == JsonToken.VALUE_STRING;
        switch (name) {
          case "__type", "code" ->
              told = text ? new ErrorBody(plainCode(json.getText()), told.message) : told;
          case "message", "Message", "errorMessage" ->
              told = text ? new ErrorBody(told.code, json.getText()) : told;
          default -> json.skipChildren();
        }
      }
    } catch (IOException e) {
      return told;
    }
    return told;
  }

  /**
   * A code without what services put around it: {@code
   * com.amazon.coral#ThrottlingException:http://…} is ThrottlingException.
   */
  static String plainCode(String code) {
    int colon = code.indexOf(':');
    String head = colon < 0 ? code : code.substring(0, colon);
    return head.substring(head.lastIndexOf('#') + 1).strip();
  }
}
