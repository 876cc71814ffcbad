package dev.stampede.aws.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.aws.agents.AgentAddress;
import dev.stampede.aws.agents.Agents;
import dev.stampede.aws.agents.AgentsSettings;
import dev.stampede.aws.agents.Question;
import dev.stampede.aws.lambda.Functions;
import dev.stampede.aws.lambda.FunctionsSettings;
import dev.stampede.aws.lambda.Invoke;
import dev.stampede.aws.scripted.Eventually;
import dev.stampede.aws.scripted.Http;
import dev.stampede.aws.scripted.ManualClock;
import dev.stampede.aws.scripted.ScriptedServer;
import dev.stampede.aws.scripted.ScriptedServer.Script;
import dev.stampede.aws.sign.Keys;
import dev.stampede.aws.wire.Lookup;
import dev.stampede.aws.wire.Network;
import dev.stampede.aws.wire.WireSettings;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
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
import software.amazon.awssdk.profiles.ProfileFile;
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
    assertThat(Target.url(url).inRegion("eu-central-1").region()).isEqualTo("eu-central-1");
    assertThat(Target.url(url).toString()).doesNotContain("wJalr");
  }

  @ParameterizedTest(name = "{0}: .{0}.{1}")
  @CsvSource({
    "us-east-1, amazonaws.com",
    "eu-central-1, amazonaws.com",
    "cn-north-1, amazonaws.com.cn"
  })
  @DisplayName("is the region's own endpoint of each service on AWS")
  void regional(String region, String suffix) {
    Target target = find(Map.of(), "", () -> Region.of(region));
    assertThat(target.endpoint(Service.BEDROCK_AGENT_RUNTIME))
        .hasToString("https://bedrock-agent-runtime.%s.%s".formatted(region, suffix));
    assertThat(target.endpoint(Service.LAMBDA))
        .hasToString("https://lambda.%s.%s".formatted(region, suffix));
    assertThat(target.region()).isEqualTo(region);
    assertThat(target.description()).isEqualTo("AWS " + region);
    assertThat(target.keys().current()).isEqualTo(Keys.lasting("AKIDREAL", "very secret"));
    assertThat(target.toString()).doesNotContain("very secret");
    target.keys().close();
  }

  private static Target find(
      Map<String, String> environment, String profiles, AwsRegionProvider regions) {
    return AwsTarget.find(environment, regions, SOMEBODY, () -> file(profiles));
  }

  private static ProfileFile file(String text) {
    return ProfileFile.builder()
        .content(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .type(ProfileFile.Type.CONFIGURATION)
        .build();
  }

  private static final String PROFILES =
      """
      [default]
      endpoint_url = http://default:1
      [profile global]
      endpoint_url = http://profile:2
      [profile both]
      endpoint_url = http://profile:2
      services = mine
      [profile quiet]
      endpoint_url = http://profile:2
      ignore_configured_endpoint_urls = true
      [services mine]
      lambda =
        endpoint_url = http://mine:3
      """;

  /** Environment, and which endpoint of bedrock-agent-runtime and of lambda comes of it. */
  @ParameterizedTest(name = "{0}: {1} and {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AWS_PROFILE=none                                                          | AWS            | AWS
          ''                                                                        | http://default:1 | http://default:1
          AWS_PROFILE=global                                                        | http://profile:2 | http://profile:2
          AWS_PROFILE=both                                                          | http://profile:2 | http://mine:3
          AWS_PROFILE=                                                              | http://default:1 | http://default:1
          AWS_PROFILE=quiet                                                         | AWS            | AWS
          AWS_PROFILE=both AWS_ENDPOINT_URL=http://all:4                            | http://all:4   | http://all:4
          AWS_PROFILE=both AWS_ENDPOINT_URL=http://all:4 AWS_ENDPOINT_URL_LAMBDA=http://l:5 | http://all:4 | http://l:5
          AWS_PROFILE=none AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME=http://b:6        | http://b:6     | AWS
          AWS_ENDPOINT_URL=http://all:4 AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true    | AWS            | AWS
          AWS_PROFILE=quiet AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=false               | http://profile:2 | http://profile:2
          """)
  @DisplayName("may be named, the environment before the profile, a service's own before all's")
  void configured(String environment, String agents, String lambda) {
    Target target = find(variables(environment), PROFILES, () -> Region.US_EAST_1);
    assertThat(target.endpoint(Service.BEDROCK_AGENT_RUNTIME).toString())
        .isEqualTo(agents.replace("AWS", "https://bedrock-agent-runtime.us-east-1.amazonaws.com"));
    assertThat(target.endpoint(Service.LAMBDA).toString())
        .isEqualTo(lambda.replace("AWS", "https://lambda.us-east-1.amazonaws.com"));
    target.keys().close();
  }

  private static final String VARIANTS =
      """
      [profile fips]
      use_fips_endpoint = true
      [profile dual]
      use_dualstack_endpoint = True
      [profile odd]
      use_fips_endpoint = yes
      [profile custom]
      endpoint_url = http://mine:3
      """;

  @ParameterizedTest(name = "{0} {1}: lambda{2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          us-east-1     | AWS_USE_FIPS_ENDPOINT=true                                 | -fips.us-east-1.amazonaws.com          | AWS us-east-1 by FIPS
          us-east-1     | AWS_USE_DUALSTACK_ENDPOINT=TRUE                            | .us-east-1.api.aws                     | AWS us-east-1 by dual-stack
          us-gov-west-1 | AWS_USE_FIPS_ENDPOINT=true AWS_USE_DUALSTACK_ENDPOINT=true | -fips.us-gov-west-1.api.aws            | AWS us-gov-west-1 by FIPS and dual-stack
          cn-north-1    | AWS_USE_DUALSTACK_ENDPOINT=true                            | .cn-north-1.api.amazonwebservices.com.cn | AWS cn-north-1 by dual-stack
          eu-west-1     | AWS_PROFILE=fips                                           | -fips.eu-west-1.amazonaws.com          | AWS eu-west-1 by FIPS
          eu-west-1     | AWS_PROFILE=dual                                           | .eu-west-1.api.aws                     | AWS eu-west-1 by dual-stack
          eu-west-1     | AWS_PROFILE=fips AWS_USE_FIPS_ENDPOINT=false               | .eu-west-1.amazonaws.com               | AWS eu-west-1
          eu-west-1     | AWS_PROFILE=fips AWS_USE_FIPS_ENDPOINT=                    | -fips.eu-west-1.amazonaws.com          | AWS eu-west-1 by FIPS
          """)
  @DisplayName("is the FIPS or dual-stack endpoint where the environment or the profile says so")
  void variants(String region, String environment, String host, String description) {
    Target target = find(variables(environment), VARIANTS, () -> Region.of(region));
    assertThat(target.endpoint(Service.LAMBDA)).hasToString("https://lambda" + host);
    assertThat(target.endpoint(Service.BEDROCK_AGENT_RUNTIME))
        .hasToString("https://bedrock-agent-runtime" + host);
    assertThat(target.description()).isEqualTo(description);
    target.keys().close();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          AWS_USE_FIPS_ENDPOINT=1                          | AWS_USE_FIPS_ENDPOINT is '1': it takes true or false
          AWS_PROFILE=odd                                  | use_fips_endpoint of profile 'odd' is 'yes': it takes true or false
          AWS_PROFILE=custom AWS_USE_FIPS_ENDPOINT=true    | AWS_USE_FIPS_ENDPOINT (or use_fips_endpoint) is set, and a custom endpoint for bedrock-agent-runtime (http://mine:3) too: only one of them can be had
          """)
  @DisplayName("refuses FIPS and dual-stack settings that it cannot honour, in words")
  void refusedVariants(String environment, String message) {
    assertThatThrownBy(
            () -> find(variables(environment), VARIANTS, () -> Region.US_EAST_1).keys().close())
        .isInstanceOf(TargetException.class)
        .hasMessage(message);
  }

  private static Map<String, String> variables(String environment) {
    Map<String, String> variables = new HashMap<>();
    for (String variable : environment.split(" ", -1)) {
      if (!variable.isEmpty()) {
        variables.put(
            variable.substring(0, variable.indexOf('=')),
            variable.substring(variable.indexOf('=') + 1));
      }
    }
    return variables;
  }

  @Test
  @DisplayName("dates its signatures by the clock that it is given")
  void clock() throws Exception {
    ManualClock clock = new ManualClock(Instant.parse("2026-11-24T03:00:00Z"));
    byte[] answer = Http.answer(500, "", "{}");
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(answer));
        Client client =
            Client.of(Target.url(server.url()), WireSettings.defaults().withEventLoops(1), clock)) {
      Functions functions = Functions.over(client, FunctionsSettings.of(Map.of()));
      Invoke invoke = new Invoke("f", "", Invoke.Type.REQUEST_RESPONSE, false, "");
      functions.invoke(invoke);
      clock.advance(Duration.ofMinutes(61));
      functions.invoke(invoke);
      assertThat(server.requests())
          .extracting(request -> request.header("X-Amz-Date"))
          .containsExactly("20261124T030000Z", "20261124T040100Z");
    }
  }

  @Test
  @DisplayName("says in its description where it is not AWS's own, and for whom")
  void description() {
    assertThat(describe(Map.of("AWS_ENDPOINT_URL", "http://localhost:4566")))
        .isEqualTo("AWS eu-west-1 at http://localhost:4566");
    assertThat(describe(Map.of("AWS_ENDPOINT_URL_LAMBDA", "http://localhost:4566")))
        .isEqualTo("AWS eu-west-1, lambda at http://localhost:4566");
    assertThat(
            describe(
                Map.of(
                    "AWS_ENDPOINT_URL", "http://localhost:4566",
                    "AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME", "http://localhost:9100")))
        .isEqualTo(
            "AWS eu-west-1, bedrock-agent-runtime at http://localhost:9100, lambda at"
                + " http://localhost:4566");
  }

  private static String describe(Map<String, String> named) {
    Map<String, String> environment = new HashMap<>(named);
    environment.put("AWS_REGION", "eu-west-1");
    Target target = find(environment, "", NO_REGION);
    assertThat(target.region()).isEqualTo("eu-west-1");
    target.keys().close();
    return target.description();
  }

  @Test
  @DisplayName("refuses an endpoint that is no URL, and says where it stands")
  void noUrl() {
    assertThatThrownBy(
            () -> find(Map.of("AWS_ENDPOINT_URL_LAMBDA", "http://a b"), "", () -> Region.US_EAST_1))
        .isInstanceOf(TargetException.class)
        .hasMessageStartingWith("AWS_ENDPOINT_URL_LAMBDA is no URL: ");
    assertThatThrownBy(
            () -> find(Map.of(), "[default]\nendpoint_url = http://a b\n", () -> Region.US_EAST_1))
        .isInstanceOf(TargetException.class)
        .hasMessageStartingWith("endpoint_url of 'default' in the AWS configuration is no URL: ");
  }

  @Test
  @DisplayName("lets services of one endpoint share its connections")
  void shared() throws Exception {
    byte[] answer = Http.answer(500, "", "{}");
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(answer));
        Client client =
            Client.of(
                Target.url(server.url()),
                WireSettings.defaults().withEventLoops(1).withMaxConnections(1))) {
      Functions functions = Functions.over(client, FunctionsSettings.of(Map.of()));
      Agents agents = Agents.over(client, AgentsSettings.of(Map.of()));
      functions.invoke(new Invoke("f", "", Invoke.Type.REQUEST_RESPONSE, false, ""));
      agents.ask(Question.of(new AgentAddress("A", "B"), "session", "Hello!", true));
      assertThat(server.connections()).isEqualTo(1);
      assertThat(client.openConnections()).isEqualTo(1);
      assertThat(server.requests())
          .extracting(request -> request.header("Authorization").split("/", -1)[3])
          .as("names for signing")
          .containsExactly("lambda", "bedrock");
    }
  }

  @Test
  @DisplayName("needs a region, and says how to give one in a line")
  void noRegion() {
    assertThatThrownBy(() -> find(Map.of(), "", NO_REGION))
        .isInstanceOf(TargetException.class)
        .hasMessageStartingWith("no AWS region: set AWS_REGION")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
  }

  @Test
  @DisplayName("needs credentials, and says why there are none and how to give them")
  void noCredentials() {
    AwsCredentialsProvider nobody =
        () -> {
          throw SdkClientException.create("The session has expired. " + "x ".repeat(2_000));
        };
    assertThatThrownBy(
            () -> AwsTarget.find(Map.of(), () -> Region.US_EAST_1, nobody, () -> file("")))
        .isInstanceOf(TargetException.class)
        .hasMessageStartingWith("no AWS credentials (The session has expired. x")
        .hasMessageContaining("): set AWS_PROFILE")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
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
    assertThatThrownBy(() -> client(url).caller(Service.LAMBDA))
        .isInstanceOf(TargetException.class)
        .hasMessageContaining("is no endpoint")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("password"));
  }

  private static Client client(String url) {
    return Client.of(Target.url(URI.create(url)), WireSettings.defaults());
  }

  @Test
  @DisplayName("must have a host that can be found")
  void unknownHost() {
    assertThatThrownBy(() -> client("http://no.such.invalid").caller(Service.LAMBDA).ready())
        .isInstanceOf(TargetException.class)
        .hasMessage(
            "cannot find the host of http://no.such.invalid: check the address and the network");
  }

  @Test
  @DisplayName("looks up only the hosts of services that are called, once, and when they are")
  void lookedUpLate() throws Exception {
    List<String> looked = new CopyOnWriteArrayList<>();
    Lookup lookup =
        host -> {
          looked.add(host);
          if (host.startsWith("lambda")) {
            throw new UnknownHostException(host);
          }
          return List.of(InetAddress.getLoopbackAddress());
        };
    Map<Service, URI> endpoints = new EnumMap<>(Service.class);
    byte[] answer = Http.answer(500, "", "{}");
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(answer))) {
      endpoints.put(
          Service.BEDROCK_AGENT_RUNTIME, URI.create("http://agents.invalid:" + server.port()));
      endpoints.put(Service.LAMBDA, URI.create("http://lambda.invalid:" + server.port()));
      Target target = new Target("two", endpoints, "us-east-1", KeySource.of(Target.EXAMPLE_KEYS));
      WireSettings settings =
          WireSettings.defaults().withNetwork(Network.direct().withLookup(lookup));
      try (Client client = Client.of(target, settings)) {
        Agents agents = Agents.over(client, AgentsSettings.of(Map.of()));
        Functions functions = Functions.over(client, FunctionsSettings.of(Map.of()));
        assertThat(looked).isEmpty();
        agents.ready();
        for (int i = 0; i < 3; i++) {
          agents.ask(Question.of(new AgentAddress("A", "B"), "session", "Hello!", true));
        }
        assertThat(looked).containsExactly("agents.invalid");
        for (int i = 0; i < 3; i++) {
          assertThatThrownBy(functions::ready)
              .isInstanceOf(TargetException.class)
              .hasMessageStartingWith("cannot find the host of http://lambda.invalid:");
        }
        assertThat(looked).containsExactly("agents.invalid", "lambda.invalid");
      }
    }
  }

  @Test
  @DisplayName("is not looked up any more once its client is closed")
  void closedBefore() {
    Client client = client("http://no.such.invalid");
    Caller caller = client.caller(Service.LAMBDA);
    client.close();
    assertThatThrownBy(caller::ready)
        .isInstanceOf(TargetException.class)
        .hasMessage("the client of http://no.such.invalid was closed");
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

  @Test
  @DisplayName("is never reached by a rehearsal, however many event loops take part in it")
  void rehearsal() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing(Script.answering(new byte[0]));
        Client client =
            Client.of(Target.url(server.url()), WireSettings.defaults().withEventLoops(3))) {
      Agents.over(client, AgentsSettings.of(Map.of())).rehearse();
      Functions.over(client, FunctionsSettings.of(Map.of())).rehearse();
      assertThat(server.connections()).isZero();
      assertThat(client.openConnections()).isZero();
    }
  }
}
