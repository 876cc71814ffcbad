package dev.stampede.output.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.stampede.measure.Outcome;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.Golden;
import dev.stampede.output.JudgedRun;
import dev.stampede.output.RecordedRun;
import dev.stampede.output.UnwritableException;
import dev.stampede.output.files.ResultFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xml.sax.SAXException;

@DisplayName("Results for machines")
class ReportTest {

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Reads it to the end, and counts fields by name. */
  private static Map<String, Integer> fields(byte[] json) throws IOException {
    Map<String, Integer> fields = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME) {
          fields.merge(parser.currentName(), 1, Integer::sum);
        }
      }
    }
    return fields;
  }

  private static void validate(byte[] junit) throws SAXException, IOException {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(ReportTest.class.getResource("/schema/junit.xsd"))
        .newValidator()
        .validate(new StreamSource(new ByteArrayInputStream(junit)));
  }

  @Test
  void summary_tells_the_whole_run() throws IOException {
    byte[] json = SummaryJson.of(JudgedRun.agents().report());
    Golden.assertSame("summary.json", json);
    assertThat(fields(json)).containsEntry("rule", 7).containsEntry("first_broken", 7);
  }

  @Test
  void junit_has_a_case_for_each_target_and_each_row() throws IOException, SAXException {
    byte[] xml = JUnitXml.of(JudgedRun.agents().report());
    Golden.assertSame("junit.xml", xml);
    validate(xml);
    assertThat(text(xml)).contains("tests=\"7\" failures=\"2\" errors=\"0\" skipped=\"3\"");
  }

  @Test
  void junit_fails_rows_only_where_failures_decide() throws IOException, SAXException {
    byte[] judged = JUnitXml.of(JudgedRun.agents().report());
    byte[] unjudged = JUnitXml.of(JudgedRun.withoutTargets().report());
    validate(unjudged);
    assertThat(text(judged)).contains("name=\"rows\" tests=\"4\" failures=\"0\"");
    assertThat(text(unjudged)).contains("name=\"rows\" tests=\"4\" failures=\"4\"");
  }

  @Test
  void step_summary_is_markdown() throws IOException {
    Golden.assertSame(
        "step-summary.md",
        StepSummary.of(JudgedRun.agents().report()).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void locusts_json_has_locusts_fields() throws IOException {
    byte[] json = JudgedRun.agents().locustJson();
    Golden.assertSame("locust.json", json);
    assertThat(fields(json))
        .containsEntry("name", 4)
        .containsEntry("method", 4)
        .containsEntry("last_request_timestamp", 4)
        .containsEntry("start_time", 4)
        .containsEntry("num_requests", 4)
        .containsEntry("num_none_requests", 4)
        .containsEntry("num_failures", 4)
        .containsEntry("total_response_time", 4)
        .containsEntry("max_response_time", 4)
        .containsEntry("min_response_time", 4)
        .containsEntry("total_content_length", 4)
        .containsEntry("response_times", 4)
        .containsEntry("num_reqs_per_sec", 4)
        .containsEntry("num_fail_per_sec", 4);
  }

  @ParameterizedTest
  @CsvSource({
    "0.4, 0",
    "0.5, 0",
    "1.5, 2",
    "99.4, 99",
    "99.7, 100",
    "147, 150",
    "145, 140",
    "155, 160",
    "3432, 3400",
    "9960, 10000",
    "58760, 59000"
  })
  void locusts_json_rounds_as_locust_does(double millis, long rounded) {
    assertThat(LocustJson.rounded(millis)).isEqualTo(rounded);
  }

  @Test
  void locusts_json_leaves_out_rows_without_a_finished_request() {
    RecordedRun run = new RecordedRun();
    LocustJson json = new LocustJson();
    run.call("GET", "/cut", 10, Outcome.INTERRUPTED, "");
    Snapshot second = run.second(1);
    json.add(second);
    assertThat(text(json.bytes(run.total())).replaceAll("\\s", "")).isEqualTo("[]");
  }

  @Test
  void no_text_from_outside_breaks_a_format() throws IOException, SAXException {
    JudgedRun hostile = JudgedRun.hostile();
    fields(SummaryJson.of(hostile.report()));
    fields(hostile.locustJson());
    validate(JUnitXml.of(hostile.report()));
    String markdown = StepSummary.of(hostile.report());
    assertThat(markdown).doesNotContain("</x>").doesNotContain("\u001b");
    assertThat(markdown.lines().filter(line -> line.startsWith("| | ")).count()).isEqualTo(1);
    assertThat(markdown.lines()).allMatch(line -> line.length() < 1_000);
  }

  @Test
  void a_result_appears_whole_and_an_older_one_is_gone_before_the_run(@TempDir Path folder)
      throws IOException {
    Path path = folder.resolve("new/result.json");
    Files.createDirectories(path.getParent());
    Files.writeString(path, "of an older run");
    ResultFile file = ResultFile.open("--summary", path.toString());
    assertThat(path).doesNotExist();
    file.write("of this".getBytes(StandardCharsets.UTF_8));
    assertThat(path).hasContent("of this");
    try (var files = Files.list(path.getParent())) {
      assertThat(files).containsExactly(path);
    }
  }

  @Test
  void a_place_that_cannot_be_written_is_refused_before_the_run(@TempDir Path folder)
      throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    assertThatThrownBy(() -> ResultFile.open("--junit", file + "/junit.xml"))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("--junit");
    assertThatThrownBy(() -> ResultFile.open("--junit", folder.toString()))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> StepSummary.check(folder.toString()))
        .isInstanceOf(UnwritableException.class)
        .hasMessageContaining("GITHUB_STEP_SUMMARY");
  }

  @Test
  void a_step_summary_is_added_to_what_is_there(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("step"), "before\n");
    StepSummary.check(file.toString());
    StepSummary.write(file.toString(), JudgedRun.agents().report());
    assertThat(file).content().startsWith("before\n## Stampede: targets missed\n");
  }
}
