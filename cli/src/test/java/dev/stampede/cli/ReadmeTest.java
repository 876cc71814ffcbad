package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.compile.ScenarioFile;
import dev.stampede.output.console.Screen;
import dev.stampede.scenario.TaskNode;
import dev.stampede.scenario.UserClass;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises is what the program does. */
class ReadmeTest {

  @TempDir private Path folder;

  private static String readme() throws IOException {
    return Files.readString(Path.of("..", "README.md"));
  }

  private static String block(String language, String after) throws IOException {
    String readme = readme();
    Matcher block =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(readme);
    assertThat(block.find(readme.indexOf(after))).as("a block after %s", after).isTrue();
    return block.group(1);
  }

  @Test
  void itsScenarioCompiles() throws IOException {
    Path file =
        Files.writeString(folder.resolve("Customer.java"), block("java", "## A first scenario"));
    List<UserClass> classes = ScenarioFile.load(file).userClasses();
    assertThat(classes).extracting(UserClass::name).containsExactly("Customer");
    assertThat(classes.getFirst().tasks().nodes())
        .extracting(TaskNode::name)
        .containsExactlyInAnyOrder("books", "chats");
  }

  @Test
  void itsFlagsAreTheHelpPage() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Screen screen = Screen.pipe(new PrintStream(out, true, StandardCharsets.UTF_8), true);
    new Stampede(new Terminal(screen, screen), Map.of()).run("--help");
    String help = out.toString(StandardCharsets.UTF_8);
    String flags = help.substring(help.indexOf("Scenario:"), help.indexOf("Commands"));
    assertThat(block("text", "<!-- flags -->").strip()).isEqualTo(flags.strip());
  }

  @Test
  void itsTableOfExitCodesIsTheProgramsOwn() throws IOException {
    String readme = readme();
    assertThat(Arrays.stream(ExitCode.values()))
        .allSatisfy(code ->
            assertThat(readme).contains("| %d | %s |".formatted(code.code(), code.meaning())));
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).doesNotHaveDuplicates();
  }
}
