package dev.stampede.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.stampede.emulator.Emulator;
import dev.stampede.emulator.truth.TrueCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * Skipped, loudly, where no Python on this machine has boto3; {@code STAMPEDE_PYTHON} names one.
 * Where {@code STAMPEDE_NEEDS_BOTO3} is set, to be without it is a failure.
 */
@DisplayName("boto3, on our emulator")
@TestInstance(Lifecycle.PER_CLASS)
class Boto3IT {

  private static final int PATIENCE_SECONDS = 120;

  private final Emulator plain = WitnessedEmulator.start();
  private final Emulator faulty = WitnessedEmulator.start("100%:exception=throttlingException@2");
  private JsonNode seen = MissingNode.getInstance();

  @BeforeAll
  void run(@TempDir Path directory) throws Exception {
    List<String> pythons = pythons();
    Optional<String> python = pythons.stream().filter(p -> hasBoto3(p, directory)).findFirst();
    if (python.isEmpty()) {
      String missing = without(pythons);
      System.err.println(missing);
      assertThat(System.getenv("STAMPEDE_NEEDS_BOTO3")).as(missing).isNull();
      assumeTrue(false, missing);
    }
    Path script = directory.resolve("clients.py");
    try (InputStream text = Boto3IT.class.getResourceAsStream("clients.py")) {
      Files.copy(Objects.requireNonNull(text), script);
    }
    String told =
        said(
            directory,
            python.orElseThrow(),
            script.toString(),
            plain.uri().toString(),
            faulty.uri().toString());
    seen = new ObjectMapper().readTree(told);
    System.out.println("witness: " + seen.path("versions").asText());
  }

  @AfterAll
  void close() {
    plain.close();
    faulty.close();
  }

  @Test
  @DisplayName("is answered, and its traces tell what the truth tells")
  void turn() {
    JsonNode turn = seen.path("turn");
    assertThat(turn.has("error")).isFalse();
    assertThat(turn.path("answer").asText()).isNotBlank();
    assertThat(turn.path("session").asText()).isEqualTo("boto:1");
    assertThat(turn.path("finished").asBoolean()).isTrue();
    assertThat(turn.path("events")).last().hasToString("\"chunk\"");
    TrueCall call = WitnessedEmulator.calls(plain, 3).getFirst();
    assertThat(call.outcome()).isEqualTo("answered");
    assertThat(call.signature()).isEqualTo("valid");
    assertThat(turn.path("route")).hasSize(1);
    assertThat(turn.path("route").path(0).asText()).isEqualTo(call.route() + "_collaborator");
    assertThat(turn.path("input_tokens").asInt()).isEqualTo(call.inputTokens()).isPositive();
    assertThat(turn.path("output_tokens").asInt()).isEqualTo(call.outputTokens()).isPositive();
  }

  @Test
  @DisplayName("gets an exception within the stream as an EventStreamError, after what came before")
  void streamError() {
    JsonNode turn = seen.path("interrupted");
    assertThat(turn.path("error").asText()).isEqualTo("EventStreamError");
    assertThat(turn.path("code").asText()).isEqualTo("throttlingException");
    assertThat(turn.path("message").asText()).isNotBlank();
    assertThat(turn.path("events")).hasSize(2);
    assertThat(WitnessedEmulator.calls(faulty, 1).getFirst().outcome())
        .isEqualTo("exception_throttlingException");
  }

  @Test
  @DisplayName("invokes a function and finds its REPORT in the log's tail")
  void function() {
    JsonNode call = seen.path("function");
    assertThat(call.path("status").asInt()).isEqualTo(200);
    assertThat(call.path("version").asText()).isEqualTo("$LATEST");
    assertThat(call.path("failed").asBoolean(true)).isFalse();
    assertThat(call.path("payload").path("statusCode").asInt()).isEqualTo(200);
    assertThat(call.path("log").asText())
        .contains("REPORT RequestId: " + call.path("request_id").asText())
        .contains("Init Duration: ");
  }

  @Test
  @DisplayName("gets ResourceNotFoundException for a function that is not there")
  void missing() {
    JsonNode call = seen.path("missing");
    assertThat(call.path("error").asText()).isEqualTo("ResourceNotFoundException");
    assertThat(call.path("status").asInt()).isEqualTo(404);
    assertThat(call.path("message").asText()).startsWith("Function not found: arn:aws:lambda:");
  }

  private static String without(List<String> pythons) {
    return """

    ******************************************************************************
    * WITNESS MISSING: boto3 was not asked, so the emulator is judged only by
    * clients of one family. Install it (pip install boto3), or name a Python that
    * has it in STAMPEDE_PYTHON. STAMPEDE_NEEDS_BOTO3=1 makes this a failure.
    * Without boto3: %s
    ******************************************************************************
    """
        .formatted(String.join(", ", pythons));
  }

  /** Where a Python may be: as told, on the PATH, the system's, pyenv's. */
  private static List<String> pythons() throws IOException {
    List<String> all = new ArrayList<>();
    String told = System.getenv("STAMPEDE_PYTHON");
    if (told != null && !told.isBlank()) {
      all.add(told);
    }
    all.add("python3");
    all.add("/usr/bin/python3");
    Path versions = Path.of(System.getProperty("user.home"), ".pyenv", "versions");
    if (Files.isDirectory(versions)) {
      try (Stream<Path> found = Files.list(versions)) {
        found.sorted().map(v -> v.resolve("bin/python3").toString()).forEach(all::add);
      }
    }
    return all;
  }

  private static boolean hasBoto3(String python, Path directory) {
    try {
      said(directory, python, "-c", "import boto3");
      return true;
    } catch (IOException | AssertionError e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What a command printed; its complaints are part of the failure if it fails. */
  private static String said(Path directory, String... command)
      throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("AWS_"));
    environment.putAll(
        Map.of(
            "AWS_CONFIG_FILE",
            directory.resolve("none").toString(),
            "AWS_SHARED_CREDENTIALS_FILE",
            directory.resolve("none").toString(),
            "AWS_EC2_METADATA_DISABLED",
            "true",
            "NO_PROXY",
            "127.0.0.1"));
    Process process = builder.start();
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(command[0] + " did not end");
    }
    if (process.exitValue() != 0) {
      throw new AssertionError(command[0] + " failed:\n" + Files.readString(err));
    }
    return Files.readString(out, UTF_8);
  }
}
