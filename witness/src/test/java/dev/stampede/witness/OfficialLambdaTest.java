package dev.stampede.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.emulator.Emulator;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.functions.FunctionsSettings;
import dev.stampede.emulator.truth.TrueCall;
import dev.stampede.emulator.wire.LambdaError;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LogType;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

@DisplayName("AWS's own client of Lambda, on our emulator")
class OfficialLambdaTest {

  private static final String NAME = "scheduling-agent-bulk-ops-dev";
  private static final Set<LambdaError> THROTTLES =
      Set.of(LambdaError.TOO_MANY_REQUESTS, LambdaError.EC2_THROTTLED);
  private static final String PAYLOAD =
      "{\"body\":{\"operation\":\"optimize_route\",\"project_ids\":[12345,12346,12347],"
          + "\"date\":\"2025-10-20\"}}";

  @Test
  @DisplayName("gets the payload, the version and the log's tail, cold and then warm")
  void logTail() {
    try (Emulator emulator = WitnessedEmulator.start();
        LambdaClient lambda = client(emulator, DefaultRetryStrategy.doNotRetry())) {
      for (boolean cold : new boolean[] {true, false}) {
        InvokeResponse response = invoke(lambda, NAME);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.functionError()).isNull();
        assertThat(response.executedVersion()).isEqualTo("$LATEST");
        assertThat(response.payload().asUtf8String()).contains("total_projects");
        assertThat(log(response))
            .contains("REPORT RequestId: " + response.responseMetadata().requestId())
            .contains("Billed Duration: ", "Memory Size: 1024 MB", "Max Memory Used: ");
        assertThat(log(response).contains("Init Duration: ")).isEqualTo(cold);
      }
      List<TrueCall> calls = WitnessedEmulator.calls(emulator, 2);
      assertThat(calls).extracting(TrueCall::signature).containsOnly("valid");
      assertThat(calls).extracting(c -> c.invocation().function()).containsOnly(NAME);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no-such-function",
    "notes-actions-dev:no-such-alias",
    "arn:aws:lambda:us-east-1:123456789012:function:no-such-function"
  })
  @DisplayName("gets ResourceNotFoundException for what is not there:")
  void missing(String name) {
    try (Emulator emulator = WitnessedEmulator.start();
        LambdaClient lambda = client(emulator, DefaultRetryStrategy.doNotRetry())) {
      assertThatThrownBy(() -> invoke(lambda, name))
          .isInstanceOf(ResourceNotFoundException.class)
          .hasMessageContaining("Function not found: arn:aws:lambda:us-east-1:123456789012:")
          .asInstanceOf(InstanceOfAssertFactories.type(AwsServiceException.class))
          .satisfies(e -> {
            assertThat(e.statusCode()).isEqualTo(404);
            assertThat(e.requestId()).isNotBlank();
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException");
          });
    }
  }

  @Test
  @DisplayName("names a version by alias, by number and by ARN")
  void versions() {
    try (Emulator emulator = WitnessedEmulator.start();
        LambdaClient lambda = client(emulator, DefaultRetryStrategy.doNotRetry())) {
      String arn = "arn:aws:lambda:us-east-1:123456789012:function:notes-actions-dev:live";
      for (String name : List.of("notes-actions-dev:live", "notes-actions-dev:1", arn)) {
        assertThat(invoke(lambda, name).executedVersion()).as(name).isEqualTo("1");
      }
    }
  }

  @Test
  @DisplayName("gets the function's own error with HTTP 200")
  void functionError() {
    try (Emulator emulator = failing("function-error=KeyError");
        LambdaClient lambda = client(emulator, DefaultRetryStrategy.doNotRetry())) {
      InvokeResponse response = invoke(lambda, NAME);
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.functionError()).isEqualTo("Unhandled");
      assertThat(response.payload().asUtf8String()).contains("\"errorType\"", "KeyError");
      assertThat(log(response)).contains("REPORT RequestId: ");
    }
  }

  @Test
  @DisplayName("gets a throttle with its reason and when to come again")
  void throttle() {
    try (Emulator emulator = failing("throttle=CallerRateLimitExceeded");
        LambdaClient lambda = client(emulator, DefaultRetryStrategy.doNotRetry())) {
      assertThatThrownBy(() -> invoke(lambda, NAME))
          .asInstanceOf(InstanceOfAssertFactories.type(TooManyRequestsException.class))
          .satisfies(e -> {
            assertThat(e.reasonAsString()).isEqualTo("CallerRateLimitExceeded");
            assertThat(e.retryAfterSeconds()).isEqualTo("1");
            assertThat(e.type()).isEqualTo("User");
            assertThat(e.isThrottlingException()).isTrue();
          });
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(LambdaError.class)
  @DisplayName("gets each error of the service with its name, status, message and fault:")
  void errors(LambdaError error) {
    try (Emulator emulator = failing("status=" + error.status() + "/" + error.type());
        LambdaClient lambda = client(emulator, DefaultRetryStrategy.doNotRetry())) {
      assertThatThrownBy(() -> invoke(lambda, NAME))
          .asInstanceOf(InstanceOfAssertFactories.type(LambdaException.class))
          .satisfies(e -> {
            assertThat(e.statusCode()).isEqualTo(error.status());
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(error.type());
            assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(error.message());
            assertThat(e.isThrottlingException()).isEqualTo(THROTTLES.contains(error));
          });
    }
  }

  @Test
  @DisplayName("is refused in another region than that of the service")
  void anotherRegion() {
    try (Emulator emulator = WitnessedEmulator.start();
        LambdaClient lambda =
            client(emulator, DefaultRetryStrategy.doNotRetry(), Region.EU_CENTRAL_1)) {
      assertThatThrownBy(() -> invoke(lambda, NAME))
          .asInstanceOf(InstanceOfAssertFactories.type(LambdaException.class))
          .satisfies(e -> {
            assertThat(e.statusCode()).isEqualTo(403);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
            assertThat(e.awsErrorDetails().errorMessage())
                .contains("Credential should be scoped to a valid region.");
          });
    }
  }

  @ParameterizedTest(name = "{0}: HTTP {1}")
  @CsvSource({"Event, 202", "DryRun, 204"})
  @DisplayName("has its other ways to invoke accepted:")
  void otherTypes(String type, int status) {
    try (Emulator emulator = WitnessedEmulator.start();
        LambdaClient lambda = client(emulator, DefaultRetryStrategy.doNotRetry())) {
      InvokeResponse response =
          lambda.invoke(r ->
              r.functionName(NAME)
                  .invocationType(InvocationType.fromValue(type))
                  .payload(SdkBytes.fromUtf8String(PAYLOAD)));
      assertThat(response.statusCode()).isEqualTo(status);
      assertThat(invoke(lambda, NAME).statusCode()).as("the next on the connection").isEqualTo(200);
    }
  }

  @Test
  @DisplayName("asks four times behind its caller's back, and the truth shows each")
  void retries() {
    try (Emulator emulator = failing("status=500");
        LambdaClient lambda = client(emulator, OfficialAgents.fourAttempts())) {
      assertThatThrownBy(() -> invoke(lambda, NAME)).isInstanceOf(AwsServiceException.class);
      List<TrueCall> calls = WitnessedEmulator.calls(emulator, 4);
      assertThat(calls).extracting(TrueCall::attempt).containsExactly(1, 2, 3, 4);
      assertThat(calls.stream().map(TrueCall::invocationId).distinct()).hasSize(1);
    }
  }

  private static Emulator failing(String fault) {
    return Emulator.start(
        WitnessedEmulator.settings(usual ->
            usual.withFunctions(
                FunctionsSettings.NONE.withEach(
                    f -> f.withFaults(List.of(Fault.parseForFunctions("100%:" + fault)))))));
  }

  private static InvokeResponse invoke(LambdaClient lambda, String name) {
    return lambda.invoke(
        r -> r.functionName(name).logType(LogType.TAIL).payload(SdkBytes.fromUtf8String(PAYLOAD)));
  }

  private static String log(InvokeResponse response) {
    return new String(Base64.getDecoder().decode(response.logResult()), StandardCharsets.UTF_8);
  }

  private static LambdaClient client(Emulator emulator, RetryStrategy retries) {
    return client(emulator, retries, Region.US_EAST_1);
  }

  private static LambdaClient client(Emulator emulator, RetryStrategy retries, Region region) {
    return LambdaClient.builder()
        .endpointOverride(emulator.uri())
        .region(region)
        .credentialsProvider(OfficialAgents.exampleKeys())
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .overrideConfiguration(o -> o.retryStrategy(retries))
        .build();
  }
}
