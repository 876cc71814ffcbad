package dev.stampede.aws.agents;

import dev.stampede.insight.Measure;
import dev.stampede.insight.Measure.Amount;
import dev.stampede.insight.Measure.Average;
import dev.stampede.insight.Measure.Durations;
import dev.stampede.insight.Measure.Form;
import dev.stampede.insight.Measure.Part;
import dev.stampede.insight.Measure.Times;
import dev.stampede.measure.Row;
import java.util.List;
import java.util.Set;

/** What targets can be set for where agents are called, and which are set if the user sets none. */
final class AgentMeasures {

  static final List<Measure> ALL =
      List.of(
          times(AgentInstruments.TTFT, "time to first token", "to the first chunk with text"),
          times(AgentInstruments.TTFE, "time to first event", "to the first event of any kind"),
          times(AgentInstruments.TTFD, "time to first delegation", "to the first collaborator"),
          times(AgentInstruments.TTLT, "time to last token", "to the last chunk with text"),
          new Durations(
              List.of(AgentInstruments.ICL, "inter-chunk latency"),
              "from one chunk of a streamed answer to the next",
              "",
              false,
              slice -> Times.of(slice.rows().distribution(AgentInstruments.ICL))),
          new Amount(
              List.of("routing accuracy", "right route"),
              "right routes / turns with a trace and an expected route",
              Set.of(Form.SHARE),
              slice -> {
                RoutingAccuracy routing = RoutingAccuracy.of(slice.rows());
                return new Part(routing.right(), routing.judged());
              }),
          new Amount(
              List.of("cost"),
              "US dollars that the models' tokens cost, as traces and prices say",
              Set.of(Form.MONEY),
              slice -> cost(slice.rows())),
          new Average(
              List.of("cost per turn", "cost/turn"),
              "US dollars that the models' tokens cost / turns whose cost is known",
              Form.MONEY,
              slice -> cost(slice.rows())),
          tokens(AgentInstruments.TOKENS_INPUT, "input tokens"),
          tokens(AgentInstruments.TOKENS_OUTPUT, "output tokens"));

  static final List<String> TARGETS =
      List.of(
          "bedrock_agent: p50 < 2s",
          "bedrock_agent: p95 < 5s",
          "bedrock_agent: p99 < 10s",
          "bedrock_agent: error rate < 1%",
          "bedrock_agent: throughput > 100/s",
          "bedrock_agent: routing accuracy > 95%");

  private AgentMeasures() {}

  private static Part cost(Row rows) {
    return new Part(
        rows.amount(AgentInstruments.COST) / 1e9, rows.amount(AgentInstruments.TURNS_PRICED));
  }

  private static Measure times(String instrument, String words, String until) {
    return new Durations(
        List.of(instrument, words),
        "from sent " + until + ", of successes",
        "",
        true,
        slice -> Times.of(slice.rows().distribution(instrument)));
  }

  private static Measure tokens(String instrument, String name) {
    return new Amount(
        List.of(name),
        name + " of all models, as traces say",
        Set.of(Form.COUNT, Form.RATE),
        slice ->
            new Part(
                slice.rows().amount(instrument),
                slice.rows().amount(AgentInstruments.TURNS_TRACED)));
  }
}
