package dev.stampede.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.doctor.Finding.Grade;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MachineChecksTest {

  private static final MachineFacts LARGE =
      new MachineFacts(
          "Java 25 (Maker)",
          true,
          2,
          6L << 30,
          24L << 30,
          OptionalLong.of(65_536),
          OptionalLong.of(28_232));

  @TempDir private Path folder;

  private static Finding find(String subject, MachineFacts machine, PlannedRun run) {
    return MachineChecks.of(machine, run).stream()
        .filter(finding -> finding.subject().equals(subject))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_large_machine_is_well_and_has_nothing_to_mend() {
    assertThat(MachineChecks.of(LARGE, new PlannedRun(1_000, 8_000, true)))
        .allSatisfy(finding -> {
          assertThat(finding.grade()).isEqualTo(Grade.OK);
          assertThat(finding.cure()).isEmpty();
        });
  }

  /** 200 files besides; a connection each, and its other end where we emulate. */
  @ParameterizedTest(name = "{0} users, at most {1} connections, emulated {2}: {3} files are {4}")
  @CsvSource({
    "100, 8000, false, 300, OK",
    "100, 8000, false, 299, PROBLEM",
    "100, 8000, true, 400, OK",
    "100, 8000, true, 399, PROBLEM",
    "9000, 8000, false, 8200, OK",
    "9000, 8000, false, 8199, PROBLEM",
    "9000, 50, true, 300, OK",
    "0, 8000, true, 200, OK"
  })
  void open_files(int users, int connections, boolean emulated, long files, Grade grade) {
    MachineFacts machine =
        new MachineFacts(
            "", true, 2, 6L << 30, 24L << 30, OptionalLong.of(files), OptionalLong.empty());

    Finding finding = find("Open files", machine, new PlannedRun(users, connections, emulated));

    assertThat(finding.grade()).isEqualTo(grade);
    if (grade == Grade.PROBLEM) {
      assertThat(finding.what()).contains(files + " open files");
      assertThat(finding.cure()).startsWith("ulimit -n ");
    }
  }

  @Test
  void more_connections_than_ports_are_a_problem_that_names_the_setting() {
    Finding finding = find("Local ports", LARGE, new PlannedRun(30_000, 30_000, false));

    assertThat(finding.grade()).isEqualTo(Grade.PROBLEM);
    assertThat(finding.cure()).contains("ip_local_port_range");
  }

  @ParameterizedTest(name = "a heap of {0} MiB of {1}: {2}")
  @CsvSource({
    "512, 24576, OK, ''",
    "256, 24576, ADVICE, STAMPEDE_JAVA_OPTS=-Xmx401m ./stampede …",
    "256, 512, ADVICE, 'fewer users, or a machine with more memory than 512 MiB'"
  })
  void memory_for_ten_thousand_users(long heap, long memory, Grade grade, String cure) {
    MachineFacts machine =
        new MachineFacts(
            "", true, 2, heap << 20, memory << 20, OptionalLong.empty(), OptionalLong.empty());

    Finding finding = find("Memory", machine, new PlannedRun(10_000, 8_000, false));

    assertThat(finding.grade()).isEqualTo(grade);
    assertThat(finding.cure()).isEqualTo(cure);
  }

  @Test
  void what_a_system_does_not_say_is_unknown_and_no_problem() {
    MachineFacts silent =
        new MachineFacts("", false, 2, 6L << 30, 1, OptionalLong.empty(), OptionalLong.empty());
    PlannedRun run = new PlannedRun(50_000, 50_000, true);

    assertThat(find("Open files", silent, run).grade()).isEqualTo(Grade.UNKNOWN);
    assertThat(find("Local ports", silent, run).grade()).isEqualTo(Grade.UNKNOWN);
    assertThat(find("Java", silent, run).grade()).isEqualTo(Grade.ADVICE);
  }

  @ParameterizedTest(name = "a port range of \"{0}\" is {1} ports")
  @CsvSource({"'32768   60999', 28232", "'1024 65535', 64512", "none, -1", "'1 x', -1"})
  void reads_the_range_of_ports(String text, long ports) throws IOException {
    Path file = Files.writeString(folder.resolve("range"), text);

    assertThat(MachineFacts.localPorts(file).orElse(-1)).isEqualTo(ports);
    assertThat(MachineFacts.localPorts(folder.resolve("missing"))).isEmpty();
  }

  @Test
  void this_process_has_facts() {
    MachineFacts facts = MachineFacts.ofThisProcess();

    assertThat(facts.processors()).isPositive();
    assertThat(facts.heapBytes()).isPositive();
    assertThat(facts.memoryBytes()).isPositive();
    assertThat(facts.java()).startsWith("Java 2");
  }
}
