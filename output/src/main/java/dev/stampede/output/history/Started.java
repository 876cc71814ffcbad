package dev.stampede.output.history;

import dev.stampede.scenario.TaskRatio;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A run begins: what is played, where, and by what.
 *
 * @param id names the run
 * @param name what people call it: the scenario's name, or what the user chose
 * @param scenario the scenario's file, or where it comes from
 * @param target what is called, such as {@code embedded emulator at http://127.0.0.1:41233}
 * @param seed what decides every random draw
 * @param version of Stampede
 * @param java of the Java that runs it
 * @param host where it runs
 * @param command the command line, secrets masked
 * @param users the most users that are planned
 * @param spawnRate users started per second
 * @param runTime how long it is to last; empty: until somebody says stop
 * @param profile the load profile's name, where one was chosen
 * @param atMillis when, on the wall's clock
 * @param configuration the effective configuration, secrets masked
 * @param perClass task ratios, each level a whole of its own
 * @param total task ratios, each a share of everything
 */
public record Started(
    String id,
    String name,
    String scenario,
    String target,
    long seed,
    String version,
    String java,
    Host host,
    String command,
    int users,
    double spawnRate,
    Optional<Duration> runTime,
    Optional<String> profile,
    long atMillis,
    List<Setting> configuration,
    List<TaskRatio> perClass,
    List<TaskRatio> total)
    implements Entry {

  /** Takes copies, which nobody can change. */
  public Started {
    configuration = List.copyOf(configuration);
    perClass = List.copyOf(perClass);
    total = List.copyOf(total);
  }

  /**
   * A value of the configuration.
   *
   * @param section where it belongs, such as {@code run}
   * @param name what is configured
   * @param value its value, in words; masked where it is a secret
   * @param origin who said so: a file and line, a variable, a flag, nobody
   */
  public record Setting(String section, String name, String value, String origin) {}

  /**
   * A machine.
   *
   * @param name its name in the network
   * @param processors how many this process may use
   * @param memoryBytes how much heap this process may use
   * @param os its operating system
   */
  public record Host(String name, int processors, long memoryBytes, String os) {}
}
