package dev.stampede.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the real program, as users do, and ends with the test whatever is left of it. */
final class Processes implements AutoCloseable {

  private static final Path LAUNCHER = Path.of("..", "stampede").toAbsolutePath().normalize();
  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final List<Process> started = new ArrayList<>();
  private int serial;

  /** Processes that run in this folder, and leave their output there. */
  Processes(Path folder) {
    this.folder = folder;
  }

  /** A started command and what it says. */
  record Running(Process process, Path out, Path err) {

    Ended await() throws IOException, InterruptedException {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("did not end: " + Files.readString(err));
      }
      return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Sends a signal, such as INT. */
    void signal(String name) throws IOException, InterruptedException {
      new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    }
  }

  /** An ended command. */
  record Ended(int exit, String out, String err) {
    String lastLine() {
      return out.lines().reduce("", (before, line) -> line);
    }
  }

  Running start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
    command.addAll(List.of(arguments));
    int number = ++serial;
    Path out = folder.resolve(number + ".out");
    Path err = folder.resolve(number + ".err");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    started.add(process);
    return new Running(process, out, err);
  }

  Ended run(String... arguments) throws IOException, InterruptedException {
    return start(arguments).await();
  }

  /** Starts an emulator alone, on a free port; returns where it listens. */
  URI emulator(String... options) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("emulator", "--port", "0"));
    arguments.addAll(List.of(options));
    Running emulator = start(arguments.toArray(String[]::new));
    return URI.create(await(emulator, emulator.out(), "listening on ").strip());
  }

  /** Waits until a file of a running command holds a text; returns what follows it on its line. */
  static String await(Running running, Path file, String text)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (System.nanoTime() < end) {
      String all = Files.exists(file) ? Files.readString(file) : "";
      int at = all.indexOf(text);
      int lineEnd = all.indexOf('\n', Math.max(at, 0));
      if (at >= 0 && lineEnd >= 0) {
        return all.substring(at + text.length(), lineEnd);
      }
      if (running.process().waitFor(20, TimeUnit.MILLISECONDS) && at < 0) {
        break;
      }
    }
    throw new AssertionError(
        "never said '"
            + text
            + "': "
            + Files.readString(running.out())
            + Files.readString(running.err()));
  }

  static String get(URI uri) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  @Override
  public void close() {
    started.forEach(Process::destroyForcibly);
  }
}
