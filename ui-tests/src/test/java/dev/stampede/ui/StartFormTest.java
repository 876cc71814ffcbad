package dev.stampede.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.stampede.page.ViewFixture;
import dev.stampede.ui.StubServer.Asked;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a run begins. */
class StartFormTest extends InBrowser {

  private final ObjectNode view = ViewFixture.ready();
  private final StubServer server = serve(view);

  private Page page() {
    Page page = open(Look.DESKTOP);
    page.navigate(server.url(""));
    assertThat(start(page)).isVisible();
    return page;
  }

  private static Locator start(Page page) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start swarming"));
  }

  @Test
  void whatWasTypedIsWhatIsAskedFor() throws Exception {
    Page page = page();
    page.getByLabel("Number of users").fill("25");
    page.getByLabel("Spawn rate").fill("0.5");
    page.getByLabel("Run time").fill("1h30m");
    page.getByLabel("NightlyExport").uncheck();
    page.getByLabel("Target").selectOption("live");
    start(page).click();
    Asked asked = server.nextAsked();
    assertThat(asked.what()).isEqualTo("start");
    assertThat(asked.contentType()).startsWith("application/json");
    assertThat(asked.body())
        .isEqualTo(
            json(
                """
                {"users": 25, "spawnRate": 0.5, "runTime": "1h30m", "userClasses": ["ClinicStaff"],
                 "target": "live", "profile": null, "shape": null}
                """));
    server.show(ViewFixture.running());
    assertThat(page.locator(".pill")).hasText("running");
    assertThat(page.locator("st-statistics")).isVisible();
  }

  @Test
  void aProfileFillsTheForm() {
    Page page = page();
    page.getByLabel("Load profile").selectOption("smoke");
    assertThat(page.getByLabel("Number of users")).hasValue("2");
    assertThat(page.getByLabel("Run time")).hasValue("1m");
    assertThat(page.locator("form")).containsText("two users for a minute");
    assertThat(page.locator(".preview")).containsText("2 users within");
  }

  @Test
  void aShapeDecidesTheLoad() throws Exception {
    Page page = page();
    page.getByLabel("Load shape").selectOption("DoubleWave");
    assertThat(page.getByLabel("Number of users")).isDisabled();
    assertThat(page.locator("form")).containsText("DoubleWave decides users, rate and time");
    start(page).click();
    assertThat(server.nextAsked().body().get("shape").asText()).isEqualTo("DoubleWave");
  }

  @ParameterizedTest
  @CsvSource({
    "Number of users, 0, whole number",
    "Number of users, 1.5, whole number",
    "Spawn rate, 0, more than zero",
    "Spawn rate, -1, more than zero",
    "Run time, soon, reads like",
    "Run time, 5x, reads like",
    "Run time, 0, reads like"
  })
  void whatCannotBeMeantIsSaidBesideTheField(String field, String typed, String said) {
    Page page = page();
    page.getByLabel(field).fill(typed);
    start(page).click();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText(said);
    assertThat(page.getByLabel(field)).isFocused();
    assertThat(page.getByLabel(field)).hasAttribute("aria-invalid", "true");
    assertThat(server.wasLeftAlone()).isTrue();
  }

  @Test
  void theServersRefusalIsShownAtItsField() throws Exception {
    expect(complaint -> complaint.contains("400"));
    server.answer(
        "start", 400, "{\"ok\":false,\"message\":\"at most 100 users here\",\"field\":\"users\"}");
    Page page = page();
    start(page).click();
    assertThat(server.nextAsked().what()).isEqualTo("start");
    assertThat(page.getByRole(AriaRole.ALERT)).hasText("at most 100 users here");
    assertThat(page.getByLabel("Number of users")).isFocused();
    assertThat(start(page)).isEnabled();
  }

  @Test
  void typedNumbersOutliveNewsOfTheState() {
    Page page = page();
    page.getByLabel("Number of users").fill("33");
    ObjectNode news = view.objectNode();
    news.put("state", "ready").set("form", view.get("form"));
    server.send("state", "", news);
    server.show(view);
    page.getByLabel("Spawn rate").fill("3");
    assertThat(page.getByLabel("Number of users")).hasValue("33");
    assertThat(page.locator(".preview")).containsText("33 users within 11");
  }

  @Test
  void aProblemOfTheScenarioBarsTheStart() {
    ObjectNode broken = view.deepCopy();
    ((ObjectNode) broken.get("form")).put("problem", "Clinic.java:12: ';' expected");
    server.keep(broken);
    Page page = page();
    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Clinic.java:12: ';' expected");
    assertThat(start(page)).isDisabled();
  }

  @Test
  void enterStartsToo() throws Exception {
    Page page = page();
    page.getByLabel("Run time").press("Enter");
    assertThat(server.nextAsked().what()).isEqualTo("start");
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }
}
