package dev.stampede.aws.agents;

import java.util.List;

/**
 * What came of one thing that an agent asked its caller to do: an element of {@code
 * returnControlInvocationResults}.
 *
 * @param invocationId the request that it answers
 * @param input what was asked for
 * @param body the result, as the agent's model is to read it; for an API, JSON
 */
public record ReturnControlResult(String invocationId, ReturnControl.Input input, String body) {

  /** Appends the two members of a session's state that answer a request. */
  static void append(StringBuilder json, List<ReturnControlResult> results) {
    member(json, "invocationId", results.getFirst().invocationId());
    json.append(",\"returnControlInvocationResults\":[");
    String between = "";
    for (ReturnControlResult result : results) {
      json.append(between);
      result.append(json);
      between = ",";
    }
    json.append(']');
  }

  private void append(StringBuilder json) {
    boolean api = !input.apiPath().isEmpty();
    json.append(api ? "{\"apiResult\":{" : "{\"functionResult\":{");
    member(json, "actionGroup", input.actionGroup());
    if (!input.agentId().isEmpty()) {
      json.append(',');
      member(json, "agentId", input.agentId());
    }
    json.append(',');
    if (api) {
      member(json, "apiPath", input.apiPath());
      json.append(',');
      member(json, "httpMethod", input.httpMethod());
      json.append(",\"httpStatusCode\":200");
    } else {
      member(json, "function", input.function());
    }
    json.append(",\"responseBody\":{\"").append(api ? "application/json" : "TEXT").append("\":{");
    member(json, "body", body);
    json.append("}}}}");
  }

  private static void member(StringBuilder json, String name, String value) {
    json.append('"').append(name).append("\":");
    JsonText.append(json, value);
  }
}
