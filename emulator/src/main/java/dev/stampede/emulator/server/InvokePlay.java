package dev.stampede.emulator.server;

import dev.stampede.emulator.fault.FaultKind;
import dev.stampede.emulator.fault.Place;
import dev.stampede.emulator.truth.Entry;
import dev.stampede.emulator.truth.TrueOutcome;
import io.netty.buffer.ByteBuf;

/**
 * The answer of a function on its way out: all at once when it is due, or with the fault in its
 * place. The function works to its end even if its caller has gone.
 */
final class InvokePlay extends Performance {
  private final Connection connection;
  private final Request request;
  private final Plan.Invoke plan;
  private final Entry entry;
  private boolean over;

  InvokePlay(Connection connection, Request request, Plan.Invoke plan, Entry entry) {
    this.connection = connection;
    this.request = request;
    this.plan = plan;
    this.entry = entry;
  }

  void start() {
    Agenda agenda = connection.desk().agenda();
    plan.background().ifPresent(run -> run.start(agenda));
    if (plan.dueNanos() <= connection.now()) {
      due();
    } else {
      agenda.enter(this, plan.dueNanos());
    }
  }

  @Override
  void stop() {
    over = true;
  }

  @Override
  void abandon() {
    entry.end(TrueOutcome.CLIENT_CLOSED);
  }

  @Override
  void due() {
    plan.worked().run();
    if (over) {
      return;
    }
    over = true;
    try {
      answer();
    } catch (RuntimeException e) {
      connection.broke(entry, false, e);
    }
  }

  private void answer() {
    switch (plan.fault().orElse(null)) {
      case FaultKind.Reset(Place place) -> {
        begin(place, place.in(length()) > 0);
        entry.end(TrueOutcome.RESET);
        connection.reset();
      }
      case FaultKind.Truncate(Place place) -> {
        if (length() == 0) {
          entry.end(TrueOutcome.TRUNCATED);
          connection.hangUp();
        } else {
          connection.finish(
              upTo(sentBefore(place)), entry, false, () -> entry.end(TrueOutcome.TRUNCATED));
        }
      }
      case FaultKind.Silence(Place place) -> {
        begin(place, length() > 0);
        entry.end(TrueOutcome.SILENCE);
      }
      case FaultKind.Status _,
          FaultKind.UnlistedStatus _,
          FaultKind.Close _,
          FaultKind.OnlyAgents _,
          FaultKind.OnlyFunctions _ ->
          whole();
      case null -> whole();
    }
  }

  private void whole() {
    connection.finish(
        upTo(length()), entry, request.keepAlive(), () -> plan.ending().accept(entry));
  }

  // Nothing of an answer without a payload is sent: with its head, it would be a whole one.
  private void begin(Place place, boolean atAll) {
    if (atAll) {
      connection.write(upTo(sentBefore(place)), entry);
    }
  }

  private int length() {
    return plan.answer().body().length;
  }

  private int sentBefore(Place place) {
    return Math.max(0, place.in(length()));
  }

  private ByteBuf upTo(int bytes) {
    ByteBuf out = connection.buffer();
    plan.answer().writeHead(out, connection.date(), request.keepAlive());
    return out.writeBytes(plan.answer().body(), 0, bytes);
  }
}
