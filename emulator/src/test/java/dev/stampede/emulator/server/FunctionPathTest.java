package dev.stampede.emulator.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.emulator.server.FunctionPath.Name;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The path of Invoke")
class FunctionPathTest {
  private static Name name(String function) {
    return FunctionPath.of("/2015-03-31/functions/" + function).orElseThrow().name();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "notes-dev/invocations, notes-dev, ''",
    "notes-dev/invocations?Qualifier=live, notes-dev, live",
    "notes-dev/invocations?a=b&Qualifier=%24LATEST, notes-dev, $LATEST",
    "notes-dev/invocations?Qualifier=, notes-dev, ''",
    "notes-dev%3Alive/invocations, notes-dev, live",
    "notes-dev:live/invocations?Qualifier=live, notes-dev, live",
    "notes-dev:$LATEST/invocations, notes-dev, $LATEST",
    "arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3Anotes-dev/invocations, notes-dev, ''",
    "arn:aws:lambda:us-east-1:123456789012:function:notes-dev:7/invocations, notes-dev, 7",
    "arn:aws-us-gov:lambda:us-gov-west-1:123456789012:function:notes-dev/invocations, notes-dev, ''",
    "123456789012%3Afunction%3Anotes-dev/invocations, notes-dev, ''",
    "function:notes-dev/invocations, notes-dev, ''",
  })
  void namesAFunctionAndAVersion(String path, String function, String qualifier) {
    assertThat(name(path)).isEqualTo(new Name(function, qualifier));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/2015-03-31/functions/notes",
        "/2015-03-31/functions/notes/configuration",
        "/2015-03-31/functions/a/b/invocations",
        "/2014-11-13/functions/notes/invocations",
        "/2021-11-15/functions/notes/response-streaming-invocations",
        "/agents/a/agentAliases/b/sessions/c/text",
      })
  void isNoOtherOperations(String uri) {
    assertThat(FunctionPath.of(uri)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a%20b/invocations",
        "/invocations",
        "a:b:c/invocations",
        "a%2Fb/invocations",
        "a/invocations?Qualifier=a%20b"
      })
  void mustBeWellFormed(String path) {
    assertThatThrownBy(() -> name(path))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("failed to satisfy constraint");
  }

  @Test
  void namesOneVersion() {
    assertThatThrownBy(() -> name("a:live/invocations?Qualifier=dev"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("does not match the specified qualifier");
    assertThatThrownBy(() -> name("a".repeat(257) + "/invocations")).isInstanceOf(Refused.class);
  }
}
