package dev.stampede.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The seconds after a view's last. */
final class Ticks {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Ticks() {}

  /** A second in which so many users made so many calls a second. */
  static ObjectNode second(int t, int users, double rps) {
    ObjectNode tick = JSON.createObjectNode();
    tick.put("t", t).put("w", 1).put("state", "running").put("elapsed", t);
    tick.put("users", users).put("goal", users);
    ObjectNode totals = tick.putObject("totals");
    totals.put("t", t).put("w", 1).put("users", users).put("goal", users).put("rps", rps);
    totals.put("fps", 0).put("tps", 0).put("inFlight", 3).put("p50", 210).put("p95", 480);
    totals.put("p99", 790).put("max", 900).put("r95", 490).put("ttft50", 90).put("ttft95", 170);
    ObjectNode heat = tick.putObject("heat").put("t", t).put("w", 1);
    heat.putArray("cell").addArray().add(67).add(12);
    return tick;
  }
}
