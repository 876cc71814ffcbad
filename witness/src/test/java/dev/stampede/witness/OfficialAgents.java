package dev.stampede.witness;

import dev.stampede.emulator.wire.ExampleCredentials;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.bedrockagentruntime.BedrockAgentRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockagentruntime.model.InvokeAgentRequest;

/** AWS's own asynchronous client of agents, as its users have it. */
final class OfficialAgents implements AutoCloseable {

  static final String SUPERVISOR = "5VTIWONUMO";
  static final String SUPERVISOR_ALIAS = "HH2U7EZXMW";

  /** One for all: to close one takes the SDK two seconds. */
  private static final SdkAsyncHttpClient HTTP = NettyNioAsyncHttpClient.create();

  private final BedrockAgentRuntimeAsyncClient client;

  private OfficialAgents(BedrockAgentRuntimeAsyncClient client) {
    this.client = client;
  }

  /** A client that never asks twice. */
  static OfficialAgents at(URI endpoint) {
    return at(endpoint, DefaultRetryStrategy.doNotRetry());
  }

  /** A client that asks as often as the SDK does by default. */
  static OfficialAgents retryingAt(URI endpoint) {
    return at(endpoint, fourAttempts());
  }

  /** The SDK's default, without the waits between its attempts. */
  static RetryStrategy fourAttempts() {
    return AwsRetryStrategy.legacyRetryStrategy().toBuilder()
        .backoffStrategy(BackoffStrategy.retryImmediately())
        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
        .build();
  }

  private static OfficialAgents at(URI endpoint, RetryStrategy retries) {
    return new OfficialAgents(
        BedrockAgentRuntimeAsyncClient.builder()
            .endpointOverride(endpoint)
            .region(Region.US_EAST_1)
            .credentialsProvider(exampleKeys())
            .httpClient(HTTP)
            .overrideConfiguration(o -> o.retryStrategy(retries))
            .build());
  }

  static StaticCredentialsProvider exampleKeys() {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(
            ExampleCredentials.ACCESS_KEY_ID, ExampleCredentials.SECRET_ACCESS_KEY));
  }

  /** Asks the supervisor, traced. */
  OfficialTurn ask(String sessionId, String text) throws Exception {
    return ask(
        InvokeAgentRequest.builder()
            .agentId(SUPERVISOR)
            .agentAliasId(SUPERVISOR_ALIAS)
            .sessionId(sessionId)
            .enableTrace(true)
            .inputText(text)
            .build());
  }

  /** Asks, and waits for the end. */
  OfficialTurn ask(InvokeAgentRequest request) throws Exception {
    OfficialTurn turn = new OfficialTurn();
    turn.failedWith(failure(request, turn));
    return turn;
  }

  private @Nullable Throwable failure(InvokeAgentRequest request, OfficialTurn turn)
      throws InterruptedException, TimeoutException {
    try {
      client.invokeAgent(request, turn.handler()).get(60, TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
