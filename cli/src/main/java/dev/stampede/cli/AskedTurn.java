package dev.stampede.cli;

import dev.stampede.aws.agents.Reply;
import dev.stampede.aws.trace.Hop;
import dev.stampede.aws.trace.ModelUsage;
import dev.stampede.aws.trace.TurnTrace;
import dev.stampede.measure.Outcome;
import dev.stampede.output.console.Screen;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** One turn as people read it: the answer, where it went, what took how long. */
final class AskedTurn {

  private final Screen screen;
  private final PrintStream out;

  AskedTurn(Screen screen) {
    this.screen = screen;
    this.out = screen.stream();
  }

  /**
   * Prints it.
   *
   * @param cost what its tokens cost, in billionths of a dollar; empty where that is not known
   */
  void show(String agent, String session, String target, Reply reply, OptionalLong cost) {
    if (reply.outcome() == Outcome.SUCCESS) {
      answer(reply);
    } else {
      line("outcome", reply.outcome().label() + ": " + reply.error());
      if (!reply.answer().isEmpty()) {
        out.println();
        answer(reply);
      }
    }
    out.println();
    line("route", route(reply));
    line("time", times(reply));
    line("tokens", tokens(reply.trace()));
    cost.ifPresent(nano -> line("cost", String.format(Locale.ROOT, "$%.6f", nano / 1e9)));
    line("target", target);
    line("session", session);
    if (!reply.requestId().isEmpty()) {
      line("request", reply.requestId());
    }
    if (!reply.trace().hops().isEmpty()) {
      out.println();
      out.println(clean(agent));
      HopTree.of(reply.trace().hops()).forEach(branch -> branch(branch, ""));
    }
    out.flush();
  }

  private void answer(Reply reply) {
    reply.answer().lines().map(this::clean).forEach(out::println);
  }

  private void line(String name, String words) {
    out.println(String.format(Locale.ROOT, "%-8s  %s", name, clean(words)));
  }

  private String clean(String text) {
    return screen.glyphs().clean(text);
  }

  private static String route(Reply reply) {
    TurnTrace trace = reply.trace();
    if (trace.events() == 0) {
      return "unknown: there is no trace";
    }
    List<String> chosen = trace.route().collaborators();
    String label = chosen.size() > 1 ? String.join(" and ", chosen) : trace.route().label();
    if (chosen.isEmpty()) {
      label += ": the agent answered by itself";
    }
    return trace.fellBack() ? label + " (the router left the choice to the agent)" : label;
  }

  private static String times(Reply reply) {
    List<String> parts = new ArrayList<>();
    parts.add(millis(reply.finished() - reply.sent()));
    after("first event", reply.moments().firstEvent(), parts);
    after("delegated", reply.moments().firstDelegation(), parts);
    if (reply.moments().streamed()) {
      after("first text", reply.moments().firstChunk(), parts);
      parts.add(reply.moments().chunks() + " chunks");
    } else if (reply.outcome() == Outcome.SUCCESS) {
      parts.add("not streamed");
    }
    return String.join(", ", parts);
  }

  private static void after(String what, OptionalLong nanos, List<String> parts) {
    nanos.ifPresent(moment -> parts.add(what + " after " + millis(moment)));
  }

  private static String millis(long nanos) {
    return Math.round(nanos / 1e6) + " ms";
  }

  private static String tokens(TurnTrace trace) {
    if (trace.events() == 0) {
      return "unknown: there is no trace";
    }
    String sum =
        "%d in, %d out, %d model %s"
            .formatted(
                trace.inputTokens(),
                trace.outputTokens(),
                trace.modelCalls(),
                trace.modelCalls() == 1 ? "call" : "calls");
    List<String> models =
        trace.usage().stream().map(ModelUsage::model).filter(m -> !m.isEmpty()).distinct().toList();
    return models.isEmpty() ? sum : sum + " (" + String.join(", ", models) + ")";
  }

  private void branch(HopTree.Branch branch, String indent) {
    Hop hop = branch.hop();
    boolean utf8 = screen.glyphs().utf8();
    String stem = branch.last() ? (utf8 ? "└─ " : "`- ") : (utf8 ? "├─ " : "|- ");
    String time = hop.millis() > 0 ? "  " + hop.millis() + " ms" : "";
    out.println(indent + stem + clean(kind(hop) + " " + hop.name() + time));
    String next = indent + (branch.last() ? "   " : utf8 ? "│  " : "|  ");
    branch.below().forEach(child -> branch(child, next));
  }

  private static String kind(Hop hop) {
    return switch (hop.kind()) {
      case AGENT -> "agent";
      case MODEL -> "model";
      case ACTION -> "action";
      case KNOWLEDGE_BASE -> "knowledge base";
    };
  }
}
