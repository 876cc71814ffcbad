package dev.stampede.aws.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.aws.scripted.Eventually;
import dev.stampede.aws.sign.Keys;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

@DisplayName("The target")
class TargetTest {

  private static final AwsCredentialsProvider SOMEBODY =
      () -> AwsBasicCredentials.create("AKIDREAL", "very secret");
  private static final AwsRegionProvider NO_REGION =
      () -> {
        throw SdkClientException.create(
            "Unable to load region from any of the providers: " + "x".repeat(900));
      };

  @Test
  @DisplayName("is signed for with example keys where it is not AWS")
  void exampleKeys() {
    URI url = URI.create("http://127.0.0.1:9100");
    assertThat(Target.url(url).keys().current()).isEqualTo(Target.EXAMPLE_KEYS);
    assertThat(Target.emulator(url).keys().current().accessKeyId()).isEqualTo("AKIDEXAMPLE");
    assertThat(Target.emulator(url).description())
        .isEqualTo("embedded emulator at http://127.0.0.1:9100");
    assertThat(Target.url(url).region()).isEqualTo("us-east-1");
    assertThat(Target.url(url).toString()).doesNotContain("wJalr");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "us-east-1, https://bedrock-agent-runtime.us-east-1.amazonaws.com",
    "eu-central-1, https://bedrock-agent-runtime.eu-central-1.amazonaws.com",
    "cn-north-1, https://bedrock-agent-runtime.cn-north-1.amazonaws.com.cn"
  })
  @DisplayName("is the region's own endpoint on AWS")
  void regional(String region, String endpoint) {
    Target target = AwsTarget.find(Map.of(), () -> Region.of(region), SOMEBODY);
    assertThat(target.endpoint()).isEqualTo(URI.create(endpoint));
    assertThat(target.region()).isEqualTo(region);
    assertThat(target.description()).isEqualTo("AWS " + region);
    assertThat(target.keys().current()).isEqualTo(Keys.lasting("AKIDREAL", "very secret"));
    assertThat(target.toString()).doesNotContain("very secret");
    target.keys().close();
  }

  @Test
  @DisplayName("may be named by the environment: region, own endpoint, the nearer name first")
  void environment() {
    Target target =
        AwsTarget.find(
            Map.of(
                "AWS_REGION", "eu-west-1",
                "AWS_ENDPOINT_URL", "http://localhost:4566",
                "AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME", "http://localhost:9100"),
            NO_REGION,
            SOMEBODY);
    assertThat(target.endpoint()).isEqualTo(URI.create("http://localhost:9100"));
    assertThat(target.region()).isEqualTo("eu-west-1");
    assertThat(target.description()).isEqualTo("AWS eu-west-1 at http://localhost:9100");
    target.keys().close();
  }

  @Test
  @DisplayName("needs a region, and says how to give one in a line")
  void noRegion() {
    assertThatThrownBy(() -> AwsTarget.find(Map.of(), NO_REGION, SOMEBODY))
        .isInstanceOf(TargetException.class)
        .hasMessageStartingWith("no AWS region: set AWS_REGION")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }

  @Test
  @DisplayName("needs credentials, and says how to give them in a few lines")
  void noCredentials() {
    AwsCredentialsProvider nobody =
        () -> {
          throw SdkClientException.create("Unable to load credentials: " + "x".repeat(2_000));
        };
    assertThatThrownBy(() -> AwsTarget.find(Map.of(), () -> Region.US_EAST_1, nobody))
        .isInstanceOf(TargetException.class)
        .hasMessageStartingWith("no AWS credentials: set AWS_PROFILE")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(400));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "ftp://localhost",
        "localhost:9100",
        "http:///path",
        "http://localhost?x=y",
        "http://user:password@localhost"
      })
  @DisplayName("must be a URL that requests can be sent to")
  void badUrl(String url) {
    assertThatThrownBy(() -> Agents.open(AgentsSettings.of(Target.url(URI.create(url)), Map.of())))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("is no endpoint")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("password"));
  }

  @Test
  @DisplayName("must have a host that can be found")
  void unknownHost() {
    assertThatThrownBy(() ->
            Agents.open(
                AgentsSettings.of(Target.url(URI.create("http://no.such.invalid")), Map.of())))
        .isInstanceOf(TargetException.class)
        .hasMessage(
            "cannot find the host of http://no.such.invalid: check the address and the network");
  }

  @Test
  @DisplayName(
      "gets new keys in time: five minutes before the old ones end, or soon, or now and then")
  void refresh() {
    Instant now = Instant.parse("2026-11-24T03:00:00Z");
    assertThat(FreshKeys.nextLook(ending(now.plusSeconds(600)), now))
        .isEqualTo(Duration.ofMinutes(5));
    assertThat(FreshKeys.nextLook(ending(now.plusSeconds(86_400)), now))
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(FreshKeys.nextLook(ending(now.minusSeconds(60)), now))
        .isEqualTo(Duration.ofSeconds(10));
    assertThat(FreshKeys.nextLook(AwsBasicCredentials.create("a", "b"), now))
        .isEqualTo(Duration.ofMinutes(15));
  }

  private static AwsCredentials ending(Instant end) {
    return AwsSessionCredentials.builder()
        .accessKeyId("a")
        .secretAccessKey("b")
        .sessionToken("t")
        .expirationTime(end)
        .build();
  }

  @Test
  @DisplayName("never asks for keys on the way of a call, and stops asking when closed")
  void offTheHotPath() {
    AtomicInteger asked = new AtomicInteger();
    FreshKeys keys =
        FreshKeys.from(() -> {
          asked.incrementAndGet();
          return ending(Instant.now().plusSeconds(3_600));
        });
    for (int i = 0; i < 1_000; i++) {
      assertThat(keys.current().sessionToken()).isEqualTo("t");
    }
    assertThat(asked).hasValue(1);
    assertThat(keys.toString()).isEqualTo("Keys[a, secret and token hidden]");
    keys.close();
    Eventually.until("the keeper ends", keys::isClosed);
  }
}
