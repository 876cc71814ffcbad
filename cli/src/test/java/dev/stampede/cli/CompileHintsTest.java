package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.compile.ScenarioFile;
import dev.stampede.scenario.ScenarioException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an author is told of a name that there is none of, with all rooms there. */
class CompileHintsTest {

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "HttpTarget shop = null;                   | add: import dev.stampede.http.HttpTarget;",
        "Agent bot = null;                         | add: import dev.stampede.aws.Agent;",
        "Object shop = http(\"http://127.0.0.1\");   | add: import static dev.stampede.http.Http.*;",
        "Object shop = httpAt(\"http://127.0.0.1\"); | add: import static dev.stampede.http.Http.*;",
        "Object bulk = function(\"bulk_ops\");      | add: import static dev.stampede.aws.Aws.*;",
        "dev.stampede.aws.Agent a; void f() { a.trun(\"x\"); } | did you mean turn?",
        "dev.stampede.aws.Agent a; void f() { a.turn(\"x\").askk(\"y\"); } | did you mean ask?",
        "dev.stampede.http.HttpTarget a; void f() { a.gte(\"/\"); } | did you mean get?",
        "@Tsk void f() {} | did you mean Task?",
        "@Weigth(3) static class T {} | did you mean Weight?",
        "void f() { oneOff(1, 2); } | did you mean oneOf?",
      })
  void name_what_was_meant(String member, String help) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("Customer.java"),
            "class Customer extends dev.stampede.scenario.User {\n%s\n}\n".formatted(member));
    assertThatThrownBy(() -> ScenarioFile.load(file))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("= help:     " + help + "\n");
  }
}
