package dev.stampede.aws.sign;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

@DisplayName("The signer")
class SignerTest {

  private static final Keys KEYS =
      Keys.lasting("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

  /** How many requests are signed twice: {@code -Dstampede.fuzz.signatures=1000000} for more. */
  private static final int SIGNATURES = Integer.getInteger("stampede.fuzz.signatures", 100_000);

  @Test
  @DisplayName("agrees with the SDK's signer on any request")
  void agreesWithTheSdk() {
    long seed = Long.getLong("stampede.fuzz.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < SIGNATURES; i++) {
      Case one = Case.drawn(random);
      String note = "seed " + seed + ", case " + i;
      Signature ours =
          Signer.of(one.region, one.service)
              .sign(one.keys, one.request, one.body.getBytes(StandardCharsets.UTF_8), one.at);
      assertThat(ours.authorization()).as(() -> note + ": " + one).isEqualTo(witness(note, one));
    }
  }

  @Test
  @DisplayName("follows a change of day and of keys, and is safe for many threads")
  void concurrent() throws Exception {
    Signer shared = Signer.of("us-east-1", "bedrock");
    Keys other = new Keys("AKIDOTHER", "another secret", "token");
    List<Case> cases = new ArrayList<>();
    Signable request =
        new Signable("POST", "/a", List.of(), List.of(new Header("host", "localhost")));
    for (int day = 0; day < 4; day++) {
      Instant at = Instant.parse("2026-11-24T23:59:59Z").plusSeconds(day * 86_400L + day);
      cases.add(new Case("us-east-1", "bedrock", KEYS, at, request, "{}"));
      cases.add(new Case("us-east-1", "bedrock", other, at, request, "{}"));
    }
    List<String> expected = cases.stream().map(c -> witness("", c)).toList();
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> done = new ArrayList<>();
      for (int t = 0; t < 8; t++) {
        int from = t;
        done.add(
            threads.submit(() -> {
              go.await();
              for (int i = 0; i < 200; i++) {
                int n = (from + i) % cases.size();
                Case c = cases.get(n);
                byte[] body = c.body.getBytes(StandardCharsets.UTF_8);
                assertThat(shared.sign(c.keys, c.request, body, c.at).authorization())
                    .isEqualTo(expected.get(n));
              }
              return null;
            }));
      }
      go.countDown();
      for (Future<?> future : done) {
        future.get();
      }
    }
  }

  @Test
  @DisplayName("shows no secret, however its keys are printed")
  void redaction() {
    assertThat(KEYS.toString()).isEqualTo("Keys[AKIDEXAMPLE, secret hidden]");
    assertThat(new Keys("AKID", "top-secret", "the-token").toString())
        .isEqualTo("Keys[AKID, secret and token hidden]");
  }

  private record Case(
      String region, String service, Keys keys, Instant at, Signable request, String body) {

    private static final String ODD = "abcXYZ019-._~:%/ +*'()!@$&=;,?#äß€😀\"<>[]{}|\\^`";
    private static final String[] NAMES = {
      "Content-Type",
      "X-Custom",
      "x-CUSTOM-two",
      "amz-sdk-request",
      "User-Agent",
      "Expect",
      "X-Amzn-Trace-Id",
      "content-length",
      "Accept",
      "Connection"
    };

    static Case drawn(Random random) {
      String token = random.nextInt(3) == 0 ? "token/+=" + random.nextLong() : "";
      Keys keys = new Keys("AKID" + random.nextInt(100), "secret" + random.nextInt(100), token);
      List<Signable.Parameter> query = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        String name =
            query.isEmpty() || random.nextInt(4) > 0 ? text(random, 1, 6) : query.getLast().name();
        query.add(new Signable.Parameter(name, text(random, 0, 8)));
      }
      List<Header> headers = new ArrayList<>();
      String port = random.nextBoolean() ? ":" + (1_024 + random.nextInt(60_000)) : "";
      headers.add(new Header("Host", "example.amazonaws.com" + port));
      for (String name : NAMES) {
        if (random.nextBoolean()) {
          headers.add(new Header(name, value(random)));
          if (random.nextInt(8) == 0) {
            headers.add(new Header(name, value(random)));
          }
        }
      }
      StringBuilder path = new StringBuilder();
      for (int i = random.nextInt(6); i >= 0; i--) {
        path.append('/').append(segment(random));
      }
      String body =
          switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "x".repeat(random.nextInt(random.nextInt(50) == 0 ? 200_000 : 2_000));
            default -> text(random, 1, 50);
          };
      Instant at = Instant.ofEpochSecond(random.nextLong(946_684_800L, 4_102_444_800L));
      return new Case(
          random.nextBoolean() ? "us-east-1" : "eu-central-1",
          random.nextBoolean() ? "bedrock" : "lambda",
          keys,
          at,
          new Signable(random.nextBoolean() ? "POST" : "GET", path.toString(), query, headers),
          body);
    }

    private static String segment(Random random) {
      return switch (random.nextInt(12)) {
        case 0 -> "";
        case 1 -> ".";
        case 2 -> "..";
        case 3 -> "plain";
        case 4 -> "arn%3Aaws%3Abedrock%2Fx";
        default -> PercentEncoding.encode(text(random, 1, 12));
      };
    }

    private static String value(Random random) {
      String[] blanks = {" ", "  ", "\t", " \t ", ""};
      StringBuilder value = new StringBuilder();
      for (int i = random.nextInt(4); i >= 0; i--) {
        value.append(blanks[random.nextInt(blanks.length)]);
        value.append(text(random, 1, 6).replaceAll("[^\\x20-\\x7e]", "x"));
      }
      return value.append(blanks[random.nextInt(blanks.length)]).toString();
    }

    private static String text(Random random, int least, int most) {
      int[] letters = ODD.codePoints().toArray();
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(least, most + 1); i > 0; i--) {
        text.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      return text.toString();
    }
  }

  /** What the SDK's own signer says. */
  private static String witness(String note, Case one) {
    AwsCredentialsIdentity identity =
        one.keys.temporary()
            ? AwsSessionCredentialsIdentity.create(
                one.keys.accessKeyId(), one.keys.secretAccessKey(), one.keys.sessionToken())
            : AwsCredentialsIdentity.create(one.keys.accessKeyId(), one.keys.secretAccessKey());
    String host = one.request.headers().getFirst().value();
    int colon = host.indexOf(':');
    SdkHttpFullRequest.Builder builder =
        SdkHttpFullRequest.builder()
            .method(SdkHttpMethod.fromValue(one.request.method()))
            .protocol("http")
            .host(colon < 0 ? host : host.substring(0, colon))
            .encodedPath(one.request.path());
    if (colon > 0) {
      builder.port(Integer.parseInt(host.substring(colon + 1)));
    }
    one.request.headers().forEach(h -> builder.appendHeader(h.name(), h.value()));
    one.request.query().forEach(p -> builder.appendRawQueryParameter(p.name(), p.value()));
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(r ->
                r.identity(identity)
                    .request(builder.build())
                    .payload(ContentStreamProvider.fromUtf8String(one.body))
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, one.service)
                    .putProperty(AwsV4HttpSigner.REGION_NAME, one.region)
                    .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(one.at, ZoneOffset.UTC)))
            .request();
    return signed
        .firstMatchingHeader("Authorization")
        .orElseThrow(() -> new AssertionError("not signed: " + note));
  }
}
