package dev.stampede.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A checkout in a folder of its own, with the real shell scripts and faked JDKs and Maven, so that
 * the launcher can be seen at work without a compiler, a network, or what this machine happens to
 * have installed. All sources are an hour old.
 */
final class LauncherSandbox {

  /** The checkout these tests were built from. */
  static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

  private static final List<String> TOOLS =
      List.of(
          "bash",
          "cat",
          "date",
          "dirname",
          "find",
          "getconf",
          "grep",
          "head",
          "mkdir",
          "mv",
          "readlink",
          "rm",
          "rmdir",
          "sh",
          "sleep",
          "stty",
          "tail",
          "tee",
          "touch",
          "uname");

  /** A `java` that tells who it is, its process and its arguments, one a line. */
  private static final String FAKE_JAVA =
      """
      #!/bin/sh
      case "$*" in *UseShenandoahGC*" -version")
        echo probe >>"${0%/bin/java}/probes"
        exit PROBED ;;
      esac
      echo "java=${0%/bin/java}"
      echo "process=$$"
      for word; do echo "<$word>"; done
      """;

  /**
   * A `mvn` that notes its call and makes what the real one would. MVN_FAILS makes it fail after 40
   * lines; MVN_HOLDS makes it say that it has begun, through a pipe, and wait for the file `go`.
   */
  private static final String FAKE_MAVEN =
      """
      #!/bin/sh
      echo "JAVA_HOME=$JAVA_HOME $*" >>"$SANDBOX/mvn-calls"
      trap 'echo terminated >>"$SANDBOX/mvn-calls"; exit 143' TERM
      if [ -n "$MVN_HOLDS" ]; then
        echo begun >"$SANDBOX/begun"
        while [ -e "$SANDBOX/begun" ] && [ ! -e "$SANDBOX/go" ]; do sleep 0.05; done
      fi
      if [ -n "$MVN_FAILS" ]; then
        i=0; while [ $i -lt 40 ]; do i=$((i + 1)); echo "[ERROR] line $i"; done
        exit 1
      fi
      echo "[INFO] --- routine"
      echo "[INFO] Tests run: 7, Failures: 0"
      for word; do
        case $word in -Dstampede.dist=*)
          mkdir -p "${word#*=}/lib"
          echo "new" >"${word#*=}/stampede.jar"
          echo "new" >"${word#*=}/lib/a.jar" ;;
        esac
      done
      """;

  /** What a process left: its exit code and all it wrote. */
  record Result(int exit, String out, String err) {
    List<String> outLines() {
      return out.lines().toList();
    }

    List<String> errLines() {
      return err.lines().toList();
    }
  }

  final Path root;
  final Path home;
  final Map<String, String> env = new HashMap<>();
  private final Path bin;

  LauncherSandbox(Path root) throws IOException, InterruptedException {
    this.root = root;
    this.home = root.resolve("a checkout");
    this.bin = Files.createDirectories(root.resolve("bin"));
    for (String tool : TOOLS) {
      script(bin.resolve(tool), "#!/bin/sh\nexec '" + onThePath(tool) + "' \"$@\"\n");
    }
    for (String script :
        List.of(
            "stampede",
            "verify",
            "build/find-jdk.sh",
            "build/build.sh",
            "build/jvm.sh",
            "build/browser.sh",
            "build/types.sh")) {
      Path copy = home.resolve(script);
      Files.createDirectories(copy.getParent());
      Files.copy(CHECKOUT.resolve(script), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    for (String source :
        List.of(
            "pom.xml",
            "cli/pom.xml",
            "cli/src/main/java/Main.java",
            "cli/src/test/java/MainTest.java",
            "bench/pom.xml",
            "bench/src/main/java/B.java",
            "scenarios/S.java")) {
      write(home.resolve(source), "");
    }
    try (var all = Files.walk(home)) {
      for (Path path : all.toList()) {
        Files.setLastModifiedTime(path, minutesAgo(60));
      }
    }
    env.put("PATH", bin.toString());
    env.put("HOME", Files.createDirectories(root.resolve("user")).toString());
    env.put("SANDBOX", root.toString());
    env.put("STAMPEDE_JDK_PLACES", "");
  }

  Path jar() {
    return home.resolve("cli/target/stampede.jar");
  }

  Path lock() {
    return home.resolve("cli/target/stampede.lock");
  }

  /** Puts a jar half an hour old in place: newer than all sources. */
  void built() throws IOException {
    write(jar(), "old\n");
    write(home.resolve("cli/target/lib/a.jar"), "old\n");
    Files.setLastModifiedTime(jar(), minutesAgo(30));
  }

  /** Gives a source the present as its date: newer than {@link #built() the jar}. */
  void edit(String source) throws IOException {
    Files.setLastModifiedTime(home.resolve(source), minutesAgo(0));
  }

  void withMaven() throws IOException {
    script(bin.resolve("mvn"), FAKE_MAVEN);
  }

  /** Makes a JDK of this version in a folder, with or without the Shenandoah collector. */
  Path jdk(Path folder, String version, boolean shenandoah) throws IOException {
    write(folder.resolve("release"), "IMPLEMENTOR=\"Someone\"\nJAVA_VERSION=\"" + version + "\"\n");
    script(folder.resolve("bin/java"), FAKE_JAVA.replace("PROBED", shenandoah ? "0" : "1"));
    script(folder.resolve("bin/javac"), "#!/bin/sh\n");
    return folder;
  }

  /** Makes a JDK 25 and lets JAVA_HOME name it. */
  Path jdk25() throws IOException {
    Path jdk = jdk(root.resolve("jdk-25"), "25.0.3", true);
    env.put("JAVA_HOME", jdk.toString());
    return jdk;
  }

  /** Puts the `java` of a JDK first on the PATH, as a link like that of a Linux distribution. */
  void onPath(Path jdk) throws IOException {
    Files.createSymbolicLink(bin.resolve("java"), jdk.resolve("bin/java"));
  }

  List<String> mavenCalls() throws IOException {
    Path calls = root.resolve("mvn-calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  Result stampede(String... words) throws IOException, InterruptedException {
    return end(start(home.resolve("stampede"), words));
  }

  Process start(Path program, String... words) throws IOException {
    var command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(words));
    var builder = new ProcessBuilder(command).directory(root.toFile());
    builder.environment().clear();
    builder.environment().putAll(env);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    return builder.start();
  }

  /** Waits for the end of a process that writes little (less than a pipe holds). */
  static Result end(Process process) throws IOException, InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running after a minute");
    }
    return new Result(
        process.exitValue(),
        new String(process.getInputStream().readAllBytes(), UTF_8),
        new String(process.getErrorStream().readAllBytes(), UTF_8));
  }

  /**
   * Makes Maven stop in its tracks until {@link #letMavenGo}; {@link #mavenHasBegun} waits for it
   * to be there.
   */
  void holdMaven() throws IOException, InterruptedException {
    end(new ProcessBuilder("mkfifo", root.resolve("begun").toString()).start());
    env.put("MVN_HOLDS", "1");
  }

  void mavenHasBegun() throws IOException {
    try (BufferedReader pipe = Files.newBufferedReader(root.resolve("begun"))) {
      pipe.readLine();
    }
  }

  void letMavenGo() throws IOException {
    write(root.resolve("go"), "");
  }

  static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static FileTime minutesAgo(int minutes) {
    return FileTime.from(Instant.now().minus(Duration.ofMinutes(minutes)));
  }

  private static void script(Path file, String text) throws IOException {
    write(file, text);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + file);
    }
  }

  private static Path onThePath(String tool) {
    return Pattern.compile(":")
        .splitAsStream(System.getenv().getOrDefault("PATH", "/usr/bin:/bin"))
        .map(folder -> Path.of(folder, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("this machine has no " + tool));
  }
}
