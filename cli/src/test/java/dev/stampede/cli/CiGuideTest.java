package dev.stampede.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The workflow of docs/ci.md, its steps played one after the other. */
class CiGuideTest {

  @TempDir private Path folder;

  @Test
  void itsStepsGoWellAndLeaveWhatIsUploaded() throws IOException {
    JsonNode workflow =
        new ObjectMapper(new YAMLFactory())
            .readTree(Guide.of("docs/ci.md").block("yaml", "<!-- workflow -->"));
    assertThat(workflow.findValue("cron").asText()).matches("[\\d*]+( [\\d*/,-]+){4}");
    List<String> uploaded = new ArrayList<>();
    Path summary = folder.resolve("step-summary.md");
    int steps = 0;
    try (GuideShell shell = new GuideShell(folder)) {
      shell.set("GITHUB_STEP_SUMMARY", summary.toString());
      for (JsonNode step : workflow.at("/jobs/load-test/steps")) {
        if (step.has("run")) {
          Words.script(step.path("run").asText()).forEach(shell::run);
          steps++;
        }
        if (step.path("uses").asText().startsWith("actions/upload-artifact@")) {
          uploaded.add(step.at("/with/path").asText());
          assertThat(step.path("if").asText()).isEqualTo("always()");
        }
      }
    }
    assertThat(steps).isEqualTo(3);
    assertThat(uploaded).containsExactly("out/");
    assertThat(folder.resolve("out"))
        .isDirectoryContaining("glob:**nightly_stats.csv")
        .isDirectoryContaining("glob:**nightly.json")
        .isDirectoryContaining("glob:**nightly.xml")
        .isDirectoryContaining("glob:**lambda_stats.csv")
        .isDirectoryContaining("glob:**lambda.json");
    assertThat(Files.readString(summary).split("## Stampede", -1)).hasSize(1 + steps);
  }
}
