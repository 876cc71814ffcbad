package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.output.console.Screen;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code stampede ask}: one turn by hand, on the embedded emulator. */
class AskTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    Terminal terminal =
        new Terminal(
            Screen.pipe(new PrintStream(out, true, StandardCharsets.UTF_8), true),
            Screen.pipe(new PrintStream(err, true, StandardCharsets.UTF_8), true));
    return new Stampede(terminal, Map.of()).run(arguments);
  }

  private String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  @Test
  void showsTheAnswerTheRouteTheTimesAndTheWayAsATree() {
    int code = run("ask", "I need to book a meeting", "--misroutes", "0%");

    assertThat(code).as(err()).isZero();
    assertThat(out())
        .contains("route     scheduling\n")
        .containsPattern("time      \\d+ ms, first event after \\d+ ms, delegated after \\d+ ms")
        .containsPattern("tokens    [1-9]\\d* in, [1-9]\\d* out, [1-9]\\d* model calls \\(.+\\)")
        .containsPattern("cost      \\$0\\.0[0-9]*[1-9][0-9]*\n")
        .containsPattern("session   ask-[0-9a-f-]{36}\n")
        .containsPattern("request   [0-9a-f-]{36}\n")
        .containsPattern(
            "(?s)\nsupervisor\n├─ model .*├─ agent scheduling_collaborator.*│  ├─ model ");
  }

  @Test
  void withoutATraceItSaysWhatCannotBeKnown() {
    assertThat(run("ask", "Hello", "--trace", "none", "--latency", "none")).as(err()).isZero();
    assertThat(out())
        .contains("route     unknown: there is no trace\n", "tokens    unknown")
        .doesNotContain("├─");
  }

  @Test
  void aTurnThatFailsIsShownWithItsOutcomeAndExitsOne() {
    int code = run("ask", "Hello", "--fault", "100%:status=429/ThrottlingException");

    assertThat(code).isEqualTo(ExitCode.FAILURES.code());
    assertThat(out()).contains("outcome   throttled: ").contains("ThrottlingException");
  }

  @Test
  void theSessionItShowsCanBeGoneOnWith() {
    run("ask", "I need to book a meeting", "--latency", "none");
    Matcher shown = Pattern.compile("session +(\\S+)").matcher(out());
    assertThat(shown.find()).isTrue();

    assertThat(run("ask", "And now?", "--session", shown.group(1), "--latency", "none")).isZero();
    assertThat(out().split("session   " + Pattern.quote(shown.group(1)), -1)).hasSize(3);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ask                                | Missing required parameter: 'TEXT'
          ask Hello --agent superviser       | --agent: there is no agent 'superviser': did you mean 'supervisor'?
          ask Hello --session a/b            | --session: 'a/b' is no session id
          ask Hello --target nowhere         | --target: 'nowhere' is neither emulator nor aws nor a URL
          """)
  void wrongUseIsSaidInWords(String arguments, String message) {
    assertThat(run(arguments.split(" "))).isEqualTo(ExitCode.USAGE.code());
    assertThat(err()).contains(message).doesNotContain("\tat ");
    assertThat(out()).isEmpty();
  }
}
