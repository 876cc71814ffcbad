package dev.stampede.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** Whether a machine is large enough for a run: cheap enough to be asked at every start. */
public final class MachineChecks {

  /** Files that a JVM has open without any user: jars, logs, results, the page. */
  private static final int FILES_BESIDES = 200;

  /**
   * Heap that a user takes, with the program's own share: 14 kB were measured at 10,000 users
   * (docs/performance.md); twice that leaves the collector room to work beside them.
   */
  private static final long HEAP_PER_USER = 28 << 10;

  private static final long HEAP_BESIDES = 128L << 20;

  private final MachineFacts machine;
  private final PlannedRun run;

  private MachineChecks(MachineFacts machine, PlannedRun run) {
    this.machine = machine;
    this.run = run;
  }

  /** All findings, the good ones too. */
  public static List<Finding> of(MachineFacts machine, PlannedRun run) {
    MachineChecks checks = new MachineChecks(machine, run);
    List<Finding> findings = new ArrayList<>();
    findings.add(checks.java());
    findings.add(checks.memory());
    findings.add(checks.openFiles());
    findings.add(checks.ports());
    return List.copyOf(findings);
  }

  private Finding java() {
    String what = machine.java() + ", " + count(machine.processors(), "processor");
    return machine.shenandoah()
        ? Finding.ok("Java", what + ", generational Shenandoah")
        : Finding.advice(
            "Java",
            what + ", without the Shenandoah collector",
            "other collectors stop all users for up to 200 ms, which is then measured as latency",
            "install Temurin 25, and start by ./stampede, which chooses the collector");
  }

  private Finding memory() {
    long needed = HEAP_BESIDES + run.users() * HEAP_PER_USER;
    String has = "the heap may grow to " + mebibytes(machine.heapBytes());
    if (machine.heapBytes() >= needed) {
      return Finding.ok("Memory", has + users(" and %s take about " + mebibytes(needed)));
    }
    boolean room = machine.memoryBytes() > 2 * needed;
    return Finding.advice(
        "Memory",
        has + users(", and %s take about " + mebibytes(needed)),
        "a full heap makes the collector stop the users, and in the end the run",
        room
            ? "STAMPEDE_JAVA_OPTS=-Xmx" + (needed >> 20) + "m ./stampede …"
            : "fewer users, or a machine with more memory than "
                + mebibytes(machine.memoryBytes()));
  }

  private String users(String words) {
    return run.users() == 0 ? "" : String.format(Locale.ROOT, words, count(run.users(), "user"));
  }

  private Finding openFiles() {
    OptionalLong allowed = machine.openFiles();
    if (allowed.isEmpty()) {
      return Finding.unknown("Open files", "this system does not say how many it allows");
    }
    long needed = (long) run.connections() * (run.emulated() ? 2 : 1) + FILES_BESIDES;
    String has = allowed.getAsLong() + " open files are allowed";
    if (allowed.getAsLong() >= needed) {
      return Finding.ok("Open files", has + ", and " + needed + " may be needed");
    }
    return Finding.problem(
        "Open files",
        has + users(", and %s need " + needed),
        "each call in flight holds a connection"
            + (run.emulated() ? ", and the embedded emulator its other end" : "")
            + ": calls beyond would fail here, not at the target",
        "ulimit -n " + needed + "   (or --max-connections, or fewer users)");
  }

  private Finding ports() {
    OptionalLong ports = machine.localPorts();
    if (ports.isEmpty()) {
      return Finding.unknown("Local ports", "this system does not say how many there are");
    }
    String has = ports.getAsLong() + " connections to one address are possible";
    if (ports.getAsLong() >= run.connections()) {
      return Finding.ok("Local ports", has + ", and " + run.connections() + " may be needed");
    }
    return Finding.problem(
        "Local ports",
        has + ", and " + run.connections() + " may be needed",
        "each connection to the same address needs a local port of its own",
        "sudo sysctl -w net.ipv4.ip_local_port_range='1024 65535'   (or --max-connections)");
  }

  private static String count(long n, String what) {
    return n + " " + what + (n == 1 ? "" : "s");
  }

  private static String mebibytes(long bytes) {
    return (bytes >> 20) + " MiB";
  }
}
