package dev.stampede.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import dev.stampede.page.ViewFixture;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The live page for everybody: axe in each view, light and dark, wide and narrow; and pictures. */
class AccessibilityTest extends InBrowser {

  static final List<String> TABS =
      List.of(
          "statistics",
          "charts",
          "failures",
          "exceptions",
          "agents",
          "targets",
          "ratio",
          "download",
          "logs",
          "configuration");

  private final StubServer server = serve(ViewFixture.running());

  static List<Look> looks() {
    return List.of(Look.DESKTOP, Look.NIGHT, Look.PHONE);
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyTab(Look look) {
    Page page = open(look);
    page.navigate(server.url(""));
    for (String tab : TABS) {
      page.locator("#tab-" + tab).click();
      assertThat(page.locator("#tab-" + tab)).hasAttribute("aria-selected", "true");
      Axe.findsNothingSerious(page, tab + ", " + look);
      ReportTest.noSidewaysScroll(page);
      picture(page, tab, look);
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void theStartFormAndTheDialogs(Look look) {
    Page page = open(look);
    server.keep(ViewFixture.ready());
    page.navigate(server.url(""));
    assertThat(page.locator("button.big")).isVisible();
    Axe.findsNothingSerious(page, "start form, " + look);
    ReportTest.noSidewaysScroll(page);
    picture(page, "start", look);
    server.show(ViewFixture.running());
    for (String key : List.of("e", "s", "?")) {
      assertThat(page.locator("#tab-statistics")).isVisible();
      page.keyboard().press(key);
      assertThat(page.locator("dialog")).isVisible();
      Axe.findsNothingSerious(page, "dialog of " + key + ", " + look);
      page.keyboard().press("Escape");
      assertThat(page.locator("dialog")).hasCount(0);
    }
  }

  @ParameterizedTest
  @MethodSource("looks")
  void anEndedRunAndALostConnection(Look look) {
    expect(complaint -> complaint.contains("503") || complaint.contains("ERR_"));
    Page page = open(look);
    ObjectNode ended = ViewFixture.running();
    ended.put("state", "stopped").put("verdict", "passed");
    ended
        .putObject("validity")
        .put("verdict", "doubtful")
        .putArray("reasons")
        .add("the CPU was full");
    server.keep(ended);
    page.navigate(server.url(""));
    assertThat(page.locator(".ended")).isVisible();
    server.cut(true);
    assertThat(page.locator(".banner")).isVisible();
    Axe.findsNothingSerious(page, "ended and lost, " + look);
    picture(page, "lost", look);
  }

  private static void picture(Page page, String view, Look look) {
    String name = "live-%s-%d-%s.png".formatted(view, look.width(), look.dark() ? "dark" : "light");
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)));
  }
}
