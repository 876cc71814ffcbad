package dev.stampede.aws.agents;

import dev.stampede.aws.sign.PercentEncoding;
import dev.stampede.aws.target.Call;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a question as the request of {@code InvokeAgent}. */
final class QuestionWriter {

  private QuestionWriter() {}

  static Call write(Question question) {
    return new Call(
        path(question), List.of(), List.of(), body(question).getBytes(StandardCharsets.UTF_8));
  }

  private static String path(Question question) {
    return "/agents/"
        + question.agent().agentId()
        + "/agentAliases/"
        + question.agent().aliasId()
        + "/sessions/"
        + PercentEncoding.encode(question.sessionId())
        + "/text";
  }

  private static String body(Question question) {
    StringBuilder json = new StringBuilder(256);
    json.append("{\"enableTrace\":").append(question.traced());
    json.append(",\"endSession\":").append(question.endsSession());
    json.append(",\"inputText\":");
    JsonText.append(json, question.text());
    if (question.hasSessionState()) {
      json.append(",\"sessionState\":{");
      sessionState(json, question);
      json.append('}');
    }
    if (question.streamed()) {
      json.append(",\"streamingConfigurations\":{\"streamFinalResponse\":true}");
    }
    return json.append('}').toString();
  }

  private static void sessionState(StringBuilder json, Question question) {
    String between = "";
    if (!question.results().isEmpty()) {
      ReturnControlResult.append(json, question.results());
      between = ",";
    }
    if (!question.sessionAttributes().isEmpty()) {
      json.append(between).append("\"sessionAttributes\":{");
      between = "";
      for (var attribute : question.sessionAttributes().entrySet()) {
        json.append(between);
        JsonText.append(json, attribute.getKey());
        json.append(':');
        JsonText.append(json, attribute.getValue());
        between = ",";
      }
      json.append('}');
    }
  }
}
