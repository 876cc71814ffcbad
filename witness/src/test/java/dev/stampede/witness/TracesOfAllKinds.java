package dev.stampede.witness;

import static dev.stampede.aws.trace.TraceFixtures.event;

import java.util.List;

/** One trace event of every kind that the service's model has, and an end. */
final class TracesOfAllKinds {

  private static final String TIMES =
      "\"metadata\":{\"clientRequestId\":\"c\",\"startTime\":\"2026-11-24T03:15:01.5Z\","
          + "\"endTime\":\"2026-11-24T03:15:02Z\",\"totalTimeMs\":%d%s}";

  static final List<String> EVENTS =
      List.of(
          event(
              1,
              "preProcessingTrace",
              "{\"modelInvocationInput\":{\"foundationModel\":\"m\",\"text\":\"p\",\"traceId\":"
                  + "\"a-pre-0\",\"type\":\"PRE_PROCESSING\"}}"),
          event(
              1,
              "preProcessingTrace",
              "{\"modelInvocationOutput\":{"
                  + times(110, 11, 1)
                  + ",\"parsedResponse\":{\"isValid\":true,\"rationale\":\"fine\"},"
                  + "\"traceId\":\"a-pre-0\"}}"),
          orchestration(
              "\"modelInvocationInput\":{\"foundationModel\":\"m\",\"promptCreationMode\":"
                  + "\"DEFAULT\",\"parserMode\":\"DEFAULT\",\"text\":\"p\",\"traceId\":\"a-0\","
                  + "\"type\":\"ORCHESTRATION\"}"),
          orchestration(
              "\"modelInvocationOutput\":{"
                  + times(220, 22, 2)
                  + ",\"rawResponse\":{\"content\":\"…\"},\"reasoningContent\":{\"reasoningText\":"
                  + "{\"text\":\"hm\",\"signature\":\"s\"}},\"traceId\":\"a-0\"}"),
          orchestration("\"rationale\":{\"text\":\"because\",\"traceId\":\"a-0\"}"),
          orchestration(
              "\"invocationInput\":{\"invocationType\":\"KNOWLEDGE_BASE\",\"traceId\":\"a-0\","
                  + "\"knowledgeBaseLookupInput\":{\"knowledgeBaseId\":\"KB1\",\"text\":\"q\"}}"),
          orchestration(
              "\"observation\":{\"type\":\"KNOWLEDGE_BASE\",\"traceId\":\"a-0\","
                  + "\"knowledgeBaseLookupOutput\":{"
                  + times(33)
                  + ",\"retrievedReferences\":[{\"content\":{\"text\":\"t\"},\"location\":{\"type\":"
                  + "\"S3\",\"s3Location\":{\"uri\":\"s3://b/k\"}},\"metadata\":{\"page\":3}}]}}"),
          orchestration(
              "\"invocationInput\":{\"invocationType\":\"ACTION_GROUP_CODE_INTERPRETER\","
                  + "\"traceId\":\"a-1\",\"codeInterpreterInvocationInput\":{\"code\":\"1+1\"}}"),
          orchestration(
              "\"observation\":{\"type\":\"ACTION_GROUP\",\"traceId\":\"a-1\","
                  + "\"codeInterpreterInvocationOutput\":{\"executionOutput\":\"2\","
                  + "\"executionTimeout\":false,"
                  + times(44)
                  + "}}"),
          orchestration(
              "\"invocationInput\":{\"invocationType\":\"ACTION_GROUP\",\"traceId\":\"a-2\","
                  + "\"actionGroupInvocationInput\":{\"actionGroupName\":\"g\",\"apiPath\":\"/p\","
                  + "\"verb\":\"get\",\"executionType\":\"LAMBDA\",\"parameters\":[],"
                  + "\"requestBody\":{\"content\":{\"application/json\":[{\"name\":\"n\",\"type\":"
                  + "\"string\",\"value\":\"v\"}]}}}}"),
          orchestration(
              "\"observation\":{\"type\":\"ACTION_GROUP\",\"traceId\":\"a-2\","
                  + "\"actionGroupInvocationOutput\":{\"text\":\"[]\"}}"),
          orchestration(
              "\"observation\":{\"type\":\"REPROMPT\",\"traceId\":\"a-3\",\"repromptResponse\":"
                  + "{\"source\":\"PARSER\",\"text\":\"again\"}}"),
          event(
              1,
              "guardrailTrace",
              "{\"action\":\"NONE\",\"inputAssessments\":[{\"contentPolicy\":{\"filters\":"
                  + "[{\"action\":\"BLOCKED\",\"confidence\":\"HIGH\",\"type\":\"INSULTS\"}]}}],"
                  + "\"outputAssessments\":[],\"traceId\":\"a-guardrail-pre-0\"}"),
          event(
              1,
              "postProcessingTrace",
              "{\"modelInvocationOutput\":{"
                  + times(55, 5, 6)
                  + ",\"parsedResponse\":{\"text\":\"t\"},\"traceId\":\"a-post-0\"}}"),
          event(1, "customOrchestrationTrace", "{\"event\":{\"text\":\"e\"},\"traceId\":\"a-c\"}"),
          event(
              2,
              "failureTrace",
              "{\"failureCode\":400,\"failureReason\":\"Max iterations exceeded\",\"traceId\":"
                  + "\"b-0\"}"),
          event(1, "guardrailTrace", "{\"action\":\"INTERVENED\",\"traceId\":\"a-guardrail-1\"}"),
          orchestration(
              "\"observation\":{\"type\":\"ASK_USER\",\"traceId\":\"a-4\",\"finalResponse\":"
                  + "{\"text\":\"Which day?\"}}"));

  private TracesOfAllKinds() {}

  private static String orchestration(String content) {
    return event(1, "orchestrationTrace", "{" + content + "}");
  }

  private static String times(int millis) {
    return TIMES.formatted(millis, "");
  }

  private static String times(int millis, int input, int output) {
    String usage = ",\"usage\":{\"inputTokens\":%d,\"outputTokens\":%d}".formatted(input, output);
    return TIMES.formatted(millis, usage);
  }
}
