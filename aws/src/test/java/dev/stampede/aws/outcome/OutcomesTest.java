package dev.stampede.aws.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.outcome.Outcomes.Flaw;
import dev.stampede.aws.outcome.Outcomes.FunctionFailure;
import dev.stampede.aws.outcome.Outcomes.ServiceError;
import dev.stampede.aws.wire.Ending;
import dev.stampede.measure.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The table of outcomes")
class OutcomesTest {

  private final List<String> documented = documented();

  private static List<String> documented() {
    try {
      return Files.readAllLines(Path.of("..", "docs", "outcomes.md"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The rows of the table under this heading, without its own two lines. */
  private List<String> table(String heading) {
    int from = documented.indexOf("## " + heading);
    assertThat(from).as("heading " + heading).isNotNegative();
    return documented.subList(from, documented.size()).stream()
        .dropWhile(line -> !line.startsWith("|"))
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .toList();
  }

  @Test
  @DisplayName("is documented code for code")
  void codes() {
    assertThat(table("Error codes"))
        .containsExactlyElementsOf(Outcomes.ERRORS.stream().map(OutcomesTest::row).toList());
  }

  private static String row(ServiceError error) {
    return "| %s | %s | %s |"
        .formatted(error.code(), error.before().label(), error.within().label());
  }

  @Test
  @DisplayName("is documented status for status")
  void statuses() {
    assertThat(table("Status without a listed code"))
        .containsExactly(
            "| 429 | %s |".formatted(Outcomes.byStatus(429).label()),
            "| 424 | %s |".formatted(Outcomes.byStatus(424).label()),
            "| 500 and above | %s |".formatted(Outcomes.byStatus(500).label()),
            "| any other | %s |".formatted(Outcomes.byStatus(400).label()));
  }

  @Test
  @DisplayName("is documented ending for ending")
  void endings() {
    List<String> beginnings =
        Arrays.stream(Ending.Kind.values())
            .filter(kind -> kind != Ending.Kind.WHOLE)
            .map(kind -> "| %s | %s |".formatted(kind, Outcomes.byEnding(kind).label()))
            .toList();
    assertThat(table("How an exchange can end"))
        .zipSatisfy(beginnings, (line, beginning) -> assertThat(line).startsWith(beginning));
  }

  @Test
  @DisplayName("is documented flaw for flaw")
  void flaws() {
    assertThat(table("What an answer with status 200 can lack"))
        .containsExactlyElementsOf(Arrays.stream(Flaw.values()).map(OutcomesTest::row).toList());
  }

  private static String row(Flaw flaw) {
    return "| %s | %s | %s |".formatted(flaw, flaw.outcome().label(), flaw.text());
  }

  @Test
  @DisplayName("is documented failure for failure of a function")
  void functionFailures() {
    assertThat(table("How a function can fail though the call did not"))
        .zipSatisfy(
            Arrays.stream(FunctionFailure.values())
                .map(f -> "| %s | %s | %s".formatted(f, f.outcome().label(), f.text()))
                .toList(),
            (line, beginning) -> assertThat(line).startsWith(beginning));
  }

  @Test
  @DisplayName("names every code once")
  void once() {
    assertThat(Outcomes.ERRORS.stream().map(e -> e.code().toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "HTTP {0} is {1}")
  @CsvSource({
    "100, CLIENT_ERROR", "201, CLIENT_ERROR", "302, CLIENT_ERROR", "400, CLIENT_ERROR",
    "408, CLIENT_ERROR", "424, SERVICE_ERROR", "429, THROTTLED", "499, CLIENT_ERROR",
    "500, SERVICE_ERROR", "503, SERVICE_ERROR", "504, SERVICE_ERROR", "599, SERVICE_ERROR"
  })
  @DisplayName("takes a status for itself where no code is known")
  void byStatus(int status, Outcome outcome) {
    assertThat(Outcomes.byStatus(status)).isEqualTo(outcome);
    assertThat(Outcomes.beforeStream(status, "NobodyKnowsException")).isEqualTo(outcome);
    assertThat(Outcomes.beforeStream(status, "")).isEqualTo(outcome);
  }

  @Test
  @DisplayName("reads codes in either case, and never calls an error a success")
  void codesOfEitherCase() {
    for (ServiceError error : Outcomes.ERRORS) {
      String code = error.code();
      String camel = Character.toLowerCase(code.charAt(0)) + code.substring(1);
      assertThat(Outcomes.withinStream(camel)).as(camel).isEqualTo(error.within());
      assertThat(Outcomes.beforeStream(200, camel)).as(camel).isEqualTo(error.before());
      assertThat(error.before().failed() && error.within().failed()).as(code).isTrue();
    }
    assertThat(Outcomes.withinStream("")).isEqualTo(Outcome.SERVICE_ERROR);
  }
}
