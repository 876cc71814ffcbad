package dev.stampede.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as users start it, in a folder of its own; ended with the test at the latest. */
final class RealStampede implements AutoCloseable {

  private static final Path LAUNCHER = Path.of("..", "stampede").toAbsolutePath().normalize();
  private static final Path JAR = Path.of("..", "cli", "target", "stampede.jar");
  private static final long PATIENCE_SECONDS = 60;

  private final Process process;
  private final Path said;

  private RealStampede(Process process, Path said) {
    this.process = process;
    this.said = said;
  }

  /**
   * Starts it with a page on a free port.
   *
   * @param folder where it runs, and leaves its runs
   * @param environment what it is told there, such as a login
   * @param arguments its own, but for the port
   */
  static RealStampede start(Path folder, Map<String, String> environment, List<String> arguments)
      throws IOException {
    if (!Files.isRegularFile(JAR)) {
      throw new AssertionError(JAR + " is missing: the module cli must be packaged first");
    }
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(arguments);
    command.addAll(List.of("--web-port", "0"));
    Path said = Files.createTempFile(folder, "said", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("STAMPEDE_"));
    builder.environment().put("STAMPEDE_NO_BUILD", "1");
    // Two of them, a browser and its driver share one small machine.
    builder.environment().put("STAMPEDE_JAVA_OPTS", "-Xmx512m");
    builder.environment().putAll(environment);
    return new RealStampede(builder.start(), said);
  }

  /** The page's address, once it is served. */
  String url() throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      for (String line : Files.readString(said).split("\n", -1)) {
        int at = line.indexOf(" at http");
        int semicolon = line.indexOf("; Ctrl-C ends", Math.max(at, 0));
        if (at >= 0 && semicolon >= 0) {
          return line.substring(at + 4, semicolon) + "/";
        }
      }
      if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
        break;
      }
    }
    throw new AssertionError("it served no page: " + Files.readString(said));
  }

  /** Ends it in order, as Ctrl-C does; returns all that it said. */
  String end() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end: " + Files.readString(said));
    }
    return Files.readString(said);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
