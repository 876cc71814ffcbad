package dev.stampede.judge;

/**
 * What was measured for a target.
 *
 * @param value in the form of the target's limit
 * @param n how many samples it stands on
 * @param enough how many it needs to be judged
 * @param reliable how many it needs to be relied on
 */
public record Reading(double value, long n, long enough, long reliable) {

  /** Whether it may be judged. */
  public boolean canBeJudged() {
    return n >= enough;
  }

  /** Whether it may be relied on. */
  public boolean isReliable() {
    return n >= reliable;
  }
}
