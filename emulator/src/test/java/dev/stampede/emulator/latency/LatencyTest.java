package dev.stampede.emulator.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.settings.BadSettingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A latency model")
class LatencyTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 42, -7})
  void realisticMeetsTheTargetsOfTheSuiteComfortably(long seed) {
    double[] seconds = new double[10_000];
    String[] mix = {
      "chitchat",
      "chitchat",
      "chitchat",
      "scheduling",
      "scheduling",
      "scheduling",
      "scheduling",
      "scheduling",
      "information",
      "notes"
    };
    for (int call = 0; call < seconds.length; call++) {
      String agent = mix[call % mix.length];
      seconds[call] = Latency.REALISTIC.turnNanos(agent, new Draws(seed, call)) / 1e9;
    }
    Arrays.sort(seconds);
    assertThat(seconds[5_000]).as("p50").isBetween(0.8, 1.7);
    assertThat(seconds[9_500]).as("p95").isBetween(2.0, 4.0);
    assertThat(seconds[9_900]).as("p99").isBetween(3.0, 7.0);
  }

  @Test
  void drawsTheMedianAndTheP95ItWasGiven() {
    var spread = new Spread(Duration.ofSeconds(1), Duration.ofSeconds(3));
    assertThat(spread.nanosAt(0)).isEqualTo(1_000_000_000);
    assertThat(spread.nanosAt(1.6448536269514722) / 1e9).isCloseTo(3.0, within(1e-6));
  }

  @Test
  void noneTakesNoTimeAtAll() {
    assertThat(Latency.parse("none").turnNanos("notes", new Draws(1, 1))).isZero();
    assertThat(Latency.parse("realistic")).isEqualTo(Latency.REALISTIC);
  }

  @Test
  void fileWithEveryKeyIsRead() throws IOException {
    Latency latency =
        read(
            """
            # a comment
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
            """);
    assertThat(latency.firstEvent()).isEqualTo(Duration.ofMillis(40));
    assertThat(latency.trace()).isEqualTo(TraceDetail.COMPACT);
    assertThat(latency.traceBytes()).isEqualTo(2000);
    assertThat(latency.chunks()).isEqualTo(6);
    assertThat(latency.answerBytes()).isEqualTo(900);
    assertThat(latency.turns())
        .containsOnlyKeys("default", "notes")
        .containsEntry("notes", new Spread(Duration.ofMillis(500), Duration.ofMillis(800)));
  }

  @Test
  void fileMayFixTheTimeOfEveryTurn() throws IOException {
    Latency latency = read("stream: 2s\nchunks: 8\ntrace: route\nfirst-event: 0ms\n");
    assertThat(latency.fixed()).isEqualTo(Optional.of(Duration.ofSeconds(2)));
    assertThat(latency.turnNanos("notes", new Draws(1, 1))).isEqualTo(2_000_000_000L);
    assertThat(read("stream: 0\n").firstEvent()).isZero();
  }

  @Test
  void emptyFileIsAsRealistic() throws IOException {
    assertThat(read("")).isEqualTo(Latency.REALISTIC);
  }

  static Stream<Arguments> wrongFiles() {
    return Stream.of(
        Arguments.of("chunks: 8\nchunk: 9\n", 2, "unknown key 'chunk'; did you mean 'chunks'?"),
        Arguments.of("stream: 2\n", 1, "'2' is not a duration"),
        Arguments.of("\n\ntrace: fll\n", 3, "unknown trace 'fll'; did you mean 'full'?"),
        Arguments.of("chunks: many\n", 1, "must be a whole number from 1 to 10000, not 'many'"),
        Arguments.of("chunks: 0\n", 1, "must be a whole number from 1"),
        Arguments.of("chunks: [1]\n", 1, "needs a single value"),
        Arguments.of("chunks: 1\nchunks: 2\n", 2, "given twice"),
        Arguments.of("turn: 2s\n", 1, "needs entries such as"),
        Arguments.of(
            "turn:\n  schedulin: {median: 1s, p95: 2s}\n", 2, "did you mean 'scheduling'?"),
        Arguments.of("turn:\n  notes: {median: 1s}\n", 2, "needs both"),
        Arguments.of("turn:\n  notes: {median: 1s, p9: 2s}\n", 2, "did you mean 'p95'?"),
        Arguments.of("turn:\n  notes: {median: 3s, p95: 2s}\n", 2, "at most the p95"),
        Arguments.of("- a\n- b\n", 1, "'key: value' lines"),
        Arguments.of("chunks: 1\nturn: {notes: ]\n", 2, "not valid YAML"));
  }

  @ParameterizedTest(name = "line {1}: {2}")
  @MethodSource("wrongFiles")
  void wrongFileIsRefusedWithItsLine(String text, int line, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BadSettingException.class)
        .hasMessageContaining("latency.yaml:" + line + ": ")
        .hasMessageContaining(message);
  }

  @Test
  void streamAndTurnExcludeEachOther() {
    assertThatThrownBy(() -> read("stream: 2s\nturn:\n  notes: {median: 1s, p95: 2s}\n"))
        .hasMessageContaining("leave out 'turn'");
    assertThatThrownBy(() -> read("stream: 1s\nfirst-event: 2s\n"))
        .hasMessageContaining("later than the end");
  }

  @ParameterizedTest
  @ValueSource(strings = {"realistc", "nope.yaml", "\0"})
  void whatIsNeitherModelNorFileIsRefused(String value) {
    assertThatThrownBy(() -> Latency.parse(value))
        .hasMessageContaining("neither a model nor a file");
  }

  private Latency read(String text) throws IOException {
    Path file = folder.resolve("latency.yaml");
    Files.writeString(file, text);
    return Latency.parse(file.toString());
  }
}
