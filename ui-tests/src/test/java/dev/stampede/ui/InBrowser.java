package dev.stampede.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A test in the browser. Whatever goes wrong inside a page (an exception, an error on the console,
 * a refusal by its policy) fails the test that opened it.
 */
abstract class InBrowser {

  static final Path PICTURES = Path.of("target", "screenshots");

  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private static final double PATIENCE_MILLIS = 30_000;

  private final List<BrowserContext> contexts = new ArrayList<>();
  private final List<StubServer> servers = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();

  /** What a page may complain about in this test. */
  private Predicate<String> expected = _ -> false;

  /** A server of this view, which outlives the pages. */
  StubServer serve(JsonNode view) {
    StubServer server = new StubServer(view);
    servers.add(server);
    return server;
  }

  /** An empty page. */
  Page open(Look look) {
    return open(look, false);
  }

  /** An empty page without a network. */
  Page openOffline(Look look) {
    return open(look, true);
  }

  /** Lets pages complain in such words. */
  void expect(Predicate<String> complaint) {
    expected = complaint;
  }

  private Page open(Look look, boolean offline) {
    BrowserContext context =
        CHROMIUM
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(look.width(), look.height())
                    .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                    .setLocale("en-GB")
                    .setTimezoneId("Europe/Berlin")
                    .setOffline(offline));
    contexts.add(context);
    context.setDefaultTimeout(PATIENCE_MILLIS);
    context.setDefaultNavigationTimeout(PATIENCE_MILLIS);
    Page page = context.newPage();
    page.onPageError(error -> complaints.add("exception: " + error));
    page.onConsoleMessage(message -> {
      if (message.type().equals("error")) {
        complaints.add("console: " + message.text());
      }
    });
    return page;
  }

  @AfterEach
  void nothingWentWrongInside() {
    contexts.forEach(BrowserContext::close);
    servers.forEach(StubServer::close);
    assertThat(complaints).filteredOn(expected.negate()).isEmpty();
  }
}
