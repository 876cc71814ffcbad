package dev.stampede.aws.outcome;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What an error's body tells.
 *
 * @param code its name; empty where it tells none
 * @param message the service's words; empty where there are none
 * @param reason why a call was throttled, as Lambda says it ({@code Reason}); empty elsewhere
 */
public record ErrorBody(String code, String message, String reason) {

  private static final JsonFactory JSON = new JsonFactory();

  /** An error without words. */
  public static final ErrorBody NOTHING = new ErrorBody("", "", "");

  /** Reads an error's body; one that is no JSON, or was cut off, tells what can be read of it. */
  public static ErrorBody of(byte[] bytes) {
    ErrorBody told = NOTHING;
    try (JsonParser json = JSON.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return NOTHING;
      }
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        boolean text = json.nextToken() == JsonToken.VALUE_STRING;
        if (!text) {
          json.skipChildren();
          continue;
        }
        switch (name) {
          case "__type", "code" ->
              told = new ErrorBody(plainCode(json.getText()), told.message, told.reason);
          case "message", "Message", "errorMessage" ->
              told = new ErrorBody(told.code, json.getText(), told.reason);
          case "Reason" -> told = new ErrorBody(told.code, told.message, json.getText());
          default -> {}
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
  public static String plainCode(String code) {
    int colon = code.indexOf(':');
    String head = colon < 0 ? code : code.substring(0, colon);
    return head.substring(head.lastIndexOf('#') + 1).strip();
  }
}
