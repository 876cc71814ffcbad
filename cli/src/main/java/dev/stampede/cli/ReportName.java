package dev.stampede.cli;

import java.math.BigDecimal;

/**
 * The name of a report's file, in which {@code {u}}, {@code {r}} and {@code {t}} stand for users,
 * spawn rate and run time, as in Locust.
 */
final class ReportName {

  private ReportName() {}

  /** The name for a run under this load. */
  static String of(String pattern, LoadChoice load) {
    return pattern
        .replace("{u}", Integer.toString(load.users()))
        .replace("{r}", BigDecimal.valueOf(load.spawnRate()).stripTrailingZeros().toPlainString())
        .replace("{t}", load.runTime().map(LoadChoice::words).orElse("endless"));
  }
}
