package dev.stampede.output.history;

import dev.stampede.judge.Breach;
import dev.stampede.judge.TargetVerdict;
import java.util.Optional;

/**
 * What became of a target, in words that can be kept: page, report and journal show the same.
 *
 * @param rule as it was written
 * @param rows which rows it is for
 * @param measure what is measured
 * @param measured what was, in words; empty where nothing was
 * @param limit what it must be
 * @param result {@code pass}, {@code fail}, {@code not judged} or {@code not enough samples}
 * @param reason why it was not judged, or how far it may be relied on; empty otherwise
 * @param n how many samples it stands on
 * @param firstBroken when it first broke, and when it held again
 */
public record TargetLine(
    String rule,
    String rows,
    String measure,
    String measured,
    String limit,
    String result,
    String reason,
    long n,
    Optional<Breach> firstBroken) {

  /** A verdict in words. */
  public static TargetLine of(TargetVerdict verdict) {
    boolean unsure = verdict.isJudged() && !verdict.reading().isReliable();
    return new TargetLine(
        verdict.rule().text(),
        verdict.rule().rows().text(),
        verdict.rule().measure(),
        verdict.measured(),
        verdict.rule().limit().toString(),
        verdict.result().label(),
        unsure ? "reliable from n=" + verdict.reading().reliable() : verdict.reason(),
        verdict.reading().n(),
        verdict.breach());
  }
}
