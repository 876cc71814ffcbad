package dev.stampede.output.report;

/**
 * What was played.
 *
 * @param id names the run
 * @param version of Stampede
 * @param target what was called, such as {@code embedded emulator at http://127.0.0.1:41233}
 * @param users the most users that were planned; the most that were seen where only the scenario's
 *     shape knew
 * @param spawnRate users started per second; 0 where a shape or stages decide
 * @param seed what decided every random draw
 * @param stoppedBy what ended it before its time, in one line, such as a budget; empty: nothing did
 */
public record RunFacts(
    String id,
    String version,
    String target,
    int users,
    double spawnRate,
    long seed,
    String stoppedBy) {

  /** Of a run that nothing ended before its time. */
  public RunFacts(
      String id, String version, String target, int users, double spawnRate, long seed) {
    this(id, version, target, users, spawnRate, seed, "");
  }

  /** The same, ended by something; empty where nothing did. */
  public RunFacts stoppedBy(String what) {
    return new RunFacts(id, version, target, users, spawnRate, seed, what);
  }
}
