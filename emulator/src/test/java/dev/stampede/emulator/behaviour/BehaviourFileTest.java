package dev.stampede.emulator.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.emulator.agents.Agent;
import dev.stampede.emulator.agents.AgentsBehaviour;
import dev.stampede.emulator.agents.Habit;
import dev.stampede.emulator.agents.RoutingMode;
import dev.stampede.emulator.fault.Fault;
import dev.stampede.emulator.fault.FaultKind;
import dev.stampede.emulator.fault.FaultTarget;
import dev.stampede.emulator.fault.Window;
import dev.stampede.emulator.functions.Curve;
import dev.stampede.emulator.functions.Curve.Point;
import dev.stampede.emulator.functions.FunctionSettings;
import dev.stampede.emulator.functions.FunctionsSettings;
import dev.stampede.emulator.functions.LogFormat;
import dev.stampede.emulator.functions.Program;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.latency.Spread;
import dev.stampede.emulator.latency.TraceDetail;
import dev.stampede.emulator.quota.ModelQuota;
import dev.stampede.emulator.quota.Quotas;
import dev.stampede.emulator.quota.RequestQuota;
import dev.stampede.emulator.quota.Throttling;
import dev.stampede.emulator.rate.Rate;
import dev.stampede.emulator.wire.ServiceError;
import dev.stampede.emulator.wire.SignatureCheck;
import dev.stampede.input.BadInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A behaviour file")
class BehaviourFileTest {
  /** The worked example of the guide. */
  private static final Path EXAMPLE = Path.of("../docs/behaviour.yaml");

  @Test
  void withEveryKeyIsRead() {
    Behaviour behaviour =
        read(
            """
            # a comment
            latency:
              first-event: 40ms
              trace: compact
              trace-bytes: 2000
              chunks: 6
              answer-bytes: 900
              turn:
                default: {median: 1s, p95: 2s}
                notes:
                  median: 500ms
                  p95: 800ms
            agents:
              mode: supervisor-router
              several-intents: true
              blocked-words: [lottery]
              misroutes: 5%
              lost-context: 1%
              leaks: 0.5%
            functions:
              concurrency: 50
              deployed:
                information-actions-dev: false
                notes-actions-dev:
                  memory: 256
                  timeout: 3s
                  times:
                    /add-note: {median: 1s, p95: 2s}
                    default: {sizes: {1: 100ms, 10: 500ms}, p95: 1.5x}
                  init: {median: 1s, p95: 2s}
                  snap-start: {median: 100ms, p95: 200ms}
                  keep-warm: 1m
                  reserved-concurrency: 5
                  scaling: 10
                  log-format: json
                  aliases: {live: 7}
                  faults: [{kind: slow=3x, share: 10%, to: 1m}]
                more: {program: notes}
            faults:
              - {kind: reset, share: 1%, first-attempt: true}
              - kind: status=503/ServiceUnavailableException
                agent: scheduling
                from: 30s
                to: 1m
                since: start
            quotas:
              account: {requests-per-minute: 600, burst-requests: 20, throttled: in-stream}
              agents:
                default: {requests-per-minute: 60}
                notes: {requests-per-minute: 6}
              model:
                requests-per-minute: 200
                tokens-per-minute: 500000
                burst-tokens: 1000
                burndown: 15
                max-tokens: 4096
                throttled: before-stream
            signatures: enforce
            """);
    assertThat(behaviour.latency())
        .isEqualTo(
            new Latency(
                Duration.ofMillis(40),
                TraceDetail.COMPACT,
                2000,
                6,
                900,
                Optional.empty(),
                Map.of(
                    "default",
                    new Spread(Duration.ofSeconds(1), Duration.ofSeconds(2)),
                    "notes",
                    new Spread(Duration.ofMillis(500), Duration.ofMillis(800)))));
    assertThat(behaviour.agents())
        .isEqualTo(
            AgentsBehaviour.defaults()
                .withMode(RoutingMode.SUPERVISOR_ROUTER)
                .withSeveralIntents(true)
                .withBlockedWords(List.of("lottery"))
                .with(Habit.MISROUTE, 0.05)
                .with(Habit.LOST_CONTEXT, 0.01)
                .with(Habit.LEAK, 0.005));
    FunctionsSettings usual = FunctionsSettings.REALISTIC;
    assertThat(behaviour.functions())
        .isEqualTo(
            usual
                .withConcurrency(50)
                .withFunctions(
                    List.of(usual.functions().get(0), usual.functions().get(1), notes(), more())));
    assertThat(behaviour.faults())
        .containsExactly(
            Fault.parse("1%:first-attempt:reset"),
            new Fault(
                1,
                new FaultKind.Status(503, Optional.of(ServiceError.SERVICE_UNAVAILABLE)),
                false,
                Optional.of("scheduling"),
                new Window(
                    Duration.ofSeconds(30),
                    Optional.of(Duration.ofMinutes(1)),
                    Window.Since.START)));
    assertThat(behaviour.quotas())
        .isEqualTo(
            new Quotas(
                Optional.of(new RequestQuota(new Rate(600, 20), Throttling.IN_STREAM)),
                Map.of(
                    "default",
                    new RequestQuota(Rate.perMinute(60), Throttling.BEFORE_STREAM),
                    "notes",
                    new RequestQuota(Rate.perMinute(6), Throttling.BEFORE_STREAM)),
                Optional.of(
                    new ModelQuota(
                        Optional.of(Rate.perMinute(200)),
                        Optional.of(new Rate(500_000, 1000)),
                        15,
                        4096,
                        Throttling.BEFORE_STREAM))));
    assertThat(behaviour.signatures()).isEqualTo(SignatureCheck.ENFORCE);
  }

  private static FunctionSettings more() {
    return FunctionSettings.of("more", Program.NOTES);
  }

  private static FunctionSettings notes() {
    var slow =
        new Fault(
            0.1,
            new FaultKind.Slow(3),
            false,
            Optional.empty(),
            new Window(Duration.ZERO, Optional.of(Duration.ofMinutes(1)), Window.Since.PUT));
    Duration second = Duration.ofSeconds(1);
    var one = new Point(1, Duration.ofMillis(100));
    var ten = new Point(10, Duration.ofMillis(500));
    return FunctionSettings.of("notes-actions-dev", Program.NOTES)
        .withMemory(256)
        .withTimeout(Duration.ofSeconds(3))
        .withTimes(
            Map.of(
                "/add-note",
                Curve.of(new Spread(second, Duration.ofSeconds(2))),
                "default",
                new Curve(List.of(one, ten), 1.5)))
        .withInit(new Spread(second, Duration.ofSeconds(2)))
        .withSnapStart(new Spread(Duration.ofMillis(100), Duration.ofMillis(200)))
        .withKeepWarm(Duration.ofMinutes(1))
        .withReservedConcurrency(5)
        .withScaling(10)
        .withLogFormat(LogFormat.JSON)
        .withAliases(Map.of("live", "7"))
        .withFaults(List.of(slow));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "{}", "latency: realistic\n"})
  void leavesWhatItDoesNotNameAsItIsByDefault(String text) {
    assertThat(read(text)).isEqualTo(Behaviour.DEFAULT);
  }

  @Test
  void mayBeJson() {
    assertThat(
            read(
                "{\"agents\": {\"misroutes\": \"50%\"}, \"faults\": [{\"kind\": \"empty\", \"share\": 0.5}]}"))
        .isEqualTo(
            Behaviour.DEFAULT.withMisroutes(0.5).withFaults(List.of(Fault.parse("50%:empty"))));
  }

  @Test
  void ofAModelHasTheBurndownAndTheReservationOfTheAgentsModel() {
    assertThat(read("quotas: {model: {tokens-per-minute: 100}}").quotas().model())
        .hasValue(
            new ModelQuota(
                Optional.empty(), Optional.of(Rate.perMinute(100)), 5, 2048, Throttling.IN_STREAM));
  }

  @Test
  void mayFixTheTimeOfEveryTurn() {
    Latency latency = read("latency: {stream: 2s, chunks: 8, trace: route}").latency();
    assertThat(latency.fixed()).hasValue(Duration.ofSeconds(2));
    assertThat(read("latency: {stream: 0}").latency().firstEvent()).isZero();
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        Arguments.of(
            "signatures: log\nlatncy: none\n", 2, "unknown key 'latncy'", "did you mean latency?"),
        Arguments.of("latency: non\n", 1, "unknown latency 'non'", "did you mean none?"),
        Arguments.of(
            "latency:\n  chunks: 8\n  chunk: 9\n",
            3,
            "unknown key 'chunk'",
            "did you mean chunks?"),
        Arguments.of("latency:\n  stream: 2\n", 2, "stream: '2' has no unit", "80ms or 2s"),
        Arguments.of(
            "latency:\n\n\n  trace: fll\n",
            4,
            "trace is full or compact or route, not 'fll'",
            "did you mean full?"),
        Arguments.of("latency: {chunks: many}\n", 1, "chunks must be a whole number", "'many'"),
        Arguments.of("latency: {chunks: 0}\n", 1, "from 1 to 10000", "'0'"),
        Arguments.of("latency: {chunks: [1]}\n", 1, "chunks cannot be a list", ""),
        Arguments.of(
            "signatures: log\nsignatures: off\n", 2, "'signatures' stands here twice", "line 1"),
        Arguments.of("latency:\n  turn: 2s\n", 2, "turn cannot be '2s'", "default: {median"),
        Arguments.of(
            "latency:\n  turn:\n    schedulin: {median: 1s, p95: 2s}\n",
            3,
            "unknown agent 'schedulin'",
            "did you mean scheduling?"),
        Arguments.of(
            "latency:\n  turn:\n    supervisor: {median: 1s, p95: 2s}\n",
            3,
            "within the time of the agent that answers",
            "or default"),
        Arguments.of("latency:\n  turn:\n    notes: {median: 1s}\n", 3, "notes needs both", ""),
        Arguments.of(
            "latency:\n  turn:\n    notes: {median: 1s, p9: 2s}\n",
            3,
            "unknown key 'p9'",
            "did you mean p95?"),
        Arguments.of(
            "latency:\n  turn:\n    notes: {median: 3s, p95: 2s}\n",
            3,
            "at most the p95",
            "3000ms"),
        Arguments.of(
            "latency:\n  stream: 2s\n  turn:\n    notes: {median: 1s, p95: 2s}\n",
            4,
            "leave out turn",
            ""),
        Arguments.of("latency:\n  stream: 1s\n  first-event: 2s\n", 3, "later than the end", ""),
        Arguments.of("agents:\n  misroutes: 101%\n", 2, "misroutes: '101%' is not a share", ""),
        Arguments.of("faults: reset\n", 1, "faults cannot be 'reset'", "{kind: reset, share: 1%}"),
        Arguments.of("faults:\n  - {share: 1%}\n", 2, "a fault needs a kind", ""),
        Arguments.of(
            "faults:\n  - {kind: reset}\n  - {kind: rest}\n",
            3,
            "unknown kind 'rest'",
            "did you mean reset?"),
        Arguments.of(
            "faults:\n  - kind: reset\n    agnt: notes\n",
            3,
            "unknown key 'agnt'",
            "did you mean agent?"),
        Arguments.of(
            "faults:\n  - kind: reset\n    agent: note\n", 3, "not 'note'", "did you mean notes?"),
        Arguments.of(
            "faults:\n  - kind: reset\n    from: 3s\n    to: 2s\n",
            2,
            "must end ('to') after it begins",
            ""),
        Arguments.of(
            "faults:\n  - kind: reset\n    since: now\n",
            3,
            "since is put or start, not 'now'",
            ""),
        Arguments.of(
            "signatures: log\nfaults:\n  - {kind: reset, share: 60%}\n  - {kind: close, share: 60%}\n",
            3, "add up to 120%", ""),
        Arguments.of(
            "quotas:\n  agent: {requests-per-minute: 1}\n",
            2,
            "unknown key 'agent'",
            "did you mean agents?"),
        Arguments.of(
            "quotas:\n  agents:\n    notse: {requests-per-minute: 1}\n",
            3,
            "unknown agent 'notse'",
            "did you mean notes?"),
        Arguments.of(
            "quotas:\n  account: {burst-requests: 1}\n",
            2,
            "burst-requests means nothing without requests-per-minute",
            ""),
        Arguments.of(
            "quotas:\n  account: {throttled: in-stream}\n",
            2,
            "account needs requests-per-minute",
            ""),
        Arguments.of(
            "quotas:\n  account: {requests-per-minute: 0}\n", 2, "from 1 to 50000000", "'0'"),
        Arguments.of(
            "quotas:\n  model: {burndown: 5}\n",
            2,
            "model needs requests-per-minute or tokens-per-minute",
            ""),
        Arguments.of(
            "quotas:\n  model:\n    tokens-per-minute: 5\n    throttled: in-steam\n",
            4,
            "not 'in-steam'",
            "did you mean in-stream?"),
        Arguments.of(
            "signatures: enforced\n",
            1,
            "unknown signature check 'enforced'",
            "did you mean enforce?"),
        Arguments.of("- a\n- b\n", 1, "'name: value' lines", ""),
        Arguments.of("signatures: log\nlatency: {turn: ]\n", 2, "not valid YAML", ""));
  }

  @ParameterizedTest(name = "line {1}: {2} {3}")
  @MethodSource("wrong")
  void thatIsWrongIsRefusedWithItsLineAndTheNearestRightName(
      String text, int line, String what, String hint) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith("b.yaml:" + line + ": ")
        .hasMessageContaining(what)
        .hasMessageContaining(hint);
  }

  @Test
  void isReadFromDisk(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("own.yaml");
    Files.writeString(file, "signatures: off\n");
    assertThat(BehaviourFile.read(file).signatures()).isEqualTo(SignatureCheck.OFF);
    Files.writeString(file, "\nsignature: off\n");
    assertThatThrownBy(() -> BehaviourFile.read(file))
        .hasMessageStartingWith(file + ":2: unknown key 'signature'");
    assertThatThrownBy(() -> BehaviourFile.read(folder.resolve("none.yaml")))
        .hasMessageContaining("there is no such file");
  }

  @Test
  void showsAllOfABehaviour() {
    assertThat(
            BehaviourFile.show(
                Behaviour.DEFAULT
                    .withLatency(Latency.NONE)
                    .withFunctions(
                        FunctionsSettings.REALISTIC.withFunctions(
                            List.of(FunctionSettings.of("notes-actions-dev", Program.NOTES))))
                    .withFaults(List.of(Fault.parse("1%:reset@3")))))
        .isEqualTo(
            """
            region: us-east-1
            latency:
              first-event: 0s
              trace: compact
              trace-bytes: 0
              chunks: 8
              answer-bytes: 0
              stream: 0s
            agents:
              mode: supervisor
              several-intents: false
              blocked-words: []
              misroutes: 0.6%
              undecidable: 0%
              nested: 0%
              parallel: 0%
              repeated: 0%
              return-control: 0%
              files: 0%
              guardrail: 0%
              max-iterations: 0%
              unknown-events: 0%
              unknown-members: 0%
              without-action: 0%
              failed-actions: 0%
              lost-context: 0%
              leaks: 0%
            functions:
              account: 123456789012
              concurrency: 1000
              deployed:
                scheduling-agent-bulk-ops-dev: false
                scheduling-actions-dev: false
                information-actions-dev: false
                notes-actions-dev:
                  program: notes
                  aliases:
                    live: 1
                  memory: 512
                  timeout: 60s
                  times:
                    default:
                      sizes:
                        1: 90ms
                      p95: 2x
                  init:
                    median: 400ms
                    p95: 800ms
                  keep-warm: 600s
                  scaling: 1000
                  log-format: text
                  faults: []
            faults:
              - kind: reset@3
                share: 1%
            quotas: {}
            signatures: log
            """);
  }

  @Test
  void ofTheGuideIsRightAndShowsItselfUnchanged() {
    Behaviour example = BehaviourFile.read(EXAMPLE);
    assertThat(example).isNotEqualTo(Behaviour.DEFAULT);
    assertThat(read(BehaviourFile.show(example))).isEqualTo(example);
  }

  @RepeatedTest(200)
  void isReadAsItIsShown(RepetitionInfo repetition) {
    long seed = repetition.getCurrentRepetition();
    Behaviour behaviour = some(new Random(seed));
    String text = BehaviourFile.show(behaviour);
    assertThat(read(text)).as("seed %d:%n%s", seed, text).isEqualTo(behaviour);
  }

  private static Behaviour some(Random random) {
    return new Behaviour(
        random.nextBoolean() ? "us-east-1" : "ap-southeast-" + random.nextInt(1, 8),
        someLatency(random),
        someAgents(random),
        someFunctions(random),
        someFaults(random, OF_AGENTS),
        new Quotas(
            some(random, BehaviourFileTest::someRequests),
            someQuotas(random),
            some(random, BehaviourFileTest::someModel)),
        one(random, SignatureCheck.values()));
  }

  private static Latency someLatency(Random random) {
    Duration first = someTime(random);
    TraceDetail trace = one(random, TraceDetail.values());
    int bytes = random.nextInt(1_000_000);
    int chunks = 1 + random.nextInt(10_000);
    if (random.nextBoolean()) {
      var fixed = Optional.of(first.plus(someTime(random)));
      return new Latency(first, trace, bytes, chunks, bytes, fixed, Map.of());
    }
    Map<String, Spread> turns = new LinkedHashMap<>();
    turns.put(Latency.DEFAULT, someSpread(random));
    for (Agent agent : Agent.collaborators()) {
      if (random.nextBoolean()) {
        turns.put(agent.label(), someSpread(random));
      }
    }
    return new Latency(first, trace, bytes, chunks, bytes, Optional.empty(), turns);
  }

  private static Spread someSpread(Random random) {
    Duration median = someTime(random).plusNanos(1);
    return new Spread(median, median.plus(someTime(random)));
  }

  private static AgentsBehaviour someAgents(Random random) {
    AgentsBehaviour agents =
        AgentsBehaviour.defaults()
            .withMode(one(random, RoutingMode.values()))
            .withSeveralIntents(random.nextBoolean())
            .withBlockedWords(
                random.nextBoolean() ? List.of() : List.of("lottery", "no: 7", "off"));
    for (Habit habit : Habit.values()) {
      agents = agents.with(habit, somePercents(random, 10_000));
    }
    return agents;
  }

  private static FunctionsSettings someFunctions(Random random) {
    var functions = new ArrayList<FunctionSettings>();
    for (FunctionSettings usual : FunctionsSettings.REALISTIC.functions()) {
      if (random.nextBoolean()) {
        functions.add(random.nextBoolean() ? usual : some(random, usual));
      }
    }
    functions.add(some(random, FunctionSettings.of("mine", one(random, Program.values()))));
    return FunctionsSettings.REALISTIC
        .withConcurrency(100 + random.nextInt(900))
        .withFunctions(functions);
  }

  private static FunctionSettings some(Random random, FunctionSettings usual) {
    Map<String, Curve> times = new LinkedHashMap<>(usual.times());
    var point = new Point(1, someTime(random).plusNanos(1));
    times.put("default", new Curve(List.of(point), 1 + random.nextInt(50) / 7.0));
    FunctionSettings function =
        usual
            .withAliases(Map.of("live", "1", "next", "" + random.nextInt(100)))
            .withTimes(times)
            .withMemory(128 + random.nextInt(1000))
            .withTimeout(Duration.ofMillis(1 + random.nextInt(100_000)))
            .withInit(random.nextBoolean() ? Spread.ZERO : someSpread(random))
            .withKeepWarm(someTime(random))
            .withScaling(1 + random.nextInt(5000))
            .withLogFormat(one(random, LogFormat.values()))
            .withFaults(someFaults(random, OF_FUNCTIONS));
    function = random.nextBoolean() ? function : function.withSnapStart(someSpread(random));
    return random.nextBoolean() ? function : function.withReservedConcurrency(random.nextInt(10));
  }

  private static final List<String> OF_AGENTS =
      List.of(
          "status=503",
          "status=599",
          "status=403/ExpiredTokenException",
          "status=418/!Teapot",
          "reset",
          "reset@0",
          "exception=throttlingException@7",
          "exception=!newException",
          "error=Failure@2",
          "drip",
          "drip=7/3ms@2",
          "truncate",
          "partial-frame@2",
          "bad-crc",
          "empty",
          "silence",
          "close");

  private static final List<String> OF_FUNCTIONS =
      List.of(
          "status=500",
          "throttle",
          "throttle=CallerRateLimitExceeded",
          "function-error=KeyError",
          "business-error=400",
          "slow=2.5x",
          "reset@100",
          "close");

  private static List<Fault> someFaults(Random random, List<String> kinds) {
    boolean ofAgents = kinds.equals(OF_AGENTS);
    FaultTarget target = ofAgents ? FaultTarget.AGENT : FaultTarget.FUNCTION;
    var faults = new ArrayList<Fault>();
    for (int i = random.nextInt(6); i > 0; i--) {
      Duration from = someTime(random);
      Window window =
          random.nextBoolean()
              ? Window.ALWAYS
              : new Window(
                  from,
                  some(random, r -> from.plus(someTime(r)).plusNanos(1)),
                  one(random, Window.Since.values()));
      faults.add(
          new Fault(
              somePercents(random, 1_000),
              FaultKind.parse(kinds.get(random.nextInt(kinds.size())), target),
              random.nextBoolean(),
              ofAgents ? some(random, r -> one(r, Agent.values()).label()) : Optional.empty(),
              window));
    }
    return faults;
  }

  private static Map<String, RequestQuota> someQuotas(Random random) {
    Map<String, RequestQuota> agents = new LinkedHashMap<>();
    for (String name : List.of(Quotas.DEFAULT, "supervisor", "notes")) {
      if (random.nextBoolean()) {
        agents.put(name, someRequests(random));
      }
    }
    return agents;
  }

  private static RequestQuota someRequests(Random random) {
    return new RequestQuota(someRate(random), one(random, Throttling.values()));
  }

  private static ModelQuota someModel(Random random) {
    return new ModelQuota(
        some(random, BehaviourFileTest::someRate),
        Optional.of(someRate(random)),
        1 + random.nextInt(100),
        random.nextInt(100_000),
        one(random, Throttling.values()));
  }

  private static Rate someRate(Random random) {
    return new Rate(1 + random.nextInt(Rate.MOST), 1 + random.nextInt(Rate.MOST));
  }

  private static Duration someTime(Random random) {
    long unit = List.of(1L, 1_000L, 1_000_000L, 1_000_000_000L).get(random.nextInt(4));
    return Duration.ofNanos(random.nextInt(5_000) * unit);
  }

  private static <T> Optional<T> some(Random random, Function<Random, T> what) {
    return random.nextBoolean() ? Optional.of(what.apply(random)) : Optional.empty();
  }

  // As people write them: hundredths of a percent, at most so many.
  private static double somePercents(Random random, int most) {
    return random.nextInt(most + 1) / 100.0 / 100;
  }

  private static <T> T one(Random random, T[] all) {
    return all[random.nextInt(all.length)];
  }

  private static Behaviour read(String text) {
    return BehaviourFile.parse("b.yaml", text);
  }
}
