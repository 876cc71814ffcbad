package dev.stampede.emulator.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** The witness is the SDK's own signer. */
@DisplayName("A signature")
class SignatureVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final AwsCredentialsIdentity KEY =
      AwsCredentialsIdentity.create(
          ExampleCredentials.ACCESS_KEY_ID, ExampleCredentials.SECRET_ACCESS_KEY);

  private final SignatureVerifier verifier =
      new SignatureVerifier(Clock.fixed(NOW, ZoneOffset.UTC));

  private record Signed(String method, String uri, HttpHeaders headers, String body) {}

  @RepeatedTest(100)
  void ofTheSdkIsFoundValid() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    Signed request = sign(random, credentials(random), NOW.plusSeconds(random.nextInt(-290, 290)));
    assertThat(check(request))
        .as("seed %d, %s", seed, request.uri())
        .isEqualTo(SignatureResult.VALID);
  }

  @RepeatedTest(30)
  void doesNotMatchARequestThatWasChanged() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    Signed request = sign(random, credentials(random), NOW);
    Signed changed =
        switch (random.nextInt(4)) {
          case 0 ->
              new Signed(request.method(), request.uri() + "x", request.headers(), request.body());
          case 1 ->
              new Signed(request.method(), request.uri(), request.headers(), request.body() + "x");
          case 2 -> new Signed("PUT", request.uri(), request.headers(), request.body());
          default -> {
            HttpHeaders headers = request.headers().copy().set("Host", "elsewhere");
            yield new Signed(request.method(), request.uri(), headers, request.body());
          }
        };
    assertThat(check(changed)).as("seed %d", seed).isEqualTo(SignatureResult.MISMATCH);
  }

  @Test
  void ofAnotherSecretDoesNotMatch() {
    var other = AwsCredentialsIdentity.create(ExampleCredentials.ACCESS_KEY_ID, "not the secret");
    assertThat(check(sign(new Random(1), other, NOW))).isEqualTo(SignatureResult.MISMATCH);
  }

  @Test
  void ofAnotherKeyIsUnknown() {
    var other = AwsCredentialsIdentity.create("AKIDOTHER", ExampleCredentials.SECRET_ACCESS_KEY);
    assertThat(check(sign(new Random(1), other, NOW))).isEqualTo(SignatureResult.UNKNOWN_KEY);
  }

  @ParameterizedTest(name = "{0} s off: {1}")
  @CsvSource({"-299, VALID", "299, VALID", "-301, EXPIRED", "301, EXPIRED", "86400, EXPIRED"})
  void expiresAfterFiveMinutes(int seconds, SignatureResult result) {
    assertThat(check(sign(new Random(1), KEY, NOW.plus(Duration.ofSeconds(seconds)))))
        .isEqualTo(result);
  }

  @Test
  void mayBeMissing() {
    Signed request = sign(new Random(1), KEY, NOW);
    request.headers().remove("Authorization");
    assertThat(check(request)).isEqualTo(SignatureResult.MISSING);
  }

  @ParameterizedTest
  @CsvSource({"Credential", "SignedHeaders", "Signature", "AWS4-HMAC-SHA256"})
  void withoutOneOfItsPartsIsIncomplete(String part) {
    Signed request = sign(new Random(1), KEY, NOW);
    String authorization = request.headers().get("Authorization");
    request.headers().set("Authorization", authorization.replace(part, "X"));
    assertThat(check(request)).isEqualTo(SignatureResult.INCOMPLETE);
  }

  @Test
  void withoutADateOrWithANonsenseDateIsIncomplete() {
    Signed request = sign(new Random(1), KEY, NOW);
    request.headers().set("X-Amz-Date", "yesterday");
    assertThat(check(request)).isEqualTo(SignatureResult.INCOMPLETE);
    request.headers().remove("X-Amz-Date");
    assertThat(check(request)).isEqualTo(SignatureResult.INCOMPLETE);
  }

  @ParameterizedTest(name = "for {0} in {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "lambda | region-1 | Credential should be scoped to correct service: 'lambda'. ",
        "bedrock | eu-central-1 | Credential should be scoped to a valid region. ",
        "lambda | eu-central-1 | Credential should be scoped to a valid region. Credential should be"
            + " scoped to correct service: 'lambda'. ",
      })
  void isGoodForOneServiceAndRegionAlone(String service, String region, String why) {
    Signed request = sign(new Random(1), KEY, NOW, "region-1");
    assertThat(find(request, new Signee("bedrock", "region-1")).result())
        .isEqualTo(SignatureResult.VALID);
    SignatureFinding found = find(request, new Signee(service, region));
    assertThat(found.result()).isEqualTo(SignatureResult.WRONG_SCOPE);
    assertThat(found.why().strip()).isEqualTo(why.strip());
    assertThat(found.result().error()).contains(ServiceError.INVALID_SIGNATURE);
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "aws4_request | aws4_reque | Credential should be scoped with a valid terminator:"
            + " 'aws4_request', not 'aws4_reque'.",
        "20261124 | 20261123 | Date in Credential scope does not match YYYYMMDD from ISO-8601 version"
            + " of date from HTTP: '20261123' != '20261124', from '20261124T120000Z'.",
      })
  void ofAnotherDayOrEndIsOfAWrongScope(String part, String other, String why) {
    Signed request = sign(new Random(1), KEY, NOW);
    String authorization = request.headers().get("Authorization");
    request.headers().set("Authorization", authorization.replace(part, other));
    SignatureFinding found = find(request, signee(request));
    assertThat(found.result()).isEqualTo(SignatureResult.WRONG_SCOPE);
    assertThat(found.why().strip()).isEqualTo(why);
  }

  @Test
  void saysWhenItExpiredOrWillBeGood() {
    Signed past = sign(new Random(1), KEY, NOW.minusSeconds(600));
    assertThat(find(past, signee(past)).why())
        .isEqualTo(
            "Signature expired: 20261124T115000Z is now earlier than 20261124T115500Z"
                + " (20261124T120000Z - 5 min.)");
    Signed ahead = sign(new Random(1), KEY, NOW.plusSeconds(600));
    assertThat(find(ahead, signee(ahead)).why())
        .isEqualTo(
            "Signature not yet current: 20261124T121000Z is still later than 20261124T120500Z"
                + " (20261124T120000Z + 5 min.)");
  }

  @Test
  void mustCoverTheHost() {
    Signed request = sign(new Random(1), KEY, NOW);
    String authorization = request.headers().get("Authorization");
    request.headers().set("Authorization", authorization.replace(";host;", ";"));
    SignatureFinding found = find(request, signee(request));
    assertThat(found.result()).isEqualTo(SignatureResult.MISMATCH);
    assertThat(found.why()).contains("'Host'");
  }

  private SignatureResult check(Signed request) {
    return find(request, signee(request)).result();
  }

  private SignatureFinding find(Signed request, Signee signee) {
    byte[] body = request.body().getBytes(UTF_8);
    return verifier.check(signee, request.method(), request.uri(), request.headers(), body);
  }

  // As the request itself says, if it says anything.
  private static Signee signee(Signed request) {
    String[] scope = request.headers().get("Authorization", "").split("/", -1);
    return new Signee("bedrock", scope.length > 2 ? scope[2] : "");
  }

  private static AwsCredentialsIdentity credentials(Random random) {
    return random.nextBoolean()
        ? KEY
        : AwsSessionCredentialsIdentity.create(
            ExampleCredentials.ACCESS_KEY_ID,
            ExampleCredentials.SECRET_ACCESS_KEY,
            "session/token+" + random.nextLong() + "==");
  }

  private static Signed sign(Random random, AwsCredentialsIdentity identity, Instant when) {
    return sign(random, identity, when, "region-" + random.nextInt(100));
  }

  private static Signed sign(
      Random random, AwsCredentialsIdentity identity, Instant when, String region) {
    String body =
        switch (random.nextInt(3)) {
          case 0 -> "";
          case 1 -> "{\"inputText\":\"h\u00e9llo " + random.nextLong() + "\"}";
          default -> "x".repeat(random.nextInt(300_000));
        };
    String path =
        "/agents/A/agentAliases/B/sessions/"
            + random
                .ints(1 + random.nextInt(20), 0, 8)
                .mapToObj(i -> new String[] {"%3A", "a", "-", ".", "_", "%25", "%20", "~"}[i])
                .reduce("s", String::concat)
            + "/text";
    SdkHttpRequest.Builder request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(URI.create("http://127.0.0.1:" + (1024 + random.nextInt(60_000))))
            .encodedPath(path)
            .putHeader("Content-Type", "application/json")
            .putHeader("amz-sdk-invocation-id", "id-" + random.nextInt())
            .putHeader("x-spaces", "a   b c");
    String query = "";
    if (random.nextBoolean()) {
      String value = "v /&=" + random.nextInt(100);
      request.putRawQueryParameter("b", value).putRawQueryParameter("a", "");
      query = "?b=" + URLEncoder.encode(value, UTF_8).replace("+", "%20") + "&a";
    }
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(r ->
                r.identity(identity)
                    .request(request.build())
                    .payload(() -> new ByteArrayInputStream(body.getBytes(UTF_8)))
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "bedrock")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(when, ZoneOffset.UTC)))
            .request();
    var headers = new DefaultHttpHeaders();
    signed.headers().forEach(headers::add);
    if (!headers.contains("Host")) {
      headers.set("Host", signed.host() + ":" + signed.port());
    }
    return new Signed("POST", path + query, headers, body);
  }
}
