package dev.stampede.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** axe-core, which finds what keeps people out of a page. */
final class Axe {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCRIPT = script();
  private static final String RUN =
      """
      async () => {
        const found = await axe.run(document, {resultTypes: ['violations']});
        return JSON.stringify(found.violations);
      }
      """;

  private Axe() {}

  /** Fails on everything that axe calls serious or critical. */
  static void findsNothingSerious(Page page, String where) {
    page.evaluate(SCRIPT);
    List<String> serious = new ArrayList<>();
    for (JsonNode violation : read((String) page.evaluate(RUN))) {
      String impact = violation.path("impact").asText();
      if (impact.equals("serious") || impact.equals("critical")) {
        for (JsonNode node : violation.path("nodes")) {
          serious.add(
              "%s: %s%n  %s%n  %s"
                  .formatted(
                      violation.path("id").asText(),
                      violation.path("help").asText(),
                      node.path("html").asText(),
                      node.path("failureSummary").asText().lines().skip(1).findFirst().orElse("")));
        }
      }
    }
    assertThat(serious).as(where).isEmpty();
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String script() {
    try (InputStream in =
        Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
