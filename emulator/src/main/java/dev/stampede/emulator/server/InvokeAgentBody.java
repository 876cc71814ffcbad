package dev.stampede.emulator.server;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.stampede.emulator.agents.Ask;
import dev.stampede.emulator.wire.ServiceError;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the body of an InvokeAgent request says, as far as the emulator minds it; members it does
 * not know are skipped, as the service does.
 */
record InvokeAgentBody(
    String inputText,
    boolean trace,
    boolean end,
    boolean streamed,
    @Nullable String memoryId,
    Optional<Ask.Results> results) {

  /** The service's limit on {@code inputText}. */
  static final int MAX_TEXT = 25_000_000;

  private static final int MAX_RESULTS = 5;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(MAX_TEXT + 1_000_000).build())
          .build();

  /**
   * Reads a body.
   *
   * @throws Refused if it is not JSON, has a member of the wrong type, or is against the rules
   */
  static InvokeAgentBody read(byte[] body) {
    var reader = new Reader();
    try (JsonParser json = JSON.createParser(body)) {
      reader.read(json);
    } catch (JacksonException e) {
      throw new Refused(ServiceError.SERIALIZATION, "The request body is not valid JSON.");
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory cannot fail", e);
    }
    if (reader.memoryId != null) {
      AgentPath.check("memoryId", reader.memoryId, AgentPath.SESSION);
    }
    if (reader.results && (reader.resultCount < 1 || reader.resultCount > MAX_RESULTS)) {
      throw new Refused(
          ServiceError.VALIDATION,
          "1 validation error detected: Value at 'sessionState.returnControlInvocationResults' failed to"
              + " satisfy constraint: Member must have length from 1 to "
              + MAX_RESULTS
              + ", inclusive");
    }
    String text = reader.inputText;
    if (text == null && !reader.results && !reader.end) {
      throw new Refused(
          ServiceError.VALIDATION, "inputText must be provided: it is missing from the request.");
    }
    if (text != null && text.length() > MAX_TEXT) {
      throw new Refused(
          ServiceError.VALIDATION,
          "1 validation error detected: Value at 'inputText' failed to satisfy constraint: Member must"
              + " have length less than or equal to 25000000");
    }
    if (text != null && text.isBlank() && !reader.results) {
      throw new Refused(ServiceError.VALIDATION, "The text field in inputText is blank.");
    }
    return new InvokeAgentBody(
        text == null || reader.results ? "" : text,
        reader.trace,
        reader.end,
        reader.streamed,
        reader.memoryId,
        results(reader));
  }

  private static Optional<Ask.Results> results(Reader reader) {
    if (!reader.results) {
      return Optional.empty();
    }
    String invocationId = reader.invocationId;
    if (invocationId == null) {
      throw new Refused(
          ServiceError.VALIDATION,
          "invocationId must be provided together with returnControlInvocationResults.");
    }
    return Optional.of(new Ask.Results(invocationId, reader.result));
  }

  private static final class Reader {
    private @Nullable String invocationId;
    private String result = "";
    private @Nullable String inputText;
    private @Nullable String memoryId;
    private boolean trace;
    private boolean end;
    private boolean streamed;
    private boolean results;
    private int resultCount;

    void read(JsonParser json) throws IOException {
      JsonToken first = json.nextToken();
      if (first == null) {
        return;
      }
      if (first != JsonToken.START_OBJECT) {
        throw unexpected(json, "a structure");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "inputText" -> inputText = string(json);
          case "memoryId" -> memoryId = string(json);
          case "enableTrace" -> trace = bool(json);
          case "endSession" -> end = bool(json);
          case "streamingConfigurations" -> streaming(json);
          case "sessionState" -> sessionState(json);
          default -> json.skipChildren();
        }
      }
      if (json.nextToken() != null) {
        throw new Refused(ServiceError.SERIALIZATION, "There is more than one value in the body.");
      }
    }

    private void streaming(JsonParser json) throws IOException {
      if (isNull(json)) {
        return;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("streamFinalResponse")) {
          streamed = bool(json);
        } else {
          json.skipChildren();
        }
      }
    }

    private void sessionState(JsonParser json) throws IOException {
      if (isNull(json)) {
        return;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "invocationId" -> invocationId = string(json);
          case "returnControlInvocationResults" -> results(json);
          default -> json.skipChildren();
        }
      }
    }

    private void results(JsonParser json) throws IOException {
      if (json.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      if (json.currentToken() != JsonToken.START_ARRAY) {
        throw unexpected(json, "a list");
      }
      results = true;
      firstBody(json);
    }

    // functionResult and apiResult alike hold responseBody.CONTENT_TYPE.body.
    private void firstBody(JsonParser json) throws IOException {
      int depth = 1;
      boolean found = false;
      while (depth > 0) {
        JsonToken token = json.nextToken();
        if (token == null) {
          return;
        }
        if (depth == 1 && token != JsonToken.END_ARRAY) {
          if (token != JsonToken.START_OBJECT) {
            throw unexpected(json, "a structure");
          }
          resultCount++;
        }
        depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
        if (!found && token == JsonToken.VALUE_STRING && "body".equals(json.currentName())) {
          result = json.getText();
          found = true;
        }
      }
    }

    private static boolean isNull(JsonParser json) {
      return switch (json.currentToken()) {
        case START_OBJECT -> false;
        case VALUE_NULL -> true;
        default -> throw unexpected(json, "a structure");
      };
    }

    private static @Nullable String string(JsonParser json) throws IOException {
      return switch (json.currentToken()) {
        case VALUE_STRING -> json.getText();
        case VALUE_NULL -> null;
        default -> throw unexpected(json, "a String");
      };
    }

    private static boolean bool(JsonParser json) {
      return switch (json.currentToken()) {
        case VALUE_TRUE -> true;
        case VALUE_FALSE, VALUE_NULL -> false;
        default -> throw unexpected(json, "a Boolean");
      };
    }

    private static Refused unexpected(JsonParser json, String wanted) {
      return new Refused(
          ServiceError.SERIALIZATION, json.currentToken() + " can not be converted to " + wanted);
    }
  }
}
