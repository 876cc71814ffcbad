package dev.stampede.aws.trace;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.stampede.aws.trace.TraceEvent.Step;
import java.io.IOException;

/**
 * Reads the JSON of one trace event into a {@link TraceEvent}. Members may come in any order;
 * unknown ones are skipped, and so is every text that is not asked for: the parser passes over it
 * without decoding it.
 */
final class TraceEventReader {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REASON = 150;
  private static final long MOST_TOKENS = 1_000_000_000;
  private static final long MOST_MILLIS = 86_400_000;

  private final JsonParser json;
  private final TraceEvent event;

  private TraceEventReader(JsonParser json, TraceEvent event) {
    this.json = json;
    this.event = event;
  }

  /** What is done with the value of a member; it must be consumed or skipped. */
  @FunctionalInterface
  private interface Member {
    void read(String name) throws IOException;
  }

  /**
   * Reads a whole event.
   *
   * @throws IOException if it is not JSON, or breaks off, or is no object
   */
  static void read(JsonParser json, TraceEvent event) throws IOException {
    TraceEventReader reader = new TraceEventReader(json, event);
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("a trace event is an object");
    }
    reader.members(reader::event);
  }

  /** Reads the members of the object that has just begun. */
  private void members(Member member) throws IOException {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      json.nextToken();
      member.read(name);
    }
    if (json.currentToken() != JsonToken.END_OBJECT) {
      throw new IOException("a trace event breaks off");
    }
  }

  /** Reads the members of the present value if it is an object, and else passes over it. */
  private void object(Member member) throws IOException {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      members(member);
    } else {
      json.skipChildren();
    }
  }

  private void event(String name) throws IOException {
    switch (name) {
      case "callerChain" -> chain();
      case "trace" -> object(this::section);
      default -> json.skipChildren();
    }
  }

  private void chain() throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      json.skipChildren();
      return;
    }
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      if (token == null) {
        throw new IOException("a trace event breaks off");
      }
      event.depth++;
      object(name -> {
        if (name.equals("agentAliasArn")) {
          event.agent = text(LONGEST_REASON);
        } else {
          json.skipChildren();
        }
      });
    }
  }

  private void section(String name) throws IOException {
    event.section = name;
    switch (name) {
      case "guardrailTrace" -> object(this::guardrail);
      case "failureTrace" -> object(this::failure);
      default -> object(this::step);
    }
  }

  private void guardrail(String name) throws IOException {
    if (name.equals("action")) {
      event.guardrailIntervened = text(LONGEST_NAME).equals("INTERVENED");
    } else {
      json.skipChildren();
    }
  }

  private void failure(String name) throws IOException {
    if (name.equals("failureReason")) {
      event.failure = text(LONGEST_REASON);
    } else {
      json.skipChildren();
    }
  }

  private void step(String name) throws IOException {
    switch (name) {
      case "modelInvocationInput" -> {
        event.step = Step.MODEL_ASKED;
        event.hop(Hop.Kind.MODEL);
        object(this::modelInput);
      }
      case "modelInvocationOutput" -> {
        event.step = Step.MODEL_ANSWERED;
        event.hop(Hop.Kind.MODEL);
        object(this::output);
      }
      case "invocationInput" -> {
        event.step = Step.INVOKED;
        object(this::invocation);
      }
      case "observation" -> {
        event.step = Step.OBSERVED;
        object(this::observation);
      }
      default -> json.skipChildren();
    }
  }

  private void modelInput(String name) throws IOException {
    switch (name) {
      case "traceId" -> event.traceId = text(LONGEST_NAME);
      case "foundationModel" -> event.name = text(LONGEST_NAME);
      default -> json.skipChildren();
    }
  }

  private void invocation(String name) throws IOException {
    switch (name) {
      case "traceId" -> event.traceId = text(LONGEST_NAME);
      case "actionGroupInvocationInput" -> {
        event.hop(Hop.Kind.ACTION);
        object(this::action);
      }
      case "codeInterpreterInvocationInput" -> {
        event.hop(Hop.Kind.ACTION);
        event.name = "code interpreter";
        json.skipChildren();
      }
      case "agentCollaboratorInvocationInput" -> {
        event.hop(Hop.Kind.AGENT);
        object(this::collaborator);
      }
      case "knowledgeBaseLookupInput" -> {
        event.hop(Hop.Kind.KNOWLEDGE_BASE);
        object(member -> {
          if (member.equals("knowledgeBaseId")) {
            event.name = text(LONGEST_NAME);
          } else {
            json.skipChildren();
          }
        });
      }
      default -> json.skipChildren();
    }
  }

  /** The function, or the path of the API, tells more than its group; both are wanted. */
  private void action(String name) throws IOException {
    switch (name) {
      case "actionGroupName" -> event.name = joined(text(LONGEST_NAME), event.name);
      case "function", "apiPath" -> event.name = joined(event.name, text(LONGEST_NAME));
      default -> json.skipChildren();
    }
  }

  private static String joined(String group, String function) {
    return group.isEmpty() || function.isEmpty() ? group + function : group + "/" + function;
  }

  private void collaborator(String name) throws IOException {
    switch (name) {
      case "agentCollaboratorName" -> event.name = text(LONGEST_NAME);
      case "metadata" -> object(this::metadata);
      default -> json.skipChildren();
    }
  }

  private void observation(String name) throws IOException {
    switch (name) {
      case "traceId" -> event.traceId = text(LONGEST_NAME);
      case "type" -> event.type = text(LONGEST_NAME);
      case "actionGroupInvocationOutput", "codeInterpreterInvocationOutput" -> {
        event.hop(Hop.Kind.ACTION);
        object(this::output);
      }
      case "agentCollaboratorInvocationOutput" -> {
        event.hop(Hop.Kind.AGENT);
        object(this::collaborator);
      }
      case "knowledgeBaseLookupOutput" -> {
        event.hop(Hop.Kind.KNOWLEDGE_BASE);
        object(this::output);
      }
      default -> json.skipChildren();
    }
  }

  private void output(String name) throws IOException {
    switch (name) {
      case "traceId" -> event.traceId = text(LONGEST_NAME);
      case "metadata" -> object(this::metadata);
      default -> json.skipChildren();
    }
  }

  private void metadata(String name) throws IOException {
    switch (name) {
      case "totalTimeMs" -> event.millis = number(MOST_MILLIS);
      case "usage" -> object(this::usage);
      default -> json.skipChildren();
    }
  }

  private void usage(String name) throws IOException {
    switch (name) {
      case "inputTokens" -> event.inputTokens = number(MOST_TOKENS);
      case "outputTokens" -> event.outputTokens = number(MOST_TOKENS);
      default -> json.skipChildren();
    }
  }

  /** The present value as a number from 0 to the most that is believed. */
  private long number(long most) throws IOException {
    if (json.currentToken() == null || !json.currentToken().isNumeric()) {
      json.skipChildren();
      return 0;
    }
    return (long) Math.clamp(json.getDoubleValue(), 0.0, (double) most);
  }

  /** The present value as a text that is fit to be shown. */
  private String text(int longest) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      json.skipChildren();
      return "";
    }
    String text = json.getText();
    String brief = text.length() > longest ? text.substring(0, longest) : text;
    for (int i = 0; i < brief.length(); i++) {
      if (Character.isISOControl(brief.charAt(i))) {
        return brief.replaceAll("\\p{Cntrl}+", " ");
      }
    }
    return brief;
  }
}
