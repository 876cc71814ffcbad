package dev.stampede.page;

import static dev.stampede.page.PageFilesTest.between;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The report as a file; how it looks and acts is for the browser tests. */
class HtmlReportTest {

  @Test
  void theViewComesOutAsItWentIn() throws IOException {
    byte[] view = ViewFixture.bytes(ViewFixture.hostile(false));
    String packed =
        between(html(view, "x"), "<script type=\"application/gzip\" id=\"view\">", "</script>");
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
      assertThat(in.readAllBytes()).isEqualTo(view);
    }
  }

  @ParameterizedTest
  @FieldSource("dev.stampede.page.Hostile#NAMES")
  void aTitleIsOnlyText(String title) {
    String html = html(new byte[0], title);
    String shown = between(html, "<title>", "</title>");
    assertThat(shown).doesNotContain("<").doesNotContain(">").doesNotContain("\u0000");
    assertThat(html.split("<script", -1)).hasSize(4);
  }

  @Test
  void aTitleCannotFillInTheBlanksOfThePage() {
    String html = html(new byte[0], "<!--DATA--><!--STYLE--> $1 \\ <!--TITLE-->");
    assertThat(between(html, "<title>", "</title>"))
        .isEqualTo("&lt;!--DATA--&gt;&lt;!--STYLE--&gt; $1 \\ &lt;!--TITLE--&gt;");
  }

  @Test
  void itsOwnPolicyForbidsTheNetwork() {
    String html = html(new byte[0], "x");
    String policy = between(html, "Content-Security-Policy\" content=\"", "\"");
    assertThat(policy)
        .startsWith("default-src 'none'; ")
        .doesNotContain("unsafe")
        .doesNotContain("http");
    assertThat(policy)
        .contains(Hash.source(between(html, "<script type=\"importmap\">", "</script>")))
        .contains(Hash.source(between(html, "<style>", "</style>")));
  }

  @Test
  void everyModuleLiesInside() throws IOException {
    String html = html(new byte[0], "x");
    JsonNode imports =
        new ObjectMapper()
            .readTree(between(html, "<script type=\"importmap\">", "</script>"))
            .get("imports");
    assertThat(imports.has("stampede/report.js")).isTrue();
    for (JsonNode place : imports) {
      assertThat(place.asText()).startsWith("data:text/javascript;base64,");
    }
  }

  @Test
  void itSaysInPlainWordsWhatABrowserMustBe() {
    assertThat(html(new byte[0], "x")).contains("JavaScript is off or the browser is too old");
  }

  @Test
  void threeThousandNamesFitIntoThreeMegabytes() {
    byte[] report = HtmlReport.of(ViewFixture.bytes(ViewFixture.crowded(3_000, false)), "x");
    assertThat(report.length).isLessThan(3_000_000);
  }

  private static String html(byte[] view, String title) {
    return new String(HtmlReport.of(view, title), StandardCharsets.UTF_8);
  }
}
