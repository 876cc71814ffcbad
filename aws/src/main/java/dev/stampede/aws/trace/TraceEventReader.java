package dev.stampede.aws.trace;

import dev.stampede.aws.trace.TraceEvent.Step;
import java.io.IOException;

/**
 * Reads the JSON of one trace event into a {@link TraceEvent}. Members may come in any order;
 * unknown ones are skipped, and so is every text that is not asked for.
 */
final class TraceEventReader {

  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_REASON = 150;
  private static final long MOST_TOKENS = 1_000_000_000;
  private static final long MOST_MILLIS = 86_400_000;

  /** Every name that is asked for below, and those that are known and not wanted. */
  private static final JsonNames NAMES =
      JsonNames.of(
          "action",
          "actionGroupInvocationInput",
          "actionGroupInvocationOutput",
          "actionGroupName",
          "agentAliasArn",
          "agentAliasId",
          "agentCollaboratorInvocationInput",
          "agentCollaboratorInvocationOutput",
          "agentCollaboratorName",
          "agentId",
          "agentVersion",
          "apiPath",
          "callerChain",
          "codeInterpreterInvocationInput",
          "codeInterpreterInvocationOutput",
          "collaboratorName",
          "customOrchestrationTrace",
          "event",
          "eventTime",
          "failureCode",
          "failureReason",
          "failureTrace",
          "foundationModel",
          "function",
          "guardrailTrace",
          "inputAssessments",
          "inputTokens",
          "invocationInput",
          "knowledgeBaseId",
          "knowledgeBaseLookupInput",
          "knowledgeBaseLookupOutput",
          "metadata",
          "modelInvocationInput",
          "modelInvocationOutput",
          "observation",
          "orchestrationTrace",
          "outputAssessments",
          "outputTokens",
          "postProcessingTrace",
          "preProcessingTrace",
          "rationale",
          "routingClassifierTrace",
          "sessionId",
          "totalTimeMs",
          "trace",
          "traceId",
          "type",
          "usage");

  private final JsonScanner json = new JsonScanner(NAMES);
  private final TraceEvent event;

  /** A reader into this event. */
  TraceEventReader(TraceEvent event) {
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
  void read(byte[] bytes, int from, int length) throws IOException {
    json.over(bytes, from, length);
    if (!object(this::event)) {
      throw new IOException("a trace event is an object");
    }
  }

  /** Reads the members of the present value if it is an object, and else passes over it. */
  private boolean object(Member member) throws IOException {
    if (!json.object()) {
      return false;
    }
    for (String name = json.member(); name != null; name = json.member()) {
      member.read(name);
    }
    return true;
  }

  private void event(String name) throws IOException {
    switch (name) {
      case "callerChain" -> chain();
      case "trace" -> object(this::section);
      default -> passOver(name);
    }
  }

  /** Passes over a member that is not wanted, and counts it if nobody knows it. */
  private void passOver(String name) throws IOException {
    event.unknown += name.isEmpty() ? 1 : 0;
    json.skip();
  }

  private void chain() throws IOException {
    if (!json.array()) {
      return;
    }
    while (json.element()) {
      event.depth++;
      object(this::link);
    }
  }

  private void link(String name) throws IOException {
    if (name.equals("agentAliasArn")) {
      event.agent = text(LONGEST_REASON);
    } else {
      json.skip();
    }
  }

  private void section(String name) throws IOException {
    event.section = name;
    switch (name) {
      case "guardrailTrace" -> object(this::guardrail);
      case "failureTrace" -> object(this::failure);
      case "" -> passOver(name);
      default -> object(this::step);
    }
  }

  private void guardrail(String name) throws IOException {
    if (name.equals("action")) {
      event.guardrailIntervened = text(LONGEST_NAME).equals("INTERVENED");
    } else {
      passOver(name);
    }
  }

  private void failure(String name) throws IOException {
    if (name.equals("failureReason")) {
      event.failure = text(LONGEST_REASON);
    } else {
      passOver(name);
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
      default -> passOver(name);
    }
  }

  private void modelInput(String name) throws IOException {
    switch (name) {
      case "traceId" -> event.traceId = text(LONGEST_NAME);
      case "foundationModel" -> event.name = text(LONGEST_NAME);
      default -> json.skip();
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
        json.skip();
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
            json.skip();
          }
        });
      }
      default -> json.skip();
    }
  }

  /** The function, or the path of the API, tells more than its group; both are wanted. */
  private void action(String name) throws IOException {
    switch (name) {
      case "actionGroupName" -> event.name = joined(text(LONGEST_NAME), event.name);
      case "function", "apiPath" -> event.name = joined(event.name, text(LONGEST_NAME));
      default -> json.skip();
    }
  }

  private static String joined(String group, String function) {
    return group.isEmpty() || function.isEmpty() ? group + function : group + "/" + function;
  }

  private void collaborator(String name) throws IOException {
    switch (name) {
      case "agentCollaboratorName" -> event.name = text(LONGEST_NAME);
      case "metadata" -> object(this::metadata);
      default -> json.skip();
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
      default -> json.skip();
    }
  }

  private void output(String name) throws IOException {
    switch (name) {
      case "traceId" -> event.traceId = text(LONGEST_NAME);
      case "metadata" -> object(this::metadata);
      default -> json.skip();
    }
  }

  private void metadata(String name) throws IOException {
    switch (name) {
      case "totalTimeMs" -> event.millis = number(MOST_MILLIS);
      case "usage" -> object(this::usage);
      default -> json.skip();
    }
  }

  private void usage(String name) throws IOException {
    switch (name) {
      case "inputTokens" -> event.inputTokens = number(MOST_TOKENS);
      case "outputTokens" -> event.outputTokens = number(MOST_TOKENS);
      default -> json.skip();
    }
  }

  /** The present value as a number from 0 to the most that is believed. */
  private long number(long most) throws IOException {
    return (long) Math.clamp(json.number(), 0.0, (double) most);
  }

  /** The present value as a text that is fit to be shown. */
  private String text(int longest) throws IOException {
    String text = json.text();
    String brief = text.length() > longest ? text.substring(0, longest) : text;
    for (int i = 0; i < brief.length(); i++) {
      if (Character.isISOControl(brief.charAt(i))) {
        return brief.replaceAll("\\p{Cntrl}+", " ");
      }
    }
    return brief;
  }
}
