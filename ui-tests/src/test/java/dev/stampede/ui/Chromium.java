package dev.stampede.ui;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * One browser for all tests, started by the first of them. Without one on the machine the tests are
 * skipped with the reason, or fail where the property {@code browser.required} is true.
 */
final class Chromium implements BeforeAllCallback {

  private static final double PATIENCE_MILLIS = 30_000;
  private static final List<String> PLACES =
      List.of(
          "/usr/bin/chromium",
          "/usr/bin/chromium-browser",
          "/usr/bin/google-chrome",
          "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--disable-dev-shm-usage");

  /** A browser that runs, with the driver that steers it. */
  record Running(Playwright playwright, Browser browser) implements AutoCloseable {
    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }

  private Optional<Running> running = Optional.empty();

  @Override
  public void beforeAll(ExtensionContext context) {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      String lack =
          "no Chromium in %s, and STAMPEDE_CHROMIUM names none: apt-get install chromium"
              .formatted(PLACES);
      if (Boolean.getBoolean("browser.required")) {
        throw new IllegalStateException(lack);
      }
      assumeTrue(false, lack);
    }
    running =
        Optional.of(
            context
                .getRoot()
                .getStore(Namespace.create(Chromium.class))
                .computeIfAbsent(Running.class, _ -> start(program.orElseThrow()), Running.class));
  }

  Browser browser() {
    return running.orElseThrow().browser();
  }

  private static Running start(Path program) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Playwright playwright = Playwright.create();
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setExecutablePath(program)
            .setArgs(FLAGS)
            .setTimeout(2 * PATIENCE_MILLIS);
    return new Running(playwright, playwright.chromium().launch(options));
  }

  private static Optional<Path> program() {
    String named = System.getenv().getOrDefault("STAMPEDE_CHROMIUM", "");
    return Stream.concat(Stream.of(named).filter(name -> !name.isEmpty()), PLACES.stream())
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst();
  }
}
