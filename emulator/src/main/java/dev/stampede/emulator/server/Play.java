package dev.stampede.emulator.server;

import dev.stampede.emulator.agents.EventWriter;
import dev.stampede.emulator.agents.ModelCall;
import dev.stampede.emulator.agents.Script;
import dev.stampede.emulator.fault.FaultKind;
import dev.stampede.emulator.quota.Meters.Refusal;
import dev.stampede.emulator.quota.Throttling;
import dev.stampede.emulator.truth.Entry;
import dev.stampede.emulator.truth.TrueOutcome;
import dev.stampede.emulator.wire.Frame;
import dev.stampede.emulator.wire.ServiceError;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A turn on its way out: writes each event when it is due, and the fault, if there is one, in its
 * place. Events due in the same millisecond leave in one write.
 */
final class Play extends Performance {
  private static final int NEVER = -1;

  private final Connection connection;
  private final Request request;
  private final Plan.Perform plan;
  private final Script script;
  private final Entry entry;
  private final FaultKind.@Nullable InStream fault;
  private final int faultAt;
  private final EventWriter writer;
  private final List<ModelCall> modelCalls;
  private int next;
  private int nextModelCall;
  private @Nullable ByteBuf trickle;
  private boolean headSent;
  private boolean over;

  Play(Connection connection, Request request, Plan.Perform plan, Entry entry) {
    this.connection = connection;
    this.request = request;
    this.plan = plan;
    this.script = plan.script();
    this.entry = entry;
    this.fault = plan.fault().orElse(null) instanceof FaultKind.InStream kind ? kind : null;
    this.faultAt = fault == null ? NEVER : fault.place().in(script.size());
    this.writer = connection.desk().writers().of(plan.latency());
    this.modelCalls = plan.meters().metersModel() ? script.modelCalls() : List.of();
  }

  void start() {
    if (plan.fault().orElse(null) instanceof FaultKind.Empty || script.size() == 0) {
      finish(buffer(), plan.fault().isPresent() ? TrueOutcome.EMPTY : TrueOutcome.ANSWERED);
    } else if (dueNanos() <= connection.now()) {
      advance();
    } else {
      connection.desk().agenda().enter(this, dueNanos());
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
    if (!over) {
      try {
        advance();
      } catch (RuntimeException e) {
        broke(e);
      }
    }
  }

  /** Whether a failure in here can still be told as an HTTP error. */
  void broke(RuntimeException e) {
    over = true;
    connection.broke(entry, headSent, e);
  }

  private void advance() {
    long now = connection.now();
    if (trickle != null && fault instanceof FaultKind.Drip slow) {
      drip(slow, trickle, now);
      return;
    }
    ByteBuf out = null;
    while (next < script.size() && dueNanos() <= now) {
      if (modelCallIsNext()) {
        if (refusedModel(out)) {
          return;
        }
        continue;
      }
      out = out == null ? buffer() : out;
      if (fault != null && next == faultAt && !(fault instanceof FaultKind.BadCrc)) {
        strike(fault, out);
        return;
      }
      Frame frame = frame(next);
      if (next == faultAt) {
        frame.spoil();
      }
      frame.writeChunk(out);
      next++;
    }
    if (next == script.size()) {
      finish(
          out == null ? buffer() : out, fault == null ? TrueOutcome.ANSWERED : TrueOutcome.BAD_CRC);
    } else {
      if (out != null) {
        connection.write(out, entry);
      }
      connection.desk().agenda().enter(this, dueNanos());
    }
  }

  // When the next thing is due: an event, or an invocation of the model that precedes it.
  private long dueNanos() {
    long due = modelCallIsNext() ? modelCalls.get(nextModelCall).start() : script.due(next);
    return request.nanos() + due;
  }

  private boolean modelCallIsNext() {
    return nextModelCall < modelCalls.size() && modelCalls.get(nextModelCall).before() <= next;
  }

  // Invokes the model; where a quota is exceeded by that, the turn ends here.
  private boolean refusedModel(@Nullable ByteBuf begun) {
    Optional<Refusal> refusal = invokeModel();
    refusal.ifPresent(refused -> throttle(refused, begun));
    return refusal.isPresent();
  }

  // The meters get the times of the plan, so that they say the same however late this thread is.
  private Optional<Refusal> invokeModel() {
    ModelCall call = modelCalls.get(nextModelCall++);
    long start = request.nanos() + call.start();
    return plan.meters().invoke(call.input(), call.output(), start, request.nanos() + call.end());
  }

  private void throttle(Refusal refusal, @Nullable ByteBuf begun) {
    ServiceError error = ServiceError.THROTTLING;
    List<ModelCall> done = modelCalls.subList(0, nextModelCall - 1);
    entry.throttled(refusal.quota());
    entry.cutShort(
        done.size(),
        done.stream().mapToInt(ModelCall::input).sum(),
        done.stream().mapToInt(ModelCall::output).sum());
    if (refusal.throttled() == Throttling.BEFORE_STREAM && !headSent) {
      over = true;
      connection.error(
          entry, error.status(), Optional.of(error), error.message(), request.keepAlive());
      return;
    }
    ByteBuf out = begun == null ? buffer() : begun;
    connection.desk().frame().exception(error).writeChunk(out);
    endWith(out, TrueOutcome.EXCEPTION, error.inStreamType());
  }

  private Frame frame(int index) {
    Frame frame = connection.desk().frame();
    writer.write(frame, script, index);
    return frame;
  }

  // A buffer for the next write, with the response's head in it if that is still to be sent.
  private ByteBuf buffer() {
    ByteBuf out = connection.buffer();
    if (!headSent) {
      headSent = true;
      connection.writeHead(out, plan.sessionId(), plan.memoryId(), request.keepAlive());
    }
    return out;
  }

  private void finish(ByteBuf out, TrueOutcome outcome) {
    over = true;
    out.writeBytes(Responses.LAST_CHUNK);
    connection.finish(out, entry, request.keepAlive(), () -> entry.end(outcome));
  }

  private void strike(FaultKind.InStream kind, ByteBuf out) {
    switch (kind) {
      case FaultKind.StreamException exception -> {
        ServiceError error = exception.error();
        connection.desk().frame().exception(error).writeChunk(out);
        endWith(out, TrueOutcome.EXCEPTION, error.inStreamType());
      }
      case FaultKind.UnlistedException(String type, var _) -> {
        String body = ServiceError.body(ServiceError.UNLISTED_MESSAGE, "");
        connection.desk().frame().exception(type, body).writeChunk(out);
        endWith(out, TrueOutcome.EXCEPTION, type);
      }
      case FaultKind.StreamError(String code, var _) -> {
        connection.desk().frame().error(code, ServiceError.UNLISTED_MESSAGE).writeChunk(out);
        endWith(out, TrueOutcome.ERROR, code);
      }
      case FaultKind.Drip drip -> {
        connection.write(out, entry);
        trickle = Unpooled.buffer();
        drip(drip, trickle, connection.now());
      }
      case FaultKind.Reset _ -> {
        over = true;
        if (next > 0) {
          connection.write(out, entry);
        } else {
          out.release();
        }
        entry.end(TrueOutcome.RESET);
        connection.reset();
      }
      case FaultKind.Truncate _ -> cut(out, TrueOutcome.TRUNCATED);
      case FaultKind.PartialFrame _ -> {
        Frame frame = frame(next);
        frame.writeStart(out, frame.length() / 2);
        cut(out, TrueOutcome.PARTIAL_FRAME);
      }
      case FaultKind.Silence _ -> {
        over = true;
        connection.write(out, entry);
        entry.end(TrueOutcome.SILENCE);
      }
      case FaultKind.BadCrc _ -> throw new IllegalStateException("does not end a turn");
    }
  }

  private void endWith(ByteBuf out, TrueOutcome outcome, String name) {
    over = true;
    out.writeBytes(Responses.LAST_CHUNK);
    connection.finish(out, entry, request.keepAlive(), () -> entry.endWith(outcome, name));
  }

  // One piece of a frame, then a pause; a frame begins when it is due, at the earliest.
  private void drip(FaultKind.Drip slow, ByteBuf rest, long now) {
    if (!rest.isReadable()) {
      if (next == script.size()) {
        finish(buffer(), TrueOutcome.DRIPPED);
        return;
      }
      while (modelCallIsNext() && dueNanos() <= now) {
        if (refusedModel(null)) {
          return;
        }
      }
      if (dueNanos() > now) {
        connection.desk().agenda().enter(this, dueNanos());
        return;
      }
      frame(next++).writeChunk(rest.clear());
    }
    ByteBuf out = buffer();
    out.writeBytes(rest, Math.min(slow.bytes(), rest.readableBytes()));
    connection.write(out, entry);
    connection.desk().agenda().enter(this, now + slow.pause().toNanos());
  }

  private void cut(ByteBuf out, TrueOutcome outcome) {
    over = true;
    connection.finish(out, entry, false, () -> entry.end(outcome));
  }
}
