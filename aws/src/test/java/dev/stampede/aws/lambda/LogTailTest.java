package dev.stampede.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The end of a function's log")
class LogTailTest {

  private static final String ID = "8f507cfc-xmpl-4697-b07a-ac58fc914c95";

  private static final String WARM =
      "REPORT RequestId: "
          + ID
          + "\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 512 MB\t"
          + "Max Memory Used: 80 MB\t";

  private static Optional<Report> report(String log) {
    return LogTail.report(base64(log.getBytes(StandardCharsets.UTF_8)), ID);
  }

  private static String base64(byte[] log) {
    return Base64.getEncoder().encodeToString(log);
  }

  private static Optional<Duration> millis(double millis) {
    return Optional.of(Duration.ofNanos(Math.round(millis * 1e6)));
  }

  @Test
  @DisplayName("reports times and memory of a warm call")
  void warm() {
    Report report =
        report("START RequestId: " + ID + " Version: $LATEST\nEND RequestId: " + ID + "\n" + WARM)
            .orElseThrow();
    assertThat(report)
        .isEqualTo(
            new Report(
                millis(12.34),
                millis(13),
                OptionalInt.of(512),
                OptionalInt.of(80),
                Optional.empty(),
                Optional.empty()));
    assertThat(report.coldStart()).isFalse();
  }

  @Test
  @DisplayName("tells a cold start by its init duration, in ms, with X-Ray's line behind it")
  void cold() {
    Report report =
        report(
                WARM
                    + "Init Duration: 237.10 ms\t\nXRAY TraceId: 1-5e\tSegmentId: 1\tSampled: true\n")
            .orElseThrow();
    assertThat(report.coldStart()).isTrue();
    assertThat(report.init()).isEqualTo(millis(237.1));
    assertThat(report.start()).isEqualTo(millis(237.1));
    assertThat(report.duration()).isEqualTo(millis(12.34));
  }

  @Test
  @DisplayName(
      "tells a cold start of SnapStart by its restore duration, and bills what is billed of it")
  void restored() {
    Report report =
        report(WARM + "Restore Duration: 355.21 ms\tBilled Restore Duration: 81 ms\t\n")
            .orElseThrow();
    assertThat(report.coldStart()).isTrue();
    assertThat(report.init()).isEmpty();
    assertThat(report.restore()).isEqualTo(millis(355.21));
    assertThat(report.start()).isEqualTo(millis(355.21));
    assertThat(report.billed()).isEqualTo(millis(94));
  }

  @ParameterizedTest
  @ValueSource(strings = {"initDurationMs", "restoreDurationMs"})
  @DisplayName("may be JSON, a line an event")
  void json(String start) {
    String line =
        """
        {"time":"2026-11-24T03:00:00.000Z","type":"platform.report","record":{"new":{"a":[1]},\
        "requestId":"%s","metrics":{"durationMs":101.5,"billedDurationMs":350,"memorySizeMB":1024,\
        "maxMemoryUsedMB":94,"%s":248.25,"unit":"ms"},"status":"success"}}
        """
            .formatted(ID, start);
    Report report =
        report(
                "\"level\":\"INFO\",\"message\":\"cut off\"}\n"
                    + "{\"type\":\"platform.start\",\"record\":{}}\nplain words\n"
                    + line)
            .orElseThrow();
    assertThat(report.duration()).isEqualTo(millis(101.5));
    assertThat(report.billed()).isEqualTo(millis(350));
    assertThat(report.memorySizeMb()).hasValue(1_024);
    assertThat(report.maxMemoryUsedMb()).hasValue(94);
    assertThat(report.start()).isEqualTo(millis(248.25));
  }

  @Test
  @DisplayName("bills a restore in JSON, too, whichever figure comes first or alone")
  void restoredJson() {
    String line =
        "{\"type\":\"platform.report\",\"record\":{\"requestId\":\""
            + ID
            + "\",\"metrics\":{%s}}}\n";
    String restore = "\"restoreDurationMs\":355.21,\"billedRestoreDurationMs\":81";
    String billed = "\"billedDurationMs\":13";
    assertThat(report(line.formatted(restore + "," + billed)).orElseThrow().billed())
        .isEqualTo(millis(94));
    assertThat(report(line.formatted(billed + "," + restore)).orElseThrow().billed())
        .isEqualTo(millis(94));
    assertThat(report(line.formatted(restore)).orElseThrow().billed()).isEqualTo(millis(81));
  }

  @Test
  @DisplayName("is read whatever the function wrote before the report, cut off anywhere")
  void cut() {
    String log = "ä€😀 REPORT \"platform.report\" {\n".repeat(200) + WARM;
    byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
    for (int from = bytes.length - 4_096; from < bytes.length - 4_000; from++) {
      byte[] tail = java.util.Arrays.copyOfRange(bytes, from, bytes.length);
      assertThat(LogTail.report(base64(tail), ID).orElseThrow().maxMemoryUsedMb()).hasValue(80);
    }
  }

  @Test
  @DisplayName("is believed only where it reports this very call")
  void ours() {
    assertThat(report(WARM.replace(ID, "another"))).isEmpty();
    assertThat(LogTail.report(base64(WARM.getBytes(StandardCharsets.UTF_8)), "")).isPresent();
    assertThat(report("my own REPORT RequestId: " + ID + "\tInit Duration: 9 ms\n" + WARM))
        .get()
        .extracting(Report::coldStart)
        .isEqualTo(false);
    String json =
        "{\"type\":\"platform.report\",\"record\":{\"requestId\":\"%s\",\"metrics\":{\"durationMs\":1}}}";
    assertThat(report(json.formatted("another"))).isEmpty();
    assertThat(report(json.formatted(ID) + "\n" + json.formatted("another"))).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "REPORT",
        "REPORT RequestId: 8f507cfc-xmpl-4697-b07a-ac58fc914c95",
        "REPORT RequestId: 8f507cfc-xmpl-4697-b07a-ac58fc914c95\tDuration: fast ms\tMemory Size:",
        "{\"type\":\"platform.report\",\"record\":",
        "{\"type\":\"platform.report\",\"record\":7}",
        "[\"platform.report\"]"
      })
  @DisplayName("holds no report where there is none to be read")
  void none(String log) {
    assertThat(report(log)).isEmpty();
  }

  @Test
  @DisplayName("is not led astray by figures that cannot be, nor by what is no base64")
  void hostile() {
    Report report =
        report(
                "REPORT RequestId: "
                    + ID
                    + "\tDuration: 999999999999 ms\tMemory Size: 999999999999 MB\tInit Duration: -5 ms")
            .orElseThrow();
    assertThat(report.duration()).contains(Duration.ofDays(1));
    assertThat(report.memorySizeMb()).hasValue(1_000_000);
    assertThat(report.coldStart()).isFalse();
    assertThat(LogTail.report("?!", ID)).isEmpty();
    assertThat(LogTail.report("\u00e4", ID)).isEmpty();
  }

  @Test
  @DisplayName("survives any damage")
  void anyDamage() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String json =
        "{\"type\":\"platform.report\",\"record\":{\"requestId\":\"%s\",\"metrics\":{\"durationMs\":1}}}\n"
            .formatted(ID);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = ((i % 2 == 0 ? WARM : json) + WARM).getBytes(StandardCharsets.UTF_8);
      for (int n = random.nextInt(6); n >= 0; n--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      }
      try {
        LogTail.report(base64(bytes), ID);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", case " + i, e);
      }
    }
  }
}
