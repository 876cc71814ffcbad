package dev.stampede.web;

import dev.stampede.measure.Distribution;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.Recent;
import dev.stampede.output.Recent.Rates;
import dev.stampede.run.RunState;
import java.util.HashMap;
import java.util.Map;

/**
 * The numbers of a run as Locust's endpoints tell them.
 *
 * @param state where the run stands
 * @param users how many users there are
 * @param scenario the scenario's file, for the names of files
 * @param target what is called: Locust's host
 * @param total the run so far, since the last reset
 * @param current the present rates of each row
 * @param all the present rates of all rows
 * @param times service times of all rows in the last ten seconds
 */
public record Figures(
    RunState state,
    int users,
    String scenario,
    String target,
    Snapshot total,
    Map<RowKey, Rates> current,
    Rates all,
    Distribution times) {

  /** Takes a copy. */
  public Figures {
    current = Map.copyOf(current);
  }

  /**
   * The figures at this moment.
   *
   * @param recent the last seconds; read here and not kept, since it goes on changing
   */
  public static Figures of(
      RunState state, String scenario, String target, Snapshot total, Recent recent) {
    Map<RowKey, Rates> current = new HashMap<>();
    total.rows().keySet().forEach(key -> current.put(key, recent.rates(key)));
    return new Figures(
        state, total.userCount(), scenario, target, total, current, recent.rates(), recent.times());
  }
}
