package dev.stampede.emulator;

import static dev.stampede.emulator.Emulators.onlyCall;
import static dev.stampede.emulator.RawClient.SUPERVISOR;
import static dev.stampede.emulator.RawClient.body;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.emulator.RawClient.Response;
import dev.stampede.emulator.wire.ExampleCredentials;
import dev.stampede.emulator.wire.SignatureCheck;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Requests are signed by the SDK's own signer. */
@DisplayName("On the wire, a signature")
class SignaturesOnTheWireTest {
  private static final String AGENT = SUPERVISOR + "user%3A7/text";
  private static final String LAMBDA = "/2015-03-31/functions/notes-actions-dev/invocations";
  private static final String BODY = body("Hello!", true, true);
  private static final AwsCredentialsIdentity KEY =
      AwsCredentialsIdentity.create(
          ExampleCredentials.ACCESS_KEY_ID, ExampleCredentials.SECRET_ACCESS_KEY);

  @ParameterizedTest(name = "{0} for {1} in {2}, where the service is in {3}: {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "AGENT  | bedrock               | us-east-1    | us-east-1    | ",
        "LAMBDA | lambda                | us-east-1    | us-east-1    | ",
        "AGENT  | bedrock               | eu-central-1 | eu-central-1 | ",
        "AGENT  | bedrock               | eu-central-1 | us-east-1    | to a valid region.",
        "LAMBDA | lambda                | us-east-1    | eu-central-1 | to a valid region.",
        "AGENT  | bedrock-agent-runtime | us-east-1    | us-east-1    | to correct service: 'bedrock'.",
        "AGENT  | lambda                | us-east-1    | us-east-1    | to correct service: 'bedrock'.",
        "LAMBDA | bedrock               | us-east-1    | us-east-1    | to correct service: 'lambda'.",
      })
  void mustBeForTheServiceAndItsRegion(
      String operation, String service, String signedFor, String region, String wrong) {
    String path = operation.equals("AGENT") ? AGENT : LAMBDA;
    try (var emulator = Emulator.start(checking(SignatureCheck.ENFORCE, region))) {
      Response response = post(emulator, path, path, service, signedFor);
      boolean right = wrong == null;
      assertThat(response.status()).isEqualTo(right ? 200 : 403);
      assertThat(onlyCall(emulator).signature()).isEqualTo(right ? "valid" : "wrong_scope");
      if (wrong != null) {
        assertThat(response.headers().get("x-amzn-errortype"))
            .startsWith("InvalidSignatureException");
        assertThat(response.text()).contains("{\"message\":\"Credential should be scoped " + wrong);
      }
    }
  }

  @Test
  void forAnotherRegionIsCountedAndAnsweredAllTheSameWhereItIsOnlyLogged() {
    try (var emulator = Emulator.start(checking(SignatureCheck.LOG, "us-east-1"))) {
      assertThat(post(emulator, AGENT, AGENT, "bedrock", "eu-west-1").status()).isEqualTo(200);
      assertThat(onlyCall(emulator).signature()).isEqualTo("wrong_scope");
      assertThat(emulator.truth().summary().signatures()).containsEntry("wrong_scope", 1L);
    }
  }

  @ParameterizedTest(name = "http://host:port{0}")
  @CsvSource({AGENT, LAMBDA, LAMBDA + "?Qualifier=live"})
  void isOfThePathAndQueryWhereTheTargetIsAWholeUrlAsThroughAProxy(String path) {
    try (var emulator = Emulator.start(checking(SignatureCheck.ENFORCE, "us-east-1"))) {
      String service = path.equals(AGENT) ? "bedrock" : "lambda";
      Response response = post(emulator, emulator.uri() + path, path, service, "us-east-1");
      assertThat(response.status()).as(response.text()).isEqualTo(200);
      assertThat(onlyCall(emulator).signature()).isEqualTo("valid");
    }
  }

  @Test
  void isNotNeededForPagesWhoseUrlIsWhole() {
    try (var emulator = Emulator.start(checking(SignatureCheck.ENFORCE, "us-east-1"));
        var client = new RawClient(emulator.uri())) {
      Response response = client.get(emulator.uri() + "/_emulator/health").response();
      assertThat(response.text()).isEqualTo("{\"status\":\"up\"}");
    }
  }

  private static EmulatorSettings checking(SignatureCheck check, String region) {
    return Emulators.quick(b -> b.withSignatures(check).withRegion(region));
  }

  private static Response post(
      Emulator emulator, String target, String path, String service, String region) {
    URI uri = emulator.uri();
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create(uri + path))
            .putHeader("Content-Type", "application/json")
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(r ->
                r.identity(KEY)
                    .request(unsigned)
                    .payload(() -> new ByteArrayInputStream(BODY.getBytes(UTF_8)))
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region))
            .request();
    var head = new StringBuilder("POST " + target + " HTTP/1.1\r\n");
    if (signed.firstMatchingHeader("Host").isEmpty()) {
      head.append("Host: ").append(uri.getHost()).append(':').append(uri.getPort()).append("\r\n");
    }
    signed
        .headers()
        .forEach(
            (name, values) -> head.append(name).append(": ").append(one(values)).append("\r\n"));
    head.append("Content-Length: ").append(BODY.getBytes(UTF_8).length).append("\r\n\r\n");
    try (var client = new RawClient(uri)) {
      return client.send(head + BODY).response();
    }
  }

  private static String one(List<String> values) {
    return String.join(",", values);
  }
}
