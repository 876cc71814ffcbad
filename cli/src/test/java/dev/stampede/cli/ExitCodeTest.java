package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** One table of exit codes: the README's is this one. */
class ExitCodeTest {

  @Test
  void theReadmeShowsThisTable() throws IOException {
    String readme = Files.readString(Path.of("..", "README.md"));
    assertThat(Arrays.stream(ExitCode.values()))
        .allSatisfy(code ->
            assertThat(readme).contains("| %d | %s |".formatted(code.code(), code.meaning())));
  }

  @Test
  void noTwoMeaningsShareACode() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code)).doesNotHaveDuplicates();
  }
}
