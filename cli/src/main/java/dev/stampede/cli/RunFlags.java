package dev.stampede.cli;

import dev.stampede.config.Configuration;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** All the flags of a run, for those commands that play one or tell what it would be. */
class RunFlags {

  /** The headings of the help page, by the names of the fields below. */
  static final Map<String, String> HEADINGS = headings();

  private static Map<String, String> headings() {
    Map<String, String> headings = new LinkedHashMap<>();
    headings.put("scenario", "Scenario");
    headings.put("run", "Load");
    headings.put("output", "Results");
    headings.put("page", "Live page");
    headings.put("pageServer", "Where the page is");
    headings.put("target", "Target");
    headings.put("emulator", "Embedded emulator");
    headings.put("logs", "Configuration and log");
    return headings;
  }

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it before anything else
  CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this page")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version")
  boolean version;

  @Mixin ScenarioOptions scenario = new ScenarioOptions();

  @Mixin RunOptions run = new RunOptions();

  @Mixin OutputOptions output = new OutputOptions();

  @Mixin PageOptions page = new PageOptions();

  @Mixin PageServerOptions pageServer = new PageServerOptions();

  @Mixin TargetOptions target = new TargetOptions();

  @Mixin EmulatorOptions emulator = new EmulatorOptions();

  @Mixin LogOptions logs = new LogOptions();

  /** The values that these flags came to have over a configuration. */
  final EffectiveFlags effective(Configuration below) {
    return EffectiveFlags.of(spec.commandLine(), below);
  }

  /**
   * The load that they ask for.
   *
   * @throws dev.stampede.input.BadInput if they ask for two
   */
  final LoadWish wish(Configuration below) {
    return run.wish(effective(below)::origin);
  }

  /** What flags that are not given and have no value of their own stand for. */
  final Map<String, Object> usual() {
    Map<String, Object> usual = new LinkedHashMap<>(TargetOptions.usual());
    usual.putAll(emulator.usual());
    return usual;
  }

  /**
   * The values that are right one by one and wrong together, or out of range.
   *
   * @throws dev.stampede.input.BadInput naming the flag
   */
  final void check() {
    run.check();
    output.check();
    page.check(run.headless);
    pageServer.check();
    target.check();
    logs.check();
  }
}
