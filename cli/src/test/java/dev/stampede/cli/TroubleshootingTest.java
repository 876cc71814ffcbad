package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What docs/troubleshooting.md says goes wrong, goes wrong just so. */
class TroubleshootingTest {

  private static final String BEGIN = "<!-- cases -->\n";
  private static final String END = "<!-- end of cases -->";

  @TempDir private Path folder;

  /**
   * Something that goes wrong.
   *
   * @param says the first line of stderr, or its beginning
   */
  private record Case(
      String title,
      Map<String, String> files,
      int taken,
      String command,
      int exit,
      String says,
      boolean begins,
      String cure) {

    static Case of(JsonNode node) {
      Map<String, String> files =
          node.path("files").properties().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, file -> file.getValue().asText()));
      return new Case(
          node.path("title").asText(),
          files,
          node.path("taken").asInt(),
          node.path("command").asText(),
          node.path("exit").asInt(),
          node.path("says").asText(),
          node.path("begins").asBoolean(),
          node.path("cure").asText());
    }

    /** As the page shows it. */
    String markdown() {
      return "### %s%n%n```text%n$ %s%n%s%s%n```%n%nExit code %d. %s%n%n"
          .formatted(title, command, says, begins ? "…" : "", exit, cure);
    }
  }

  private static List<Case> cases() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            TroubleshootingTest.class.getResourceAsStream("/troubleshooting.yaml"))) {
      List<Case> cases = new ArrayList<>();
      new ObjectMapper(new YAMLFactory()).readTree(in).forEach(node -> cases.add(Case.of(node)));
      return cases;
    }
  }

  @TestFactory
  Stream<DynamicTest> everyCaseEndsAsItSays() throws IOException {
    return cases().stream()
        .map(known -> DynamicTest.dynamicTest(known.title(), () -> goesWrong(known)));
  }

  private void goesWrong(Case known) throws IOException {
    Path here = Files.createTempDirectory(folder, "case");
    for (Map.Entry<String, String> file : known.files().entrySet()) {
      Files.writeString(here.resolve(file.getKey()), file.getValue());
    }
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      List<String> words = Words.of(known.command()).words();
      String[] arguments =
          words.subList(1, words.size()).stream()
              .map(word -> isPath(word) ? here.resolve(word).toString() : word)
              .map(word -> word.equals("" + known.taken()) ? port : word)
              .toArray(String[]::new);
      Program ended = Program.run(arguments);
      String first =
          ended
              .err()
              .lines()
              .findFirst()
              .orElse("")
              .replace(here + "/", "")
              .replace(port, "" + known.taken());
      assertThat(ended.exit()).as(ended.err()).isEqualTo(known.exit());
      assertThat(known.begins() ? first.substring(0, known.says().length()) : first)
          .as(ended.err())
          .isEqualTo(known.says());
      assertThat(ended.err()).doesNotContain("\tat ");
    }
  }

  private static boolean isPath(String word) {
    return word.matches("[\\w./]+\\.(java|yaml|json)");
  }

  @Test
  void thePageShowsThemAll() throws IOException {
    Guide page = Guide.of("docs/troubleshooting.md");
    String cases = cases().stream().map(Case::markdown).collect(Collectors.joining());
    int begin = page.text().indexOf(BEGIN) + BEGIN.length();
    int end = page.text().indexOf(END);
    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(
          page.path(), page.text().substring(0, begin) + "\n" + cases + page.text().substring(end));
      return;
    }
    assertThat(page.text().substring(begin, end).strip()).isEqualTo(cases.strip());
  }
}
