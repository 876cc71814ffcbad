package dev.stampede.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.input.Node.Mapping;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A YAML file")
class DocumentTest {

  private static Mapping read(String... lines) {
    return Document.of("some.yaml", String.join("\n", lines));
  }

  @Test
  void becomesValuesThatKnowTheirLines() {
    Mapping root = read("# a comment", "users: 50", "", "agents:", "  one: {id: A}");

    assertThat(root.get("users").orElseThrow().spot()).hasToString("some.yaml:2");
    Node one = root.get("agents").orElseThrow().mapping("agents", "x").get("one").orElseThrow();
    assertThat(one.spot()).hasToString("some.yaml:5");
  }

  @Test
  void isReadAsJsonToo() {
    assertThat(read("{\"a\": [1, 2.5, true, null, \"x\"]}").plain())
        .isEqualTo(
            Map.of(
                "a",
                java.util.Arrays.asList(1L, new java.math.BigDecimal("2.5"), true, null, "x")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a comment", "---", "null"})
  void isEmptyWhereItSaysNothing(String text) {
    assertThat(Document.of("some.yaml", text).fields()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: 1~a: 2            | some.yaml:2: 'a' stands here twice: first in line 1
          - 1~- 2              | some.yaml:1: the file must be a list of 'name: value' lines
          a: &x 1~b: *x        | some.yaml:2: aliases (*name) are not understood here: write the value out
          a: 1~---~b: 2        | some.yaml:3: a second document begins here: one file, one document
          """)
  void isRefusedWhereItSaysAnotherThingThanItSeemsTo(String text, String complaint) {
    assertThatThrownBy(() -> Document.of("some.yaml", text.replace('~', '\n')))
        .isInstanceOf(BadInput.class)
        .hasMessage(complaint);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a: [1, 2~b: 3  | some.yaml:2:
          a: 'x          | some.yaml:1:
          a: b: c        | some.yaml:1:
          """)
  void thatIsNoYamlIsRefusedWithItsLine(String text, String where) {
    assertThatThrownBy(() -> Document.of("some.yaml", text.replace('~', '\n')))
        .isInstanceOf(BadInput.class)
        .hasMessageStartingWith(where)
        .hasMessageContaining("not valid YAML");
  }

  @Test
  void nestedWithoutEndIsRefused() {
    assertThatThrownBy(() -> Document.of("some.yaml", "a: " + "[".repeat(2_000)))
        .isInstanceOf(BadInput.class);
  }

  @Test
  void thatIsNotThereOrNoTextIsCalledSo(@TempDir Path folder) throws Exception {
    Path missing = folder.resolve("missing.yaml");
    assertThatThrownBy(() -> Document.read(missing))
        .hasMessage(missing + ": there is no such file");
    Path binary =
        Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertThatThrownBy(() -> Document.read(binary)).hasMessage(binary + ": is not UTF-8 text");
  }

  @Test
  void namesTheNearestKeyForAnUnknownOne() {
    assertThatThrownBy(() -> read("a: 1", "agnets: {}").only("key", List.of("a", "agents")))
        .hasMessage("some.yaml:2: unknown key 'agnets'; known are a, agents; did you mean agents?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          v: x      | some.yaml:1: v must be a whole number, from 1 to 9, not 'x'
          v: 10     | some.yaml:1: v must be a whole number, from 1 to 9, not '10'
          v: 1.5    | some.yaml:1: v must be a whole number, from 1 to 9, not '1.5'
          v: [1]    | some.yaml:1: v cannot be a list; write for example v: 1
          v:        | some.yaml:1: v cannot be nothing; write for example v: 1
          """)
  void refusesWhatIsNoWholeNumber(String text, String complaint) {
    Node value = read(text).get("v").orElseThrow();
    assertThatThrownBy(() -> value.wholeNumber("v", 1, 9)).hasMessage(complaint);
  }

  @Test
  void readsTimesSharesFlagsAndAmounts() {
    Mapping root = read("t: 90s", "s: 5%", "f: yes", "n: 0", "p: 0.5");
    assertThat(root.get("t").orElseThrow().time("t")).isEqualTo(Duration.ofSeconds(90));
    assertThat(root.get("s").orElseThrow().share("s")).isEqualTo(0.05);
    assertThat(root.get("f").orElseThrow().flag("f")).isTrue();
    assertThat(root.get("n").orElseThrow().amount("n")).isZero();
    assertThat(root.get("p").orElseThrow().positive("p")).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          soon  | some.yaml:1: v: 'soon' is not a time; write 300, 300s, 20m, 3h or 1h30m
          [1]   | some.yaml:1: v cannot be a list; write for example v: 90s
          """)
  void refusesWhatIsNoTime(String value, String complaint) {
    Node node = read("v: " + value).get("v").orElseThrow();
    assertThatThrownBy(() -> node.time("v")).hasMessage(complaint);
  }
}
