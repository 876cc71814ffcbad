package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/**
 * Runs the commands of a guide as a reader would, in a folder of their own, but for a second each:
 * fewer users, answers at once, the same draws every time. What needs AWS, or runs until somebody
 * says stop, is only parsed.
 */
final class GuideShell implements AutoCloseable {

  private static final Set<String> PARSED_ONLY =
      Set.of("aws", "curl", "mvn", "export", "./verify", "emulator", "replay", "report");

  /** What plays nothing, and so shows no page. */
  private static final Set<String> ONLY_LOOKS =
      Set.of("-l", "--list", "--show-task-ratio", "--show-task-ratio-json", "--help", "--version");

  private static final Set<String> FILES =
      Set.of(
          "-f",
          "--csv",
          "--summary",
          "--html",
          "--runs",
          "--junit",
          "--json-file",
          "--samples",
          "--logfile",
          "--config",
          "--behaviour",
          "--classpath");

  private static final Set<String> PACKED = Set.of("agents", "lambda");

  private static final byte[] ANSWER = "{\"id\": 1}".getBytes(StandardCharsets.UTF_8);

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();
  private final HttpServer server;

  /** A shell in a folder, in which the checkout's scenarios are, too. */
  GuideShell(Path folder) throws IOException {
    this.folder = folder;
    Files.createDirectories(folder.resolve("scenarios"));
    for (String name : List.of("BedrockAgents.java", "LambdaFunctions.java")) {
      Path scenario = Path.of("scenarios", name);
      Files.copy(Guide.ROOT.resolve(scenario), folder.resolve(scenario));
    }
    Files.createDirectories(folder.resolve("lib"));
    Files.createDirectories(folder.resolve("build/classes"));
    try (OutputStream jar = Files.newOutputStream(folder.resolve("lib/model.jar"))) {
      new JarOutputStream(jar).close();
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, ANSWER.length);
          exchange.getResponseBody().write(ANSWER);
          exchange.close();
        });
    server.start();
  }

  /** Sets a variable for all commands from now on. */
  void set(String variable, String value) {
    environment.put(variable, value);
  }

  String host() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Runs a command, which must go well. */
  void run(Words command) {
    String first = command.words().getFirst();
    if (!first.equals("./stampede")) {
      assertThat(PARSED_ONLY).as("what guides may tell to run").contains(first);
      return;
    }
    List<String> arguments = command.words().subList(1, command.words().size());
    Map<String, String> variables = new HashMap<>(environment);
    variables.putAll(command.environment());
    if (needsMore(arguments)) {
      parse(arguments, variables);
      return;
    }
    List<String> rewritten = rewritten(arguments);
    Program ended = Program.run(variables, rewritten.toArray(String[]::new));
    boolean mayFail = rewritten.contains("--fault") || rewritten.contains("--behaviour");
    assertThat(ended.exit())
        .as(String.join(" ", rewritten) + "\n" + ended.err())
        .isIn(mayFail ? List.of(0, 1, 3) : List.of(0));
  }

  /** Takes a command apart as the program does, and does nothing. */
  void parse(List<String> arguments, Map<String, String> variables) {
    String[] words = withFiles(arguments).toArray(String[]::new);
    assertThat(new Stampede(Terminal.ofThisProcess(), variables).line(words).parseArgs(words))
        .as(String.join(" ", arguments))
        .isNotNull();
  }

  private static boolean needsMore(List<String> arguments) {
    int target = arguments.indexOf("--target");
    boolean elsewhere = target >= 0 && !arguments.get(target + 1).startsWith("http://127.0.0.1");
    return elsewhere || showsPage(arguments) || PARSED_ONLY.contains(arguments.getFirst());
  }

  /** A page is there until somebody says stop. */
  private static boolean showsPage(List<String> arguments) {
    return arguments.isEmpty()
        || (arguments.getFirst().startsWith("-")
            && !arguments.contains("--headless")
            && arguments.stream().noneMatch(ONLY_LOOKS::contains));
  }

  private List<String> withFiles(List<String> arguments) {
    List<String> all = new ArrayList<>(arguments);
    for (int i = 1; i < all.size(); i++) {
      boolean file = FILES.contains(all.get(i - 1)) || all.get(i - 1).equals("init");
      all.set(i, file ? inFolder(all.get(i)) : all.get(i));
    }
    return all;
  }

  private String inFolder(String names) {
    return Arrays.stream(names.split(",", -1))
        .map(name -> PACKED.contains(name) ? name : folder.resolve(name).toString())
        .collect(Collectors.joining(","));
  }

  private List<String> rewritten(List<String> arguments) {
    List<String> all = withFiles(arguments);
    if (!all.contains("--headless")) {
      return all;
    }
    replace(all, "--host", host());
    drop(all, "--target");
    replace(all, "-u", "4");
    replace(all, "-r", "20");
    drop(all, "-t");
    all.remove("--only-summary");
    all.addAll(
        List.of("-t", "1s", "--latency", "none", "--seed", "1", "--only-summary", "--no-journal"));
    if (!all.contains("--misroutes")) {
      all.addAll(List.of("--misroutes", "0%"));
    }
    return all;
  }

  private static void replace(List<String> all, String flag, String value) {
    int at = all.indexOf(flag);
    if (at >= 0) {
      all.set(at + 1, value);
    }
  }

  private static void drop(List<String> all, String flag) {
    int at = all.indexOf(flag);
    if (at >= 0) {
      all.remove(at + 1);
      all.remove(at);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
