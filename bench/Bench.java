import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Two comparisons, each against a fresh emulator of its own on this machine, wrk and Stampede in turn,
 * round after round:
 *
 * <ul>
 *   <li>burst: 64 users without a wait, answers at once
 *   <li>streams: 10,000 users with 1 to 5 s waits, answers that stream for 2 s in 9 events
 * </ul>
 *
 * CPU is the process's own, user and system, over a window that begins after the ramp and a warm-up.
 * Calls are those that the emulator says were answered in that window.
 */
void main(String[] arguments) throws Exception {
  List<String> words = List.of(arguments);
  int rounds =
      words.contains("--rounds") ? Integer.parseInt(words.get(words.indexOf("--rounds") + 1)) : 3;
  boolean all = !words.contains("burst") && !words.contains("streams");
  IO.println("load average before: " + Files.readString(Path.of("/proc/loadavg")).strip());
  if (all || words.contains("burst")) {
    compare(new Comparison("burst", "bench/burst.yaml", "Turns.java", 64, 64, 25, 20, 64, ""), rounds);
  }
  if (all || words.contains("streams")) {
    compare(
        new Comparison(
            "streams", "bench/streams.yaml", "Thinking.java", 10_000, 1_000, 15, 30, 4_000,
            // Room for all of the window's garbage would hide what a collection does to latency.
            "-Xmx1g"),
        rounds);
  }
}

/**
 * What is compared.
 *
 * @param behaviour the file that tells how the emulator behaves
 * @param warmUp seconds between the last user's start and the window
 * @param window seconds that are measured
 * @param wrkConnections as many as give the same rate of calls without a pause, which wrk is bad at
 * @param jvm options of our JVM besides the usual
 */
record Comparison(
    String name,
    String behaviour,
    String scenario,
    int users,
    int spawnRate,
    int warmUp,
    int window,
    int wrkConnections,
    String jvm) {

  int ramp() {
    return users / spawnRate;
  }
}

static final Path OUT = Path.of("bench", "target");
static final Path JDK = Path.of(System.getProperty("java.home"));
static final HttpClient HTTP = HttpClient.newHttpClient();

static void compare(Comparison what, int rounds) throws Exception {
  Files.createDirectories(OUT);
  List<Row> wrk = new ArrayList<>();
  List<Row> ours = new ArrayList<>();
  List<Row> logging = new ArrayList<>();
  boolean hasWrk = Stream.of(System.getenv("PATH").split(":")).anyMatch(d -> Files.isExecutable(Path.of(d, "wrk")));
  if (!hasWrk) {
    IO.println("wrk is not installed: its rows are left out");
  }
  for (int round = 1; round <= rounds; round++) {
    if (hasWrk) {
      wrk.add(wrk(what));
      IO.println("# " + what.name() + " " + round + ": " + wrk.getLast());
    }
    ours.add(stampede(what, false));
    IO.println("# " + what.name() + " " + round + ": " + ours.getLast());
    logging.add(stampede(what, true));
    IO.println("# " + what.name() + " " + round + ": " + logging.getLast());
  }
  double limit = wrk.isEmpty() ? Double.NaN : median(wrk).cpuMicros();
  IO.println("\n## %s: %,d users, median of %d rounds by CPU".formatted(what.name(), what.users(), rounds));
  IO.println(Row.HEADER);
  if (!wrk.isEmpty()) {
    IO.println(median(wrk).line(limit));
  }
  IO.println(median(ours).line(limit));
  IO.println(median(logging).line(limit));
  IO.println("\nload average after: " + Files.readString(Path.of("/proc/loadavg")).strip() + "\n");
}

static Row median(List<Row> rows) {
  return rows.stream().sorted(Comparator.comparingDouble(Row::cpuMicros)).toList().get((rows.size() - 1) / 2);
}

static Row wrk(Comparison what) throws Exception {
  try (Emulated emulator = Emulated.start(what)) {
    int seconds = what.ramp() + what.warmUp() + what.window() + 5;
    Path log = OUT.resolve(what.name() + "-wrk.log");
    List<String> command =
        List.of(
            "wrk", "-t2", "-c" + what.wrkConnections(), "-d" + seconds + "s", "--timeout", "30s", "-s",
            "bench/wrk.lua", emulator.uri.toString());
    try (Program wrk = Program.start(log, Map.of(), command)) {
      Window window = Window.over(what, wrk, emulator);
      wrk.await(60);
      Matcher errors = Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)").matcher(wrk.output());
      long failed = 0;
      if (errors.find()) {
        for (int i = 1; i <= 4; i++) {
          failed += Long.parseLong(errors.group(i));
        }
      }
      return new Row("wrk", window.cpuMicros(), window.rate(), window.emulatorCpuMicros(), Double.NaN, Double.NaN, -1, Double.NaN, failed);
    }
  }
}

/** With a row for every call, which the latency error is computed from, or as users run it. */
static Row stampede(Comparison what, boolean samplesToo) throws Exception {
  try (Emulated emulator = Emulated.start(what)) {
    Path log = OUT.resolve(what.name() + "-stampede.log");
    Path gc = OUT.resolve(what.name() + "-gc.log");
    Path samples = OUT.resolve(what.name() + "-samples.csv");
    Files.deleteIfExists(gc);
    String options = what.jvm() + " -Xlog:gc:file=" + gc + ":uptime";
    List<String> command = new ArrayList<>(
        List.of(
            "./stampede", "-f", "bench/" + what.scenario(), "--headless", "--only-summary",
            "-u", "" + what.users(), "-r", "" + what.spawnRate(), "--target", emulator.uri.toString(),
            "-t", "1h"));
    if (samplesToo) {
      command.addAll(List.of("--samples", samples.toString()));
    }
    long started = System.nanoTime();
    try (Program ours = Program.start(log, Map.of("STAMPEDE_JAVA_OPTS", options), command)) {
      Window window = Window.over(what, ours, emulator);
      // Few users: it is the collector's slack that would be divided by them.
      double heap = what.users() < 1_000 ? Double.NaN : ours.liveHeap(JDK) / 1024.0 / what.users();
      ours.end();
      long cycles;
      try (Stream<String> lines = Files.lines(gc)) {
        // Marking begins once in each of Shenandoah's collections; other collectors have one pause.
        cycles =
            lines
                .filter(l -> l.contains("Pause Init Mark") || l.contains("Pause Young"))
                .filter(l -> inWindow(l, window, started))
                .count();
      }
      if (!samplesToo) {
        return new Row(
            "Stampede", window.cpuMicros(), window.rate(), window.emulatorCpuMicros(),
            Double.NaN, Double.NaN, (int) cycles, heap, failures(ours.output()));
      }
      Errors errors = Errors.between(samples, emulator.uri, window.from(), window.to());
      return new Row(
          "Stampede --samples", window.cpuMicros(), window.rate(), window.emulatorCpuMicros(),
          errors.percentile(50), errors.percentile(99), (int) cycles, heap, errors.failed());
    }
  }
}

/** Whether a line of the collector's log, [12.345s] and so on, fell into the window. */
static boolean inWindow(String line, Window window, long started) {
  Matcher uptime = Pattern.compile("^\\[([0-9.]+)s\\]").matcher(line);
  if (!uptime.find()) {
    return false;
  }
  long at = started + (long) (Double.parseDouble(uptime.group(1)) * 1e9);
  return at >= window.from() && at <= window.to();
}

/** Failed calls of the whole run, from the last line of the summary's first table. */
static long failures(String output) {
  Matcher aggregated = Pattern.compile("Aggregated +\\d+ +(\\d+)\\(").matcher(output);
  return aggregated.find() ? Long.parseLong(aggregated.group(1)) : -1;
}

/** What was used and answered between two moments. */
record Window(long from, long to, double cpu, double emulatorCpu, long calls) {

  static Window over(Comparison what, Program client, Emulated emulator) throws Exception {
    Thread.sleep((what.ramp() + what.warmUp()) * 1000L);
    if (!client.alive()) {
      throw new IllegalStateException("the client ended early:\n" + client.output());
    }
    long from = System.nanoTime();
    double cpu = client.cpuSeconds();
    double emulatorCpu = emulator.program.cpuSeconds();
    long calls = emulator.answered();
    Thread.sleep(what.window() * 1000L);
    long answered = emulator.answered() - calls;
    return new Window(
        from, System.nanoTime(), client.cpuSeconds() - cpu,
        emulator.program.cpuSeconds() - emulatorCpu, answered);
  }

  double cpuMicros() {
    return cpu * 1e6 / calls;
  }

  double emulatorCpuMicros() {
    return emulatorCpu * 1e6 / calls;
  }

  double rate() {
    return calls / ((to - from) / 1e9);
  }
}

/** An emulator in a process of its own. */
static final class Emulated implements AutoCloseable {
  final Program program;
  final URI uri;

  private Emulated(Program program, URI uri) {
    this.program = program;
    this.uri = uri;
  }

  static Emulated start(Comparison what) throws Exception {
    Program program =
        Program.start(
            OUT.resolve(what.name() + "-emulator.log"), Map.of(),
            List.of("./stampede", "emulator", "--port", "0", "--behaviour", what.behaviour()));
    for (int i = 0; i < 300 && program.alive(); i++) {
      Matcher listening = Pattern.compile("listening on (\\S+)").matcher(program.output());
      if (listening.find()) {
        return new Emulated(program, URI.create(listening.group(1)));
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("the emulator did not start:\n" + program.output());
  }

  /** How many calls it has answered so far, by its own count. */
  long answered() throws Exception {
    String truth = HTTP.send(HttpRequest.newBuilder(uri.resolve("/_emulator/truth")).build(), BodyHandlers.ofString()).body();
    Matcher answered = Pattern.compile("\"answered\"\\s*:\\s*(\\d+)").matcher(truth);
    return answered.find() ? Long.parseLong(answered.group(1)) : 0;
  }

  @Override
  public void close() {
    program.close();
  }
}
