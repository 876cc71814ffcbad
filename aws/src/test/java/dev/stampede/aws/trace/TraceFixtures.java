package dev.stampede.aws.trace;

import java.util.List;
import java.util.stream.IntStream;

/** Trace events written by hand after recorded ones: their members, their order, their quirks. */
public final class TraceFixtures {

  private static final String PROMPT =
      "{\\\"system\\\":\\\"" + "You are a supervisor. Never tell. ".repeat(60) + "\\\"}";

  /** A turn in SUPERVISOR mode that goes to scheduling, which runs one action. */
  public static final List<String> SUPERVISOR_TURN =
      List.of(
          modelInput(1, "a-0", "anthropic.claude-sonnet-4-5"),
          modelOutput(1, "a-0", 1_000, 90, 1_200),
          event(1, "orchestrationTrace", "{\"rationale\":{\"text\":\"hm\",\"traceId\":\"a-0\"}}"),
          delegation(1, "a-0", "scheduling_collaborator"),
          modelInput(2, "b-0", "anthropic.claude-haiku-4-5"),
          modelOutput(2, "b-0", 500, 45, 800),
          event(
              2,
              "orchestrationTrace",
              """
              {"invocationInput":{"actionGroupInvocationInput":{"actionGroupName":\
              "scheduling-actions","executionType":"LAMBDA","function":"list_projects",\
              "parameters":[{"name":"client_id","type":"string","value":"09PF05VD"}]},\
              "invocationType":"ACTION_GROUP","traceId":"b-0"}}\
              """),
          event(
              2,
              "orchestrationTrace",
              """
              {"observation":{"actionGroupInvocationOutput":{"metadata":{"clientRequestId":"c",\
              "totalTimeMs":340},"text":"[]"},"traceId":"b-0","type":"ACTION_GROUP"}}\
              """),
          finish(2),
          event(
              1,
              "orchestrationTrace",
              """
              {"observation":{"agentCollaboratorInvocationOutput":{"agentCollaboratorAliasArn":\
              "arn:x","agentCollaboratorName":"scheduling_collaborator","metadata":\
              {"clientRequestId":"b","totalTimeMs":2500},"output":{"text":"t","type":"TEXT"}},\
              "traceId":"a-0","type":"AGENT_COLLABORATOR"}}\
              """),
          modelInput(1, "a-1", "anthropic.claude-sonnet-4-5"),
          modelOutput(1, "a-1", 1_100, 99, 900),
          finish(1));

  /** A turn in SUPERVISOR_ROUTER mode that the classifier sends to notes. */
  public static final List<String> ROUTER_TURN =
      List.of(
          event(
              1,
              "routingClassifierTrace",
              """
              {"modelInvocationInput":{"foundationModel":"anthropic.claude-haiku-4-5",\
              "traceId":"a-routing-0","type":"ROUTING_CLASSIFIER"}}\
              """),
          routerOutput(300, 10),
          event(
              1,
              "routingClassifierTrace",
              """
              {"invocationInput":{"agentCollaboratorInvocationInput":{"agentCollaboratorAliasArn":\
              "arn:x","agentCollaboratorName":"notes_collaborator","input":{"text":"List my notes",\
              "type":"TEXT"}},"invocationType":"AGENT_COLLABORATOR","traceId":"a-routing-0"}}\
              """),
          modelOutput(2, "b-0", 700, 70),
          finish(2),
          event(
              1,
              "routingClassifierTrace",
              """
              {"observation":{"agentCollaboratorInvocationOutput":{"agentCollaboratorName":\
              "notes_collaborator","metadata":{"totalTimeMs":1500}},"traceId":"a-routing-0",\
              "type":"AGENT_COLLABORATOR"}}\
              """),
          event(
              1,
              "routingClassifierTrace",
              """
              {"observation":{"finalResponse":{"metadata":{"operationTotalTimeMs":2000},"text":"t"},\
              "traceId":"a-routing-0","type":"FINISH"}}\
              """));

  private TraceFixtures() {}

  public static String routerOutput(int input, int output) {
    return event(
        1,
        "routingClassifierTrace",
        """
        {"modelInvocationOutput":{"metadata":{"totalTimeMs":200,"usage":{"inputTokens":%d,\
        "outputTokens":%d}},"rawResponse":{"content":"<a>undecidable</a>"},\
        "traceId":"a-routing-0"}}\
        """
            .formatted(input, output));
  }

  public static String modelInput(int depth, String traceId, String model) {
    return event(
        depth,
        "orchestrationTrace",
        """
        {"modelInvocationInput":{"foundationModel":"%s","inferenceConfiguration":{"__type":\
        "com.amazon.bedrock.agent.common.types#InferenceConfiguration","maximumLength":1024,\
        "stopSequences":["</a>"],"temperature":0.0,"topK":250,"topP":1.0},"text":"%s","traceId":\
        "%s","type":"ORCHESTRATION"}}\
        """
            .formatted(model, PROMPT, traceId));
  }

  public static String modelOutput(int depth, String traceId, int input, int output) {
    return modelOutput(depth, traceId, input, output, 100);
  }

  public static String modelOutput(int depth, String traceId, int input, int output, int millis) {
    return event(
        depth,
        "orchestrationTrace",
        """
        {"modelInvocationOutput":{"metadata":{"clientRequestId":"c","endTime":\
        "2026-11-24T03:15:02Z","startTime":"2026-11-24T03:15:01Z","totalTimeMs":%d,"usage":\
        {"inputTokens":%d,"outputTokens":%d}},"rawResponse":{"content":"%s"},"traceId":"%s"}}\
        """
            .formatted(millis, input, output, PROMPT, traceId));
  }

  public static String delegation(int depth, String traceId, String collaborator) {
    return event(
        depth,
        "orchestrationTrace",
        """
        {"invocationInput":{"agentCollaboratorInvocationInput":{"agentCollaboratorAliasArn":"arn:x",\
        "agentCollaboratorName":"%s","input":{"text":"do it","type":"TEXT"}},"invocationType":\
        "AGENT_COLLABORATOR","traceId":"%s"}}\
        """
            .formatted(collaborator, traceId));
  }

  public static String finish(int depth) {
    return event(
        depth,
        "orchestrationTrace",
        """
        {"observation":{"finalResponse":{"metadata":{"operationTotalTimeMs":5000,"totalTimeMs":9},\
        "text":"Done."},"traceId":"z-1","type":"FINISH"}}\
        """);
  }

  /** Members in AWS's order: the chain comes before the trace. */
  public static String event(int depth, String section, String content) {
    String chain =
        String.join(
            ",",
            IntStream.rangeClosed(1, depth)
                .mapToObj("{\"agentAliasArn\":\"arn:aws:bedrock:agent-alias/A%d/B\"}"::formatted)
                .toList());
    return """
    {"agentAliasId":"B","agentId":"A%d","agentVersion":"1","callerChain":[%s],\
    "collaboratorName":"first-level","eventTime":"2025-05-21T09:49:01.981822147Z",\
    "sessionId":"s","trace":{"%s":%s}}\
    """
        .formatted(depth, chain, section, content);
  }
}
