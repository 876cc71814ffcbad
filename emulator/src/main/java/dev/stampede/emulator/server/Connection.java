package dev.stampede.emulator.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.truth.Entry;
import dev.stampede.emulator.truth.TrueOutcome;
import dev.stampede.emulator.wire.AwsError;
import dev.stampede.emulator.wire.ServiceError;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandler;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One TCP connection: serves the requests it brings one after the other. Only its event loop calls
 * it.
 */
final class Connection extends ChannelInboundHandlerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** As many pipelined requests as may wait; a client with more is cut off. */
  private static final int MAX_WAITING = 64;

  private static final int FIRST_WRITE = 2048;

  private final Reception reception;
  private final Desk desk;
  private final Pages pages;
  private final Times times;
  private final OpenConnections open;
  private final int number;
  private final Deque<Waiting> waiting = new ArrayDeque<>(2);
  private @Nullable ChannelHandlerContext context;
  private @Nullable Performance play;
  private boolean busy;
  private boolean closing;

  /**
   * A request that waits for the one before it; what is asked of the service has an entry already.
   */
  private record Waiting(Request request, Reception.@Nullable Call call) {}

  Connection(
      Reception reception, Desk desk, Pages pages, Times times, OpenConnections open, int number) {
    this.reception = reception;
    this.desk = desk;
    this.pages = pages;
    this.times = times;
    this.open = open;
    this.number = number;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    switch (message) {
      case Request request -> received(request);
      case RequestReader.Unreadable bad -> refuse(bad);
      default -> throw new IllegalStateException("not a request: " + message);
    }
  }

  private void received(Request request) {
    if (closing) {
      return;
    }
    Reception.Call call = request.forPages() ? null : reception.admit(request, desk, number);
    if (busy) {
      waiting.add(new Waiting(request, call));
      if (waiting.size() > MAX_WAITING) {
        hangUp();
      }
    } else {
      begin(new Waiting(request, call));
    }
  }

  private void begin(Waiting next) {
    busy = true;
    Request request = next.request();
    Reception.Call call = next.call();
    if (call == null) {
      pages.answer(this, request);
      return;
    }
    Entry entry = call.entry();
    try {
      switch (reception.plan(call)) {
        case Plan.Refuse refusal ->
            error(entry, refusal.status(), refusal.error(), refusal.reason(), request.keepAlive());
        case Plan.Unlisted unlisted -> unlisted(entry, unlisted, request.keepAlive());
        case Plan.RefuseInStream refusal -> exception(entry, refusal, request.keepAlive());
        case Plan.HangUp _ -> {
          entry.end(TrueOutcome.CLOSED);
          hangUp();
        }
        case Plan.Perform perform -> {
          var turn = new Play(this, request, perform, entry);
          play = turn;
          turn.start();
        }
        case Plan.Invoke invoke -> {
          var answer = new InvokePlay(this, request, invoke, entry);
          play = answer;
          answer.start();
        }
      }
    } catch (RuntimeException e) {
      broke(entry, false, e);
    }
  }

  /** A fault of the emulator itself: it costs one call, never the server. */
  void broke(Entry entry, boolean headSent, RuntimeException e) {
    LOG.error("A call could not be served", e);
    if (headSent) {
      entry.end(TrueOutcome.TRUNCATED);
      hangUp();
    } else {
      ServiceError error = ServiceError.INTERNAL_SERVER;
      error(entry, error.status(), Optional.of(error), error.message(), false);
    }
  }

  private void exception(Entry entry, Plan.RefuseInStream refusal, boolean keepAlive) {
    ByteBuf out = buffer();
    writeHead(out, refusal.sessionId(), refusal.memoryId(), keepAlive);
    desk.frame().exception(refusal.error()).writeChunk(out);
    out.writeBytes(Responses.LAST_CHUNK);
    String type = refusal.error().inStreamType();
    finish(out, entry, keepAlive, () -> entry.endWith(TrueOutcome.EXCEPTION, type));
  }

  /** Answers with an HTTP error. */
  void error(
      Entry entry,
      int status,
      Optional<? extends AwsError> error,
      String reason,
      boolean keepAlive) {
    ByteBuf out = buffer();
    Responses.error(out, status, error, reason, RequestIds.next(), date(), keepAlive);
    finish(out, entry, keepAlive, () -> entry.endWithStatus(status));
  }

  private void unlisted(Entry entry, Plan.Unlisted error, boolean keepAlive) {
    ByteBuf out = buffer();
    String body = ServiceError.body(ServiceError.UNLISTED_MESSAGE, "");
    Responses.error(out, error.status(), error.type(), body, RequestIds.next(), date(), keepAlive);
    finish(out, entry, keepAlive, () -> entry.endWithStatus(error.status()));
  }

  private void refuse(RequestReader.Unreadable bad) {
    if (busy || closing) {
      hangUp();
      return;
    }
    ByteBuf out = buffer();
    byte[] body = ("{\"message\":\"" + bad.why() + "\"}").getBytes(UTF_8);
    Responses.whole(out, bad.status(), "application/json", "", body, date(), false);
    closing = true;
    var _ = channel().writeAndFlush(out).addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    if (play != null) {
      play.stop();
    }
    if (open.stopping()) {
      return;
    }
    if (play != null) {
      play.abandon();
    }
    for (Waiting left : waiting) {
      if (left.call() != null) {
        left.call().entry().end(TrueOutcome.CLIENT_CLOSED);
      }
    }
    waiting.clear();
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException)) {
      LOG.error("A connection failed", cause);
    }
    hangUp();
  }

  /** Writes a part of an answer. */
  void write(ByteBuf out, Entry entry) {
    ChannelHandlerContext ctx = ctx();
    var _ = ctx.writeAndFlush(out, ctx.voidPromise());
    if (ctx.channel().isActive()) {
      entry.wrote(now());
    }
  }

  /** Writes the last part of an answer, then ends the call, then takes up the next or closes. */
  void finish(ByteBuf out, Entry entry, boolean keepAlive, Runnable end) {
    var _ =
        ctx()
            .writeAndFlush(out)
            .addListener(written -> {
              if (written.isSuccess()) {
                entry.wrote(now());
                end.run();
              } else {
                entry.end(TrueOutcome.CLIENT_CLOSED);
              }
              next(keepAlive && written.isSuccess());
            });
  }

  /** The answer in hand is complete. */
  void next(boolean keepAlive) {
    play = null;
    busy = false;
    if (!keepAlive) {
      closing = true;
      hangUp();
      return;
    }
    Waiting following = waiting.poll();
    if (following != null) {
      begin(following);
    }
  }

  /** Closes the connection (FIN). */
  void hangUp() {
    var _ = channel().close();
  }

  /** Closes with RST: what is still unsent is thrown away. */
  void reset() {
    channel().config().setOption(ChannelOption.SO_LINGER, 0);
    ChannelHandlerContext tls = channel().pipeline().context(SslHandler.class);
    if (tls == null) {
      hangUp();
    } else {
      // Past the TLS handler, which would say a proper goodbye before.
      var _ = tls.close();
    }
  }

  void writeHead(ByteBuf out, String sessionId, @Nullable String memoryId, boolean keepAlive) {
    Responses.stream(out, sessionId, memoryId, RequestIds.next(), date(), keepAlive);
  }

  byte[] date() {
    return desk.isoTime().httpDate(times.wall().millis());
  }

  ByteBuf buffer() {
    return ctx().alloc().directBuffer(FIRST_WRITE);
  }

  long now() {
    return times.nanoTime().getAsLong();
  }

  Desk desk() {
    return desk;
  }

  Channel channel() {
    return ctx().channel();
  }

  private ChannelHandlerContext ctx() {
    ChannelHandlerContext ctx = context;
    if (ctx == null) {
      throw new IllegalStateException("not yet in a pipeline");
    }
    return ctx;
  }
}
