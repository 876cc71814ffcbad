package dev.stampede.aws.agents;

import dev.stampede.insight.Insight;
import dev.stampede.insight.Measure;
import dev.stampede.insight.Table;
import dev.stampede.insight.TypedRows;
import dev.stampede.measure.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run says about its agents: a table of streams, routes and tokens, a table of expected by
 * chosen collaborator, and the routing accuracy, the last line of every summary.
 */
public final class AgentInsight implements Insight {

  @Override
  public List<String> titles() {
    return List.of(AgentsTable.TITLE, RoutesTable.TITLE);
  }

  @Override
  public List<Table> tables(Snapshot total) {
    List<Table> tables = new ArrayList<>();
    TypedRows rows = TypedRows.of(total, AgentInstruments.REQUEST_TYPE);
    if (!rows.isEmpty()) {
      tables.add(AgentsTable.of(rows));
      RoutingAccuracy routing = RoutingAccuracy.of(rows.aggregated());
      if (routing.judged() > 0) {
        tables.add(RoutesTable.of(routing));
      }
    }
    return tables;
  }

  @Override
  public Optional<String> status(Snapshot total) {
    RoutingAccuracy routing =
        RoutingAccuracy.of(TypedRows.of(total, AgentInstruments.REQUEST_TYPE).aggregated());
    return routing.judged() == 0
        ? Optional.empty()
        : Optional.of("routing " + percent(routing.share()));
  }

  @Override
  public Optional<String> headline(Snapshot total) {
    TypedRows rows = TypedRows.of(total, AgentInstruments.REQUEST_TYPE);
    if (rows.isEmpty() && !total.rows().isEmpty()) {
      // The run is about something else.
      return Optional.empty();
    }
    RoutingAccuracy routing = RoutingAccuracy.of(rows.aggregated());
    if (routing.judged() == 0) {
      return Optional.of(
          "Routing Accuracy: not judged (no turn with a trace and an expected route)");
    }
    return Optional.of(
        "Routing Accuracy: %s (n=%d, 95%% interval %s–%s)"
            .formatted(
                percent(routing.share()),
                routing.judged(),
                percent(routing.interval().low()),
                percent(routing.interval().high())));
  }

  @Override
  public List<Measure> measures() {
    return AgentMeasures.ALL;
  }

  @Override
  public List<String> targets() {
    return AgentMeasures.TARGETS;
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f%%", 100 * share);
  }
}
