package dev.stampede.judge;

import dev.stampede.input.BadInput;
import dev.stampede.insight.Measures;
import java.time.Duration;
import java.util.Optional;

/**
 * A target: what must hold for some rows of a run. Written as
 *
 * <pre>
 * [rows:] measure &lt; limit [(stop if broken for TIME)]
 *
 * lambda: p95 &lt; 3s
 * bedrock_agent:scheduling: error rate &lt; 1%
 * all: routing accuracy &gt; 95% (stop if broken for 30s)
 * ttft p95 &lt; 1.5s
 * goodput(service time &lt; 2s) &gt; 99%
 * </pre>
 *
 * {@link RowSelection} tells how rows are written, {@link RuleParser} all the rest, {@link
 * Measures} what can be measured. {@code docs/targets.md} is the guide.
 */
public final class TargetRule {

  private final String text;
  private final RowSelection rows;
  private final Quantity quantity;
  private final Limit limit;
  private final Optional<Duration> stopAfter;
  private final boolean usual;

  TargetRule(
      String text,
      RowSelection rows,
      Quantity quantity,
      Limit limit,
      Optional<Duration> stopAfter,
      boolean usual) {
    this.text = text;
    this.rows = rows;
    this.quantity = quantity;
    this.limit = limit;
    this.stopAfter = stopAfter;
    this.usual = usual;
  }

  /**
   * Reads a rule of the user's.
   *
   * @throws BadInput saying what is wrong, where in the text, and what would be right
   */
  public static TargetRule parse(String text, Measures measures) {
    return new RuleParser(text, measures).parse(false);
  }

  /** Reads a rule that counts only where something was called that it is for. */
  public static TargetRule usual(String text, Measures measures) {
    return new RuleParser(text, measures).parse(true);
  }

  /** As it was written. */
  public String text() {
    return text;
  }

  /** The rows that it is for. */
  public RowSelection rows() {
    return rows;
  }

  /** What is measured, such as {@code service time p95}. */
  public String measure() {
    return quantity.label();
  }

  /** What it must be. */
  public Limit limit() {
    return limit;
  }

  /** For how long it may be broken without a break before the run is stopped; empty: for ever. */
  public Optional<Duration> stopAfter() {
    return stopAfter;
  }

  /** Whether it counts only where something was called that it is for. */
  public boolean isUsual() {
    return usual;
  }

  Quantity quantity() {
    return quantity;
  }

  @Override
  public String toString() {
    return text;
  }
}
