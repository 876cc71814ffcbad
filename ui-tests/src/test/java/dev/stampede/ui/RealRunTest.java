package dev.stampede.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stampede.page.Hostile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program in a browser: the process that users start, its page, its files. */
class RealRunTest extends InBrowser {

  private static final Pattern SOME = Pattern.compile("[1-9].*");

  @TempDir private Path folder;
  private final List<RealStampede> started = new ArrayList<>();

  @AfterEach
  void endAll() {
    started.forEach(RealStampede::close);
  }

  private RealStampede start(Map<String, String> environment, String... arguments)
      throws IOException {
    RealStampede stampede = RealStampede.start(folder, environment, List.of(arguments));
    started.add(stampede);
    return stampede;
  }

  private static Locator figure(Page page, String name) {
    return page.locator("[data-figure=" + name + "]");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void confirm(Page page, String action) {
    button(page, action).click();
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(action).setExact(true))
        .click();
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
  }

  private static void go(Page page, String tab) {
    page.locator("#tab-" + tab).click();
    assertThat(page.locator("#tab-" + tab)).hasAttribute("aria-selected", "true");
  }

  private static void swarm(Page page, int users) {
    page.getByLabel("Number of users").fill("" + users);
    page.getByLabel("Spawn rate").fill("" + users);
    button(page, "Start swarming").click();
    assertThat(page.locator(".pill")).hasText("running");
    assertThat(figure(page, "users")).hasText("" + users);
  }

  /** How many calls of all names there have been. */
  private static Locator calls(Page page) {
    return page.locator("st-statistics tfoot td.number").first();
  }

  @Test
  void aRunFromTheFirstClickToTheLastFile() throws Exception {
    RealStampede stampede = start(Map.of(), "-f", "agents", "-u", "3", "-r", "3");
    String url = stampede.url();
    Page page = open(Look.DESKTOP);
    page.navigate(url);
    assertThat(page.getByLabel("Number of users")).hasValue("3");
    assertThat(page.getByLabel("MultiTurnConversationUser")).isChecked();
    picture(page, "start");

    swarm(page, 5);
    assertThat(calls(page)).hasText(SOME);
    assertThat(figure(page, "elapsed")).not().hasText("0:00");
    numbersMove(page);
    theLoadIsChanged(page);
    aReloadKeepsWhatWas(page);
    everyTabOpens(page);
    theFiguresBeginAnew(page);

    confirm(page, "Stop");
    assertThat(page.locator(".pill")).hasText("stopped");
    assertThat(page.locator(".ended strong")).hasText(Pattern.compile("passed|targets missed"));
    go(page, "targets");
    assertThat(page.locator("st-targets tbody tr")).not().hasCount(0);
    assertThat(page.locator("st-targets")).containsText("bedrock_agent: error rate < 1%");
    assertThat(page.locator("st-targets .chip").first()).isVisible();
    filesArrive(page);
    theReportOpensBeside(page);

    button(page, "Run again").click();
    assertThat(page.getByLabel("Number of users")).hasValue("5");
    swarm(page, 2);
    go(page, "statistics");
    assertThat(calls(page)).hasText(SOME);

    page.close();
    assertThat(stampede.end()).contains("Validity: ").doesNotContain("\tat ");
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      assertThat(runs).hasSize(2);
    }
  }

  private static void numbersMove(Page page) {
    String before = calls(page).textContent();
    String then = figure(page, "elapsed").textContent();
    assertThat(calls(page)).not().hasText(before);
    assertThat(figure(page, "elapsed")).not().hasText(then);
  }

  private static void theLoadIsChanged(Page page) {
    button(page, "Edit").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog.getByLabel("Number of users")).hasValue("5");
    dialog.getByLabel("Number of users").fill("8");
    dialog.getByLabel("Spawn rate").fill("50");
    button(page, "Update").click();
    assertThat(dialog).hasCount(0);
    assertThat(figure(page, "users")).hasText("8");
  }

  private static void aReloadKeepsWhatWas(Page page) {
    go(page, "charts");
    button(page, "Users and calls in flight as a table").click();
    Locator lines = page.locator("figure[aria-label='Users and calls in flight'] tbody tr");
    assertThat(lines.first()).containsText("0:01");
    String first = lines.first().textContent();
    page.reload();
    assertThat(page.locator("#tab-charts")).hasAttribute("aria-selected", "true");
    button(page, "Users and calls in flight as a table").click();
    assertThat(lines.first()).hasText(first);
    assertThat(page.locator(".story")).containsText("load changed: 8 users at 50 per second");
  }

  private static void everyTabOpens(Page page) {
    for (String tab : AccessibilityTest.TABS) {
      go(page, tab);
      assertThat(page.locator("#panel")).not().isEmpty();
      ReportTest.noSidewaysScroll(page);
      picture(page, tab);
    }
  }

  private static void theFiguresBeginAnew(Page page) {
    confirm(page, "Reset");
    go(page, "charts");
    assertThat(page.locator(".story")).containsText("the statistics begin anew");
    go(page, "statistics");
    assertThat(calls(page)).hasText(SOME);
    assertThat(figure(page, "users")).hasText("8");
  }

  private static void theReportOpensBeside(Page page) {
    Page report = page.waitForPopup(() -> page.locator(".ended a").click());
    assertThat(report.locator("#files")).isVisible();
    assertThat(report.locator("#answer .verdict")).isVisible();
    assertThat(report.locator("#charts .canvas canvas")).not().hasCount(0);
    report.close();
  }

  private static void filesArrive(Page page) throws IOException {
    go(page, "download");
    assertThat(file(page, "report.html")).startsWith("<!doctype html>");
    assertThat(file(page, "requests.csv")).startsWith("Type,Name,Request Count");
    assertThat(file(page, "requests_full_history.csv")).startsWith("Timestamp,User Count");
    Download journal = fetched(page, "journal");
    assertThat(journal.suggestedFilename()).endsWith(".zip");
    try (InputStream in = Files.newInputStream(journal.path());
        ZipInputStream zip = new ZipInputStream(in)) {
      ZipEntry first = zip.getNextEntry();
      assertThat(first).isNotNull();
    }
  }

  private static String file(Page page, String name) throws IOException {
    return Files.readString(fetched(page, name).path(), StandardCharsets.UTF_8);
  }

  private static Download fetched(Page page, String name) {
    return page.waitForDownload(() ->
        page.locator(
                "st-download a",
                new Page.LocatorOptions()
                    .setHas(page.getByText(name, new Page.GetByTextOptions().setExact(true))))
            .click());
  }

  @Test
  void hostileNamesAreTextInPageReportAndReplay() throws Exception {
    expect(complaint -> complaint.contains("409"));
    HostileScenario.in(folder);
    RealStampede stampede =
        start(Map.of(), "-f", "Hostile.java", "-u", "5", "-r", "5", "--html", "report.html");
    Page page = open(Look.DESKTOP);
    page.navigate(stampede.url());
    button(page, "Start swarming").click();
    for (String name : List.of(Hostile.NAMES.getFirst(), Hostile.NAMES.get(1))) {
      assertThat(page.locator("st-statistics tbody")).containsText(name);
    }
    assertThat(page.locator("st-statistics tbody tr")).hasCount(Hostile.NAMES.size() + 1);
    assertThat(page.locator("st-statistics tbody")).containsText("👩🏽‍⚕️🐃 emoji 🏥");
    assertThat(page.locator("st-statistics tbody")).containsText("עברית");
    everyTabOpensUnharmed(page);
    confirm(page, "Stop");
    assertThat(page.locator(".ended")).isVisible();
    unharmed(page);
    page.close();
    stampede.end();

    for (Look look : List.of(Look.DESKTOP, Look.NIGHT)) {
      Page report = openOffline(look);
      report.navigate(folder.resolve("report.html").toUri().toString());
      assertThat(report.locator("#statistics")).containsText(Hostile.NAMES.getFirst());
      assertThat(report.locator("#failures")).containsText(Hostile.NAMES.get(1));
      assertThat(report.locator("#charts st-histogram .bars i")).not().hasCount(0);
      assertThat(report.locator("body"))
          .hasCSS("background-color", look.dark() ? "rgb(15, 19, 24)" : "rgb(246, 245, 241)");
      unharmed(report);
    }
    itIsShownAgain();
  }

  private void itIsShownAgain() throws Exception {
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      String name = runs.findFirst().orElseThrow().getFileName().toString();
      RealStampede replay = start(Map.of(), "replay", name);
      Page page = open(Look.DESKTOP);
      page.navigate(replay.url());
      assertThat(page.locator(".masthead")).containsText("read-only");
      assertThat(page.locator(".pill")).hasText("stopped");
      assertThat(page.locator("st-statistics tbody")).containsText(Hostile.NAMES.getFirst());
      assertThat(button(page, "New")).hasCount(0);
      assertThat(button(page, "Run again")).hasCount(0);
      everyTabOpensUnharmed(page);
      assertThat(
              page.evaluate(
                  """
                  async () => (await fetch('api/start', {method: 'POST',
                    headers: {'Content-Type': 'application/json'},
                    body: JSON.stringify({users: 1, spawnRate: 1})})).json().then(a => a.message)
                  """))
          .asString()
          .contains("a run of the past");
      page.close();
      replay.end();
    }
  }

  private static void everyTabOpensUnharmed(Page page) {
    for (String tab : AccessibilityTest.TABS) {
      go(page, tab);
      ReportTest.noSidewaysScroll(page);
    }
    unharmed(page);
  }

  private static void unharmed(Page page) {
    assertThat(page.evaluate("() => window.hacked")).isNull();
    assertThat(page.locator("main img, main script")).hasCount(0);
    ReportTest.noSidewaysScroll(page);
  }

  @Test
  void nobodyElsesPageCanStartARun() throws Exception {
    // The refusals, and that the browser keeps their answers from the stranger.
    expect(complaint ->
        Stream.of("403", "NotSameOrigin", "CORS", "ERR_FAILED").anyMatch(complaint::contains));
    RealStampede stampede = start(Map.of());
    String url = stampede.url();
    String json = "{\"users\":1,\"spawnRate\":1,\"x\":\"";
    try (ForeignPage asText = new ForeignPage(url + "api/start", "text/plain", json, "\"}");
        ForeignPage asLocust =
            new ForeignPage(
                url + "swarm", "application/x-www-form-urlencoded", "user_count", "1")) {
      for (ForeignPage foreign : List.of(asText, asLocust)) {
        Page page = open(Look.DESKTOP);
        page.navigate(foreign.url());
        button(page, "Win").click();
        assertThat(page.locator("body")).containsText("it was sent by another page");
      }
      Page page = open(Look.DESKTOP);
      page.navigate(asText.url());
      page.evaluate(
          """
          async url => fetch(url, {method: 'POST', mode: 'no-cors', body: '{"users":1,"spawnRate":1}'})
            .catch(() => null)
          """,
          url + "api/start");
      assertThat(
              page.evaluate(
                  "async url => fetch(url).then(() => 'read', () => 'kept')", url + "api/view"))
          .isEqualTo("kept");
    }
    Page page = open(Look.DESKTOP);
    page.navigate(url);
    assertThat(page.locator(".pill")).hasText("ready");
    page.close();
    stampede.end();
    assertThat(folder.resolve("runs")).doesNotExist();
  }

  @Test
  void withALoginOnlyTheRightPasswordOpensThePage() throws Exception {
    expect(complaint -> complaint.contains("401"));
    RealStampede stampede =
        start(
            Map.of("STAMPEDE_WEB_USER", "ada", "STAMPEDE_WEB_PASSWORD", "open, please"),
            "--web-login");
    Page page = open(Look.DESKTOP);
    page.navigate(stampede.url() + "?tab=charts");
    assertThat(page).hasURL(Pattern.compile(".*/login\\?next=.*"));
    logIn(page, "open sesame");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("Wrong user or password.");
    logIn(page, "open, please");
    assertThat(page).hasURL(Pattern.compile(".*/\\?tab=charts"));
    assertThat(button(page, "Start swarming")).isVisible();
    swarm(page, 2);
    page.close();
    assertThat(stampede.end()).doesNotContain("open, please");
  }

  private static void logIn(Page page, String password) {
    page.getByLabel("User").fill("ada");
    page.getByLabel("Password").fill(password);
    button(page, "Log in").click();
  }

  private static void picture(Page page, String view) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(PICTURES.resolve("real-" + view + ".png")));
  }
}
