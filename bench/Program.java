import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process under measurement. */
final class Program implements AutoCloseable {

  /** Kernel clock ticks in a second, which /proc counts in; 100 on every Linux of today. */
  private static final double TICKS_PER_SECOND = 100;

  private static final Pattern USED = Pattern.compile("(\\d+)([KMG]) used");

  private final Process process;
  private final Path log;

  private Program(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static Program start(Path log, Map<String, String> environment, List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.redirectOutput(log.toFile());
      builder.environment().putAll(environment);
      return new Program(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot start " + command, e);
    }
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** CPU time used so far, user and system, in seconds. */
  double cpuSeconds() {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid() + "/stat"));
      // The command's name, in parentheses, may hold spaces; fields are counted after it.
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String output() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits for its end, for so many seconds. */
  int await(long seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IllegalStateException("did not end in " + seconds + " s; see " + log);
    }
    return process.exitValue();
  }

  /** Live heap after a collection of this JVM, in bytes. */
  long liveHeap(Path jdk) throws IOException, InterruptedException {
    jcmd(jdk, "GC.run");
    String info = jcmd(jdk, "GC.heap_info");
    Matcher used = USED.matcher(info);
    if (!used.find()) {
      throw new IllegalStateException("not understood: " + info);
    }
    return Long.parseLong(used.group(1)) << (10 * ("KMG".indexOf(used.group(2)) + 1));
  }

  private String jcmd(Path jdk, String what) throws IOException, InterruptedException {
    Process jcmd = new ProcessBuilder(jdk + "/bin/jcmd", "" + pid(), what).start();
    String out = new String(jcmd.getInputStream().readAllBytes());
    jcmd.waitFor();
    return out;
  }

  @Override
  public void close() {
    end();
  }

  /** Asks it to stop, and waits until it has; by force if it takes too long. */
  void end() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
