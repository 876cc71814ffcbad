package dev.stampede.aws.agents;

import dev.stampede.measure.Row;
import dev.stampede.measure.RowKey;
import dev.stampede.measure.Snapshot;
import java.util.SortedMap;
import java.util.TreeMap;

/** The rows of a snapshot that are turns of agents. */
record AgentRows(SortedMap<RowKey, Row> rows) {

  static AgentRows of(Snapshot snapshot) {
    SortedMap<RowKey, Row> rows = new TreeMap<>(snapshot.rows());
    rows.keySet().removeIf(key -> !key.type().equals(AgentInstruments.REQUEST_TYPE));
    return new AgentRows(rows);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  Row aggregated() {
    return rows.values().stream().reduce(Row.EMPTY, Row::plus);
  }
}
