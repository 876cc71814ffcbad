package dev.stampede.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stampede.page.Hostile;
import dev.stampede.page.ViewFixture;
import dev.stampede.ui.StubServer.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The live page while a run is played, against a server that says what the test wants. */
class LivePageTest extends InBrowser {

  private final StubServer server = serve(ViewFixture.running());

  private Page page(String query) {
    return page(query, Look.DESKTOP);
  }

  private Page page(String query, Look look) {
    Page page = open(look);
    page.navigate(server.url(query));
    assertThat(page.locator(".pill")).isVisible();
    return page;
  }

  private static Locator figure(Page page, String name) {
    return page.locator("[data-figure=" + name + "]");
  }

  private static Locator tab(Page page, String name) {
    return page.getByRole(
        AriaRole.TAB, new Page.GetByRoleOptions().setName(Pattern.compile("^" + name)));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void theHeaderTellsHowItGoes() {
    Page page = page("");
    assertThat(page.locator("h1")).hasText("Clinic assistants, evening peak");
    assertThat(page.locator(".pill")).hasText("running");
    assertThat(figure(page, "users")).hasText("120");
    assertThat(figure(page, "elapsed")).hasText("7:00");
    assertThat(page.locator(".clock")).containsText("3:00 left");
    assertThat(page.locator(".masthead .chip").first()).hasText("✕ 2 of 3 targets");
    assertThat(page).hasTitle("running · Clinic assistants, evening peak · Stampede");
  }

  @Test
  void numbersMoveWithEachTick() {
    Page page = page("");
    server.send("tick", "run:421", Ticks.second(421, 130, 47.5));
    assertThat(figure(page, "users")).hasText("130");
    assertThat(figure(page, "rps")).hasText("47.5");
    assertThat(figure(page, "p95")).containsText("480");
    assertThat(figure(page, "elapsed")).hasText("7:01");
    server.send("tick", "run:422", Ticks.second(422, 131, 48));
    assertThat(figure(page, "elapsed")).hasText("7:02");
    assertThat(figure(page, "rps")).hasText("48.0");
  }

  @Test
  void chartsGrowAndAreFolded() {
    Page page = page("?tab=charts");
    Locator users = page.locator("figure[aria-label='Users and calls in flight']");
    users
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("as a table"))
        .first()
        .click();
    Locator lines = users.locator("tbody tr");
    assertThat(lines.last()).containsText("7:00");
    server.send("tick", "run:421", Ticks.second(421, 77, 1));
    assertThat(lines.last()).containsText("7:01");
    assertThat(lines.last()).containsText("77");
    ObjectNode tick = Ticks.second(422, 78, 1);
    ObjectNode fold = tick.putObject("fold").put("from", 0).put("to", 420);
    ObjectNode totals = fold.putObject("totals");
    totals.putArray("t").add(420);
    totals.putArray("w").add(420);
    totals.putArray("users").add(99);
    ObjectNode heat = fold.putObject("heat");
    heat.putArray("t").add(420);
    heat.putArray("w").add(420);
    heat.putArray("cells").addArray().addArray().add(67).add(1000);
    server.send("tick", "run:422", tick);
    assertThat(lines).hasCount(3);
    assertThat(lines.first()).containsText("99");
    assertThat(lines.last()).containsText("78");
    assertThat(page.locator(".histogram .legend")).containsText("1,024 calls");
  }

  @Test
  void tabsAreAWayThatBackReturnsOn() {
    Page page = page("");
    tab(page, "Charts").click();
    assertThat(page).hasURL(server.url("?tab=charts"));
    tab(page, "Failures").click();
    assertThat(page.locator("st-failures table")).isVisible();
    page.goBack();
    assertThat(tab(page, "Charts")).hasAttribute("aria-selected", "true");
    page.goBack();
    assertThat(tab(page, "Statistics")).hasAttribute("aria-selected", "true");
    page.goForward();
    assertThat(page.locator("st-charts")).isVisible();
  }

  @Test
  void aRowShowsItsChartsAndBackComesHome() {
    Page page = page("?filter=letter");
    assertThat(page.locator("st-statistics tbody tr")).hasCount(1);
    page.locator("st-statistics tbody button.name").click();
    assertThat(page).hasURL(server.url("?filter=letter&tab=charts&row=r3"));
    assertThat(page.locator(".subject")).hasValue("r3");
    page.goBack();
    assertThat(page.locator("st-statistics input[type=search]")).hasValue("letter");
    assertThat(page.locator("st-statistics tbody tr")).hasCount(1);
  }

  @Test
  void aReloadChangesNothing() {
    Page page = page("?tab=charts&row=r2");
    assertThat(page.locator(".subject")).hasValue("r2");
    page.reload();
    assertThat(page.locator(".subject")).hasValue("r2");
    assertThat(tab(page, "Charts")).hasAttribute("aria-selected", "true");
    assertThat(page.locator("st-line-chart canvas").first()).isVisible();
  }

  @Test
  void keysDoTheirWork() {
    Page page = page("");
    page.keyboard().press("2");
    assertThat(page.locator("st-charts")).isVisible();
    page.keyboard().press("9");
    assertThat(tab(page, "Logs")).hasAttribute("aria-selected", "true");
    page.keyboard().press("/");
    assertThat(page.locator("input[type=search]")).isFocused();
    page.keyboard().type("12e?");
    assertThat(page.locator("input[type=search]")).hasValue("12e?");
    page.keyboard().press("Escape");
    assertThat(page.locator("input[type=search]")).not().isFocused();
    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Keys");
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
    page.keyboard().press("t");
    assertThat(page.locator("html")).hasCSS("color-scheme", "dark");
    page.reload();
    assertThat(page.locator(".pill")).isVisible();
    assertThat(page.locator("html")).hasCSS("color-scheme", "dark");
    page.keyboard().press("e");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Edit the load");
    page.keyboard().press("Escape");
    page.keyboard().press("s");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Stop the run?");
    assertThat(server.wasLeftAlone()).isTrue();
  }

  @Test
  void arrowsMoveBetweenTabs() {
    Page page = page("");
    tab(page, "Statistics").focus();
    page.keyboard().press("ArrowRight");
    assertThat(tab(page, "Charts")).isFocused();
    page.keyboard().press("End");
    assertThat(tab(page, "Configuration")).isFocused();
    page.keyboard().press("ArrowRight");
    assertThat(tab(page, "Statistics")).isFocused();
  }

  @Test
  void theLoadIsEdited() throws InterruptedException {
    Page page = page("");
    button(page, "Edit").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Number of users").fill("200");
    dialog.getByLabel("Spawn rate").fill("2.5");
    button(page, "Update").click();
    Asked asked = server.nextAsked();
    assertThat(asked.what()).isEqualTo("load");
    assertThat(asked.contentType()).startsWith("application/json");
    assertThat(asked.body().toString()).isEqualTo("{\"users\":200,\"spawnRate\":2.5}");
    assertThat(dialog).hasCount(0);
  }

  @Test
  void aRefusalStaysInTheDialogInTheServersWords() throws InterruptedException {
    expect(complaint -> complaint.contains("409"));
    server.answer("stop", 409, "{\"ok\":false,\"message\":\"it has stopped already\"}");
    Page page = page("");
    button(page, "Stop").click();
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Stop"))
        .click();
    assertThat(server.nextAsked().what()).isEqualTo("stop");
    assertThat(page.getByRole(AriaRole.DIALOG)).containsText("it has stopped already");
    button(page, "Go on").click();
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
  }

  @Test
  void resetAsksFirst() throws InterruptedException {
    Page page = page("");
    button(page, "Reset").click();
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Reset"))
        .click();
    assertThat(server.nextAsked().what()).isEqualTo("reset");
  }

  @Test
  void aRunThatHasEndedSaysHowAndOffersTheNext() {
    Page page = page("");
    ObjectNode ended = ViewFixture.running();
    ended.put("state", "stopped").put("verdict", "targets missed");
    server.show(ended);
    assertThat(page.locator(".ended")).containsText("The run has ended: targets missed.");
    assertThat(page.locator(".ended a")).hasAttribute("href", "stats/report");
    button(page, "New").click();
    assertThat(button(page, "Start swarming")).isVisible();
    button(page, "Back to the last run").click();
    assertThat(page.locator("st-statistics")).isVisible();
  }

  @Test
  void aLostConnectionIsSaidAndMended() {
    expect(complaint -> complaint.contains("503") || complaint.contains("ERR_"));
    Page page = page("?tab=charts");
    server.send("tick", "run:421", Ticks.second(421, 121, 47.5));
    assertThat(figure(page, "users")).hasText("121");
    server.cut(true);
    assertThat(page.locator(".banner")).containsText("The connection to Stampede is lost");
    assertThat(figure(page, "users")).hasText("121");
    ObjectNode later = ViewFixture.running();
    later.put("users", 140);
    server.keep(later);
    server.admit();
    assertThat(page.locator(".banner")).hasCount(0);
    assertThat(figure(page, "users")).hasText("140");
    assertThat(server.resumed()).contains("run:421");
  }

  @Test
  void newsIsMarkedUntilItIsSeen() {
    Page page = page("");
    assertThat(tab(page, "Failures").locator(".news")).isVisible();
    tab(page, "Failures").click();
    tab(page, "Statistics").click();
    assertThat(tab(page, "Failures").locator(".news")).hasCount(0);
    ObjectNode tick = Ticks.second(421, 120, 40);
    ObjectNode statistics = (ObjectNode) ViewFixture.running().get("statistics");
    ((ObjectNode) statistics.get("aggregated")).put("fails", 99_999);
    tick.set("statistics", statistics);
    server.send("tick", "run:421", tick);
    assertThat(tab(page, "Failures").locator(".news")).isVisible();
  }

  @Test
  void sortingAndFilterOutliveTicks() {
    Page page = page("");
    Locator names = page.locator("st-statistics tbody button.name");
    button(page, "Max").click();
    assertThat(names.first()).hasText("draft a referral letter");
    button(page, "Name").click();
    assertThat(names.first()).hasText("bulk_ops · export of notes");
    page.locator("input[type=search]").fill("agent");
    assertThat(names).hasCount(5);
    ObjectNode tick = Ticks.second(421, 122, 40);
    tick.set("statistics", ViewFixture.running().get("statistics"));
    server.send("tick", "run:421", tick);
    assertThat(figure(page, "users")).hasText("122");
    assertThat(names).hasCount(5);
    assertThat(names.first()).hasText("check insurance coverage");
    assertThat(page.locator("th[aria-sort=ascending]")).hasText(Pattern.compile("Name"));
  }

  @Test
  void theChoiceOfColumnsIsKept() {
    Page page = page("");
    page.locator("summary", new Page.LocatorOptions().setHasText("Columns")).click();
    page.getByLabel("90%ile").check();
    page.getByLabel("Min").uncheck();
    page.reload();
    assertThat(page.locator("st-statistics thead")).containsText("90%ile");
    assertThat(button(page, "Min")).hasCount(0);
  }

  @Test
  void everyFileOfferedCanBeFetched() throws IOException {
    Page page = page("?tab=download");
    Locator files = page.locator("st-download a");
    assertThat(files).hasCount(7);
    Download download = page.waitForDownload(() -> files.first().click());
    assertThat(Files.readString(download.path())).isEqualTo("requests.csv");
  }

  @Test
  void aLinkCannotLeadAway() {
    ObjectNode view = ViewFixture.running();
    view.putArray("downloads")
        .addObject()
        .put("name", "x")
        .put("href", "javascript:window.hacked=1")
        .put("what", "");
    server.keep(view);
    Page page = page("?tab=download");
    assertThat(page.locator("st-download a")).hasAttribute("href", "#");
  }

  @Test
  void hostileWordsAreOnlyWords() {
    server.keep(ViewFixture.hostile(true));
    for (Look look : new Look[] {Look.DESKTOP, Look.PHONE}) {
      Page page = page("", look);
      assertThat(page.locator("h1")).hasText(Hostile.NAMES.getFirst());
      for (String name :
          new String[] {"statistics", "charts", "failures", "exceptions", "logs", "targets"}) {
        page.locator("#tab-" + name).click();
        assertThat(page.locator("#tab-" + name)).hasAttribute("aria-selected", "true");
        ReportTest.noSidewaysScroll(page);
      }
      assertThat(page.evaluate("() => window.hacked")).isNull();
    }
  }

  @Test
  void thousandsOfNamesDoNotChokeIt() {
    server.keep(ViewFixture.crowded(3_000, true));
    Page page = page("");
    assertThat(page.locator("st-statistics tbody tr")).hasCount(200);
    assertThat(page.locator(".rest")).containsText("and 2,800 more");
    page.locator("input[type=search]").fill("02999");
    assertThat(page.locator("st-statistics tbody tr")).hasCount(1);
    page.locator("st-statistics tbody button.name").click();
    assertThat(page.locator(".subject")).hasValue("r2999");
    server.send("tick", "run:61", Ticks.second(61, 12, 40));
    assertThat(figure(page, "users")).hasText("12");
  }

  @Test
  void aReadOnlyPageOffersNoChange() {
    ObjectNode view = ViewFixture.running();
    ((ObjectNode) view.get("form")).put("readOnly", true);
    server.keep(view);
    Page page = page("");
    assertThat(page.locator(".masthead")).containsText("read-only");
    assertThat(button(page, "Stop")).hasCount(0);
    page.keyboard().press("s");
    page.keyboard().press("e");
    assertThat(page.getByRole(AriaRole.DIALOG)).hasCount(0);
  }

  @Test
  void tablesOfInsightKeepTheirDetailsBack() {
    Page page = page("?tab=agents");
    Locator heads = page.locator("st-insight st-table").first().locator("thead");
    assertThat(heads).containsText("TTFT p50 (ms)");
    assertThat(heads).not().containsText("ICL p50");
    button(page, "Show 1 more column").click();
    assertThat(heads).containsText("ICL p50 (ms)");
    assertThat(page.locator("table.matrix td.right")).hasCount(4);
    assertThat(page.locator("table.matrix td.right").first()).hasText("3,89697.1%");
  }
}
