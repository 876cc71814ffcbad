package dev.stampede.aws;

import dev.stampede.scenario.Play;

/**
 * Session ids of one user: the run's id, the user's number and a counter, so that no two
 * conversations ever meet, of this run or another. From 33 characters, as AgentCore wants, to 100,
 * and of letters, digits and {@code . _ -} only.
 *
 * @param play whose sessions
 */
record Sessions(Play play) {

  private static final int SHORTEST = 33;

  /** So much of the run's id fits, whatever the numbers behind it. */
  private static final int LONGEST_RUN = 64;

  static Sessions of(Play play) {
    return new Sessions(play);
  }

  /** An id that was never used. */
  String next() {
    return id(play.runId(), play.userNumber(), play.nextNumber());
  }

  static String id(String runId, int user, int number) {
    String run = plain(runId);
    String tail = "-" + number;
    int padding = Math.max(0, SHORTEST - run.length() - 2 - tail.length());
    StringBuilder id = new StringBuilder(100).append(run).append("-u");
    String digits = Integer.toString(user);
    id.repeat('0', Math.max(0, padding - digits.length())).append(digits);
    return id.append(tail).toString();
  }

  /** An id that had to be changed keeps a mark of what it was: two runs must not become one. */
  private static String plain(String runId) {
    String allowed = runId.replaceAll("[^0-9a-zA-Z._-]", "-");
    if (allowed.equals(runId) && runId.length() <= LONGEST_RUN) {
      return runId;
    }
    String mark = "-" + Integer.toHexString(runId.hashCode());
    int kept = Math.min(allowed.length(), LONGEST_RUN - mark.length());
    return allowed.substring(0, kept) + mark;
  }
}
