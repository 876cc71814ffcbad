package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A scenario to begin with. */
class InitTest {

  @TempDir private Path folder;

  @Test
  void whatItWritesIsPlayedAsItIs() {
    Path file = folder.resolve("new/Customer.java");
    Program init = Program.run("init", file.toString());
    assertThat(init.exit()).as(init.err()).isZero();
    assertThat(init.out()).contains("./stampede -f " + file + " --headless");
    assertThat(file).content().contains("class Customer extends User").doesNotContain("MyScenario");

    Program played =
        Program.run(
            "-f",
            file.toString(),
            "--headless",
            "-u",
            "5",
            "-r",
            "5",
            "-t",
            "2s",
            "--latency",
            "none",
            "--misroutes",
            "0%");
    assertThat(played.exit()).as(played.err()).isZero();
    assertThat(played.out()).contains("bedrock_agent", "Routing Accuracy: 100.0%");
  }

  @Test
  void aFileThatIsThereIsLeftAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("Mine.java"), "mine");
    Program init = Program.run("init", file.toString());
    assertThat(init.exit()).isEqualTo(ExitCode.USAGE.code());
    assertThat(init.err()).startsWith("stampede: " + file + " is there already");
    assertThat(file).hasContent("mine");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"my-scenario.java", "1st", "class.java", "a b", "User.java", "Task"})
  void whatIsNoNameOfAClassIsRefused(String name) {
    Program init = Program.run("init", folder.resolve(name).toString());
    assertThat(init.exit()).isEqualTo(ExitCode.USAGE.code());
    assertThat(init.err()).contains("such as MyScenario.java").doesNotContain("\tat ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    Program init = Program.run("init", file.resolve("Mine.java").toString());
    assertThat(init.exit()).isEqualTo(ExitCode.OUTPUT.code());
    assertThat(init.err()).contains("cannot be written").doesNotContain("\tat ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"inti, init", "cots, cost", "emulatr, emulator"})
  void aCommandThatIsMistypedIsNamed(String typed, String meant) {
    assertThat(Program.run(typed).err()).contains("did you mean " + meant + "?");
  }
}
