package dev.stampede.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.input.BadInput;
import dev.stampede.input.Document;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The configuration")
class ConfigurationTest {

  private static final List<String> FLAGS = List.of("users", "spawn-rate", "user-classes");
  private static final Configuration DEFAULTS = Configuration.defaults();

  private static Configuration file(String... lines) {
    return ConfigurationFile.lay(
        Document.of("stampede.yaml", String.join("\n", lines)), DEFAULTS, FLAGS);
  }

  private static <T> T in(Map<String, T> entries, String name) {
    return Optional.ofNullable(entries.get(name)).orElseThrow();
  }

  @Test
  void isTheSuiteOfTheTeamWhereNobodySaysOtherwise() {
    AgentEntry supervisor = in(DEFAULTS.agents(), "supervisor");
    assertThat(supervisor.agentId().value()).isEqualTo("5VTIWONUMO");
    assertThat(supervisor.aliasId().value()).isEqualTo("HH2U7EZXMW");
    AgentEntry coordinator = in(DEFAULTS.agents(), "coordinator");
    assertThat(coordinator.agentId().value()).isEqualTo("QUHR9JP4GT");
    assertThat(coordinator.aliasId().value()).isEqualTo("TSTALIASID");
    assertThat(in(DEFAULTS.messages(), "chitchat").value()).hasSize(8).contains("Goodbye!");
    assertThat(in(DEFAULTS.profiles(), "stress").value())
        .isEqualTo(
            new Profile(
                500,
                50,
                Optional.of(Duration.ofHours(1)),
                List.of(),
                Optional.empty(),
                "find the breaking point and the limits"));
    assertThat(DEFAULTS.targets()).extracting(Setting::value).containsExactly("defaults");
    assertThat(in(DEFAULTS.prices().value().models(), "claude-sonnet-4-5").output()).isEqualTo(15);
  }

  @Test
  void isTheDefaultsWhereTheFileIsEmpty() {
    assertThat(file("")).isEqualTo(DEFAULTS);
  }

  @Test
  void takesFieldByFieldFromTheFileAndRemembersTheLine() {
    Configuration all = file("agents:", "  supervisor:", "    alias-id: OTHERALIAS");

    AgentEntry supervisor = in(all.agents(), "supervisor");
    assertThat(supervisor.agentId()).isEqualTo(in(DEFAULTS.agents(), "supervisor").agentId());
    assertThat(supervisor.aliasId().value()).isEqualTo("OTHERALIAS");
    assertThat(supervisor.aliasId().origin().words()).isEqualTo("stampede.yaml:3");
    assertThat(all.agents().keySet()).isEqualTo(DEFAULTS.agents().keySet());
  }

  @Test
  void switchesAFunctionOffOrRenamesIt() {
    Configuration all =
        file("functions:", "  notes: {enabled: false}", "  scheduling: mine:live", "  new: fresh");

    assertThat(in(all.functions(), "notes").enabled().value()).isFalse();
    assertThat(in(all.functions(), "notes").name().value()).isEqualTo("notes-actions-dev");
    assertThat(in(all.functions(), "scheduling").name().value()).isEqualTo("mine:live");
    assertThat(in(all.functions(), "new").enabled().value()).isTrue();
  }

  @Test
  void replacesListsAsAWhole() {
    Configuration all =
        file("messages:", "  chitchat: [Hey]", "targets:", "  - defaults", "  - 'all: p99 < 9s'");

    assertThat(in(all.messages(), "chitchat").value()).containsExactly("Hey");
    assertThat(in(all.messages(), "notes")).isEqualTo(in(DEFAULTS.messages(), "notes"));
    assertThat(all.targets())
        .extracting(Setting::value)
        .containsExactly("defaults", "all: p99 < 9s");
    assertThat(file("targets: []").targets()).isEmpty();
  }

  @Test
  void readsProfilesWithStagesAndSpikes() {
    Configuration all =
        file(
            "profiles:",
            "  steps: {stages: [{duration: 1m, users: 10}, {duration: 5m, users: 50, spawn-rate: 5}]}",
            "  burst: {users: 100, run-time: 5m, spike: {base: 5, at: 1m, lasts: 30s}}");

    assertThat(in(all.profiles(), "steps").value().users()).isEqualTo(50);
    assertThat(in(all.profiles(), "steps").value().stages())
        .containsExactly(
            new Profile.Stage(Duration.ofMinutes(1), 10, Optional.empty()),
            new Profile.Stage(Duration.ofMinutes(5), 50, Optional.of(5.0)));
    assertThat(in(all.profiles(), "burst").value().spike())
        .contains(new Profile.Spike(5, Duration.ofMinutes(1), Duration.ofSeconds(30)));
  }

  @Test
  void holdsSystemsWithAgentsOfTheirOwn() {
    Configuration all =
        file(
            "systems:",
            "  live:",
            "    target: aws",
            "    production: true",
            "    region: eu-west-1",
            "    agents: {supervisor: {agent-id: LIVEAGENT}}");

    SystemEntry live = in(all.systems(), "live");
    assertThat(live.agents().keySet()).containsExactly("supervisor");
    Configuration chosen = all.of(live);
    assertThat(chosen.production().value()).isTrue();
    assertThat(chosen.region().value()).isEqualTo("eu-west-1");
    assertThat(in(chosen.agents(), "supervisor").agentId().value()).isEqualTo("LIVEAGENT");
    assertThat(in(chosen.agents(), "supervisor").aliasId().value()).isEqualTo("HH2U7EZXMW");
    assertThat(in(chosen.agents(), "notes")).isEqualTo(in(DEFAULTS.agents(), "notes"));
  }

  @Test
  void takesFlagsFromTheFileThenFromTheEnvironment() {
    Configuration all =
        EnvironmentLayer.lay(
            Map.of(
                "STAMPEDE_USERS", "7",
                "STAMPEDE_SPAWN_RATE", " ",
                "AWS_REGION", "eu-north-1",
                "NOTES_AGENT_ID", "NOTESAGENT",
                "BULK_OPS_FUNCTION_NAME", "bulk:live"),
            file("run:", "  users: 50", "  spawn-rate: 5", "  user-classes: [A, B]"),
            FLAGS);

    assertThat(in(all.flags(), "users"))
        .isEqualTo(new Setting<>("7", new Origin.Environment("STAMPEDE_USERS")));
    assertThat(in(all.flags(), "spawn-rate").origin().words()).isEqualTo("stampede.yaml:3");
    assertThat(in(all.flags(), "user-classes").value()).isEqualTo("A,B");
    assertThat(all.region().value()).isEqualTo("eu-north-1");
    assertThat(in(all.agents(), "notes").agentId().value()).isEqualTo("NOTESAGENT");
    assertThat(in(all.functions(), "bulk_ops").name().value()).isEqualTo("bulk:live");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          agnets: {}                              | stampede.yaml:1: unknown key 'agnets'; known are region, production, agents, functions, messages, payloads, targets, profiles, prices, systems, run; did you mean agents?
          agents:~  new: {agent-id: A}            | stampede.yaml:2: agents.new needs alias-id
          agents:~  new: {agent: A}               | stampede.yaml:2: unknown key 'agent'; known are agent-id, alias-id; did you mean agent-id?
          agents: 5                               | stampede.yaml:1: agents cannot be '5'; write for example agents:~  supervisor: {agent-id: 5VTIWONUMO, alias-id: HH2U7EZXMW}
          functions:~  notes: {enabled: maybe}    | stampede.yaml:2: functions.notes.enabled must be true or false, not 'maybe'
          messages:~  chitchat: []                | stampede.yaml:2: messages.chitchat must not be empty
          run:~  user: 5                          | stampede.yaml:2: unknown flag 'user'; known are users, spawn-rate, user-classes; did you mean users?
          profiles:~  x: {users: 0}               | stampede.yaml:2: profiles.x.users must be a whole number, 1 or more, not '0'
          profiles:~  x: {spawn-rate: 2}          | stampede.yaml:2: profiles.x needs either users or stages
          profiles:~  x: {users: 5, run-time: 0s} | stampede.yaml:2: profiles.x.run-time must be above 0
          systems:~  live: {production: true}     | stampede.yaml:2: systems.live needs a target: aws or a URL
          prices:~  date: 2026-01-01              | stampede.yaml:2: 'models' is missing here
          """)
  void refusesWhatIsWrongWithItsLineAndTheNearestName(String text, String complaint) {
    assertThatThrownBy(() -> file(text.replace('~', '\n')))
        .isInstanceOf(BadInput.class)
        .hasMessage(complaint.replace('~', '\n'));
  }

  @Test
  void isListedWithOriginsAndReadsBackToTheSameValues() {
    Configuration all =
        EnvironmentLayer.lay(
            Map.of("STAMPEDE_USERS", "7"), file("agents: {notes: {alias-id: X1}}"), FLAGS);

    List<String> lines = Listing.of(all);

    assertThat(lines).anySatisfy(line -> assertThat(line).matches(" +users: 7 +# STAMPEDE_USERS"));
    assertThat(lines)
        .anySatisfy(line -> assertThat(line).matches(" +alias-id: X1 +# stampede.yaml:1"));
    Configuration again =
        ConfigurationFile.lay(
            Document.of("listed.yaml", String.join("\n", lines)), DEFAULTS, FLAGS);
    assertThat(Listing.of(again).stream().map(ConfigurationTest::withoutOrigin))
        .containsExactlyElementsOf(lines.stream().map(ConfigurationTest::withoutOrigin).toList());
  }

  private static String withoutOrigin(String line) {
    return line.replaceAll(" +# .*", "");
  }

  @Test
  void isReadFromTheExampleInTheDocs() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "configuration.md"));
    String example = page.substring(page.indexOf("```yaml\n") + 8);
    example = example.substring(0, example.indexOf("```"));

    Configuration all = ConfigurationFile.lay(Document.of("example", example), DEFAULTS, FLAGS);

    assertThat(all.systems()).containsKey("live");
    assertThat(in(all.functions(), "notes").enabled().value()).isFalse();
    assertThat(in(all.profiles(), "burst").value().spike()).isPresent();
  }

  @Test
  void masksWhatMayBeSecret() {
    List<String> flags = List.of("web-password");
    Configuration all =
        ConfigurationFile.lay(
            Document.of("stampede.yaml", "run: {web-password: hunter2}"), DEFAULTS, flags);

    assertThat(String.join("\n", Listing.of(all)))
        .contains("web-password: ********")
        .doesNotContain("hunter2");
  }

  @Test
  void masksSecretsInPayloadsByTheirKeysHoweverDeep() {
    List<String> lines =
        Listing.of(
            file(
                "payloads:",
                "  order:",
                "    api_key: s3cret1",
                "    password: [s3cret2]",
                "    body: {Token: s3cret3, sku: A7}",
                "    parameters: [{name: clientSecret, value: s3cret4}, {name: id, value: B8}]",
                "    callback: https://me:s3cret5@shop.example/back"));

    assertThat(lines)
        .filteredOn(line -> line.startsWith("  order:"))
        .singleElement()
        .asString()
        .contains("\"api_key\": \"********\"", "\"Token\": \"********\"", "A7", "B8")
        .contains("https://********@shop.example/back")
        .doesNotContain("s3cret");
  }

  @Test
  void showsNoUserAndPasswordOfAUrl() {
    Configuration all =
        ConfigurationFile.lay(
            Document.of(
                "stampede.yaml",
                "run: {target: 'https://me:hunter2@shop.example'}\n"
                    + "systems: {live: {target: 'https://me:hunter2@live.example'}}"),
            DEFAULTS,
            List.of("target"));

    assertThat(String.join("\n", Listing.of(all)))
        .contains("https://********@shop.example", "https://********@live.example")
        .doesNotContain("hunter2");
    assertThat(EffectiveValue.of(all).toString())
        .contains("https://********@shop.example")
        .doesNotContain("hunter2");
  }

  @Test
  void takesPricesThatSayNothingOfFunctions() {
    Configuration all =
        file(
            "prices:",
            "  date: 2026-01-01",
            "  source: our contract",
            "  models: {nova-lite: {input: 1, output: 2}}",
            "  turn: {model: nova-lite, input-tokens: 1, output-tokens: 1}");

    assertThat(all.prices().value().lambda()).isEqualTo(Prices.Lambda.NONE);
    assertThat(Listing.of(all)).noneMatch(line -> line.startsWith("  lambda:"));
  }

  @Test
  void replacesAProfileAndAPayloadOfTheSameName() {
    Configuration all =
        file(
            "profiles: {stress: {users: 3}}",
            "payloads: {list_projects: {apiPath: /mine}}",
            "systems: {}");

    assertThat(in(all.profiles(), "stress").value().spawnRate()).isEqualTo(1);
    assertThat(in(all.profiles(), "stress").value().runTime()).isEmpty();
    assertThat(in(all.payloads(), "list_projects").value()).containsOnlyKeys("apiPath");
  }

  @Test
  void isDecidedByTheStrongestLayer() {
    List<Origin> weakFirst =
        List.of(
            new Origin.Default(),
            new Origin.Derived("profile smoke"),
            in(file("run: {users: 1}").flags(), "users").origin(),
            new Origin.Environment("STAMPEDE_USERS"),
            new Origin.Flag("--users"));

    for (int weak = 0; weak < weakFirst.size(); weak++) {
      for (int strong = 0; strong < weakFirst.size(); strong++) {
        assertThat(weakFirst.get(weak).isWeakerThan(weakFirst.get(strong)))
            .as("%s under %s", weakFirst.get(weak), weakFirst.get(strong))
            .isEqualTo(weak < strong);
      }
    }
  }
}
