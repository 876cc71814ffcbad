package dev.stampede.aws.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.stampede.aws.scripted.Eventually;
import dev.stampede.aws.scripted.ManualClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Static stability: AWS lets an instance use keys beyond their end while it has no newer ones. */
@DisplayName("Keys of an instance's metadata")
@Timeout(60)
class InstanceKeysTest {

  /** A machine that builds may say so in its environment; the property comes before that. */
  private static final String SWITCHED_OFF = "aws.disableEc2Metadata";

  @BeforeEach
  void on() {
    System.setProperty(SWITCHED_OFF, "false");
  }

  @AfterEach
  void asBefore() {
    System.clearProperty(SWITCHED_OFF);
  }

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  /** What the SDK's own provider makes of keys that the metadata service says have ended. */
  private static AwsCredentials ended() throws IOException {
    HttpServer metadata =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    metadata.createContext(
        "/",
        call -> {
          String path = call.getRequestURI().getPath();
          String answer =
              path.endsWith("/token")
                  ? "token"
                  : path.endsWith("/worker")
                      ? """
                      {"Code":"Success","AccessKeyId":"AKIDOLD","SecretAccessKey":"s","Token":"t",\
                      "Expiration":"2026-11-24T02:00:00Z"}\
                      """
                      : "worker";
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          call.getResponseHeaders().set("x-aws-ec2-metadata-token-ttl-seconds", "21600");
          call.sendResponseHeaders(200, bytes.length);
          call.getResponseBody().write(bytes);
          call.close();
        });
    metadata.start();
    try (InstanceProfileCredentialsProvider provider =
        InstanceProfileCredentialsProvider.builder()
            .endpoint("http://127.0.0.1:" + metadata.getAddress().getPort())
            .build()) {
      return provider.resolveCredentials();
    } finally {
      metadata.stop(0);
    }
  }

  @Test
  @DisplayName("are used beyond their end while there are no newer ones, and then replaced")
  void usedOn() throws Exception {
    AwsCredentials old = ended();
    assertThat(old.expirationTime()).hasValueSatisfying(end -> assertThat(end).isBefore(NOW));
    AtomicReference<AwsCredentialsProvider> provider = new AtomicReference<>(() -> old);
    ManualClock clock = new ManualClock(NOW);
    FreshKeys keys = FreshKeys.from(() -> provider.get().resolveCredentials(), clock);
    assertThat(keys.current().accessKeyId()).isEqualTo("AKIDOLD");
    assertThat(clock.toNextWake()).isEqualTo(Duration.ofSeconds(10));
    assertThat(keys.current().accessKeyId()).as("the same again").isEqualTo("AKIDOLD");
    provider.set(() -> {
      throw SdkClientException.create("Failed to load credentials from IMDS.");
    });
    for (int i = 0; i < 10; i++) {
      clock.toNextWake();
      assertThat(keys.current().accessKeyId()).as("none at all").isEqualTo("AKIDOLD");
    }
    provider.set(() ->
        AwsSessionCredentials.builder()
            .accessKeyId("AKIDNEW")
            .secretAccessKey("s")
            .sessionToken("t")
            .expirationTime(NOW.plusSeconds(7_200))
            .build());
    clock.toNextWake();
    assertThat(keys.current().accessKeyId()).isEqualTo("AKIDNEW");
    keys.close();
    Eventually.until("the keeper ends", keys::isClosed);
  }
}
