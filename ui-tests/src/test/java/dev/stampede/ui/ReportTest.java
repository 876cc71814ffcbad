package dev.stampede.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import dev.stampede.page.Hostile;
import dev.stampede.page.HtmlReport;
import dev.stampede.page.ViewFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The report, from disk and without a network. */
class ReportTest extends InBrowser {

  @TempDir private Path folder;

  static List<Look> looks() {
    return List.of(Look.DESKTOP, Look.NIGHT, Look.PHONE);
  }

  private Page report(byte[] view, Look look) throws IOException {
    Path file = folder.resolve("report.html");
    Files.write(file, HtmlReport.of(view, "a report"));
    Page page = openOffline(look);
    page.navigate(file.toUri().toString());
    assertThat(page.locator("#files")).isVisible();
    return page;
  }

  private Page finished(Look look) throws IOException {
    return report(ViewFixture.bytes(ViewFixture.finished()), look);
  }

  @Test
  void theAnswerComesFirst() throws IOException {
    Page page = finished(Look.DESKTOP);
    assertThat(page.locator("h1")).hasText("Clinic assistants, evening peak");
    assertThat(page.locator("#answer")).containsText("Targets missed");
    assertThat(page.locator("#answer")).containsText("2 of 3 judged targets held, 2 not judged");
    assertThat(page.locator("#answer")).containsText("The run is valid");
    assertThat(page.locator("#answer"))
        .containsText("all: failures < 1% broke at 5:26 with 120 users at 31.4 calls/s");
    assertThat(page.locator("main h2").allTextContents())
        .containsExactly(
            "The answer",
            "Targets",
            "Charts",
            "Statistics",
            "Response times by percentile",
            "Failures",
            "Exceptions",
            "Agents",
            "Ratio",
            "Warnings",
            "Configuration",
            "Glossary",
            "Files");
  }

  @Test
  void itAsksNothingOfAnybody() throws IOException {
    Path file = folder.resolve("report.html");
    Files.write(file, HtmlReport.of(ViewFixture.bytes(ViewFixture.finished()), "a report"));
    Page page = openOffline(Look.DESKTOP);
    List<String> requests = new ArrayList<>();
    page.onRequest(request -> requests.add(request.url()));
    page.navigate(file.toUri().toString());
    assertThat(page.locator("#files")).isVisible();
    assertThat(requests).noneMatch(url -> url.startsWith("http") || url.startsWith("ws"));
  }

  @Test
  void everyChartIsDrawn() throws IOException {
    Page page = finished(Look.DESKTOP);
    assertThat(page.locator("#charts figure h3"))
        .hasText(
            new String[] {
              "Requests and failures per second",
              "Response times",
              "Users and calls in flight",
              "Time to first token",
              "Throttles per second",
              "Durations over time",
              "Distribution of durations"
            });
    assertThat(page.locator("#charts .canvas canvas")).hasCount(6);
    assertThat(page.locator("#charts .canvas").first())
        .hasAttribute("aria-label", Pattern.compile("Requests/s: now .*, least .*, most .*"));
    assertThat(page.locator("#charts .events li")).hasCount(7);
  }

  @Test
  void aClickOnANameShowsItsCharts() throws IOException {
    Page page = finished(Look.DESKTOP);
    page.locator("#statistics").getByText("draft a referral letter").click();
    assertThat(page.locator("#charts .subject")).hasValue("r3");
    assertThat(page.locator("#charts st-heat-map")).hasCount(0);
    page.locator("#charts .subject").selectOption("");
    assertThat(page.locator("#charts st-heat-map")).hasCount(1);
  }

  @Test
  void theFilesAreInside() throws IOException {
    Page page = finished(Look.DESKTOP);
    Locator files = page.locator("#files button");
    assertThat(files).hasCount(5);
    List<String> heads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Locator file = files.nth(i);
      Download download = page.waitForDownload(file::click);
      heads.add(Files.readAllLines(download.path()).getFirst().split(",", -1)[0]);
      assertThat(download.suggestedFilename()).endsWith(".csv");
    }
    assertThat(heads).containsExactly("Type", "Timestamp", "Method", "Count");
  }

  @Test
  void aChartIsSavedAsAPicture() throws IOException {
    Page page = finished(Look.DESKTOP);
    Locator button =
        page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("Save Response times as PNG").setExact(true));
    Download download = page.waitForDownload(button::click);
    assertThat(Files.readAllBytes(download.path()))
        .startsWith((byte) 0x89, (byte) 'P', (byte) 'N', (byte) 'G')
        .hasSizeGreaterThan(5_000);
  }

  @Test
  void aChartIsATableToo() throws IOException {
    Page page = finished(Look.DESKTOP);
    page.getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName("Users and calls in flight as a table"))
        .click();
    Locator rows = page.locator("figure[aria-label='Users and calls in flight'] tbody tr");
    assertThat(rows.first()).containsText("0:01");
    assertThat(rows.last()).containsText("10:00");
  }

  @Test
  void theCursorMovesByKeysAndAllChartsFollow() throws IOException {
    Page page = finished(Look.DESKTOP);
    Locator chart = page.locator("#charts .canvas").first();
    chart.focus();
    chart.press("ArrowRight");
    chart.press("PageDown");
    assertThat(page.locator("st-line-chart .when").first()).hasText("at 0:11");
    assertThat(page.locator("st-line-chart .when").nth(1)).hasText("at 0:11");
  }

  @ParameterizedTest
  @MethodSource("looks")
  void hostileWordsAreOnlyWords(Look look) throws IOException {
    Page page = report(ViewFixture.bytes(ViewFixture.hostile(false)), look);
    assertThat(page.locator("h1")).hasText(Hostile.NAMES.getFirst());
    assertThat(page.locator("#statistics")).containsText(Hostile.NAMES.get(2));
    assertThat(page.locator("#failures")).containsText(Hostile.NAMES.get(1));
    assertThat(page.evaluate("() => window.hacked")).isNull();
    assertThat(page.locator("main img, main script")).hasCount(0);
    noSidewaysScroll(page);
  }

  @Test
  void thousandsOfNamesAreCappedAndAllCanBeSeen() throws IOException {
    Page page = report(ViewFixture.bytes(ViewFixture.crowded(3_000, false)), Look.DESKTOP);
    Locator rows = page.locator("#statistics tbody tr");
    assertThat(rows).hasCount(200);
    assertThat(page.locator("#statistics .rest")).containsText("and 2,800 more");
    page.locator("#statistics .rest button").click();
    assertThat(rows).hasCount(700);
    page.locator("#statistics input").fill("02999");
    assertThat(rows).hasCount(1);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void axeFindsNothingSerious(Look look) throws IOException {
    Page page = finished(look);
    Axe.findsNothingSerious(page, "report, " + look);
    noSidewaysScroll(page);
    String name = "report-%d-%s".formatted(look.width(), look.dark() ? "dark" : "light");
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + "-top.png")));
    page.screenshot(
        new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + ".png")));
  }

  @Test
  void anEmptyRunIsAReportToo() throws IOException {
    Page page = report(ViewFixture.bytes(ViewFixture.empty()), Look.DESKTOP);
    assertThat(page.locator("#answer")).containsText("Nothing succeeded");
    assertThat(page.locator("#charts")).containsText("No calls yet.");
    assertThat(page.locator("#failures")).containsText("No failures.");
  }

  @Test
  void aDamagedFileSaysSo() throws IOException {
    Path file = folder.resolve("report.html");
    String whole =
        new String(
            HtmlReport.of(ViewFixture.bytes(ViewFixture.finished()), "x"), StandardCharsets.UTF_8);
    int data = whole.indexOf("id=\"view\">") + 10;
    Files.writeString(
        file, whole.substring(0, data + 400) + whole.substring(whole.indexOf("</script>", data)));
    Page page = openOffline(Look.DESKTOP);
    page.navigate(file.toUri().toString());
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("cannot be read");
  }

  @Test
  void itPrints() throws IOException {
    Page page = report(ViewFixture.bytes(ViewFixture.finished()), Look.NIGHT);
    byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4").setPrintBackground(true));
    assertThat(pdf).hasSizeGreaterThan(50_000);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator(".chapters")).isHidden();
    assertThat(page.locator("#files")).isHidden();
    assertThat(page.locator("body")).hasCSS("background-color", "rgb(255, 255, 255)");
  }

  static void noSidewaysScroll(Page page) {
    assertThat(
            (Integer)
                page.evaluate(
                    "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("pixels that the page is too wide")
        .isZero();
  }
}
