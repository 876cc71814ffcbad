package dev.stampede.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Flags of Locust's that there are none of here, each with the reason in a line, so that someone
 * who comes from Locust is told what to do instead.
 */
final class LocustFlag {

  private static final Map<String, String> REASONS = reasons();

  private LocustFlag() {}

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new LinkedHashMap<>();
    reasons.put(
        "--config-users", "weights and counts stand in the scenario: @Weight and @FixedCount");
    reasons.put(
        "--equal-weights", "weights stand in the scenario: leave out @Weight and they are equal");
    reasons.put("--enable-rebalancing", "users are always dealt again when workers come and go");
    reasons.put("--profile", "name the run's files instead: --csv PREFIX, --summary FILE");
    reasons.put("--skip-log-setup", "there is no other set-up of logs than ours; see --loglevel");
    reasons.put("--otel", "samples are not exported yet; --samples FILE writes every one");
    reasons.put("--web-auth", "Locust itself has renamed it: say --web-login");
    reasons.put("--legacy-ui", "there is only one page");
    reasons.put(
        "--print-stats", "without the web page the tables are always printed; see --only-summary");
    reasons.put("--web-base-path", "the page's addresses are relative: any proxy's path will do");
    reasons.put("--class-picker", "the page's form always has the user classes");
    reasons.put("--headful", "leave out --headless: the page is there then");
    reasons.put("--web-host-display-name", "the log tells the page's address; see --web-host");
    reasons.put("--build-path", "there is nothing to be built: the page is inside the program");
    for (String flag :
        List.of(
            "--master",
            "--master-bind-host",
            "--master-bind-port",
            "--master-host",
            "--master-port",
            "--expect-workers",
            "--expect-workers-max-wait",
            "--worker",
            "--processes",
            "--slave",
            "--expect-slaves")) {
      reasons.put(flag, "many machines come with a later version; one holds thousands of users");
    }
    return reasons;
  }

  /** All of them. */
  static Set<String> flags() {
    return REASONS.keySet();
  }

  /** Why there is no such flag here, if Locust has it. */
  static Optional<String> reason(String flag) {
    return Optional.ofNullable(REASONS.get(flag));
  }
}
