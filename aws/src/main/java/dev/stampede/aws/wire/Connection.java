package dev.stampede.aws.wire;

import dev.stampede.aws.wire.Ending.Kind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One connection and the exchange on it, if any. Lives on its lane's event loop.
 *
 * <p>However an exchange ends, it ends in {@link #end}, which lets go of it first: whatever Netty
 * says afterwards (a failed read is often followed by a last content, a close by an exception)
 * finds nobody to tell.
 */
final class Connection extends ChannelInboundHandlerAdapter {

  private enum State {
    CONNECTING,
    BUSY,
    /** The answer has ended; what was read with it has yet to be looked at. */
    ANSWERED,
    IDLE,
    CLOSED
  }

  private final Lane lane;
  private final ChannelFutureListener whenWritten = this::written;
  private final TimedDecoder decoder = new TimedDecoder(this);
  private final Dial dial;
  private State state = State.CONNECTING;
  private @Nullable Channel channel;
  private @Nullable Exchange exchange;
  private @Nullable ChannelFuture writing;

  /** When the state last changed, or bytes last came. */
  private long since = System.nanoTime();

  private boolean answered;
  private boolean interim;
  private boolean keepAlive;

  /** Where the lane keeps this connection. */
  int slot;

  /** A connection that is to be made for this exchange. */
  Connection(Lane lane, Exchange first) {
    this.lane = lane;
    this.dial = new Dial(lane.dialer(), this);
    this.exchange = first;
    first.connection = this;
  }

  /** Begins to connect. */
  void open() {
    if (exchange != null) {
      exchange.dialled(since);
    }
    dial.begin();
  }

  TimedDecoder decoder() {
    return decoder;
  }

  void opened(Channel opened) {
    channel = opened;
  }

  boolean isUsable() {
    return state == State.IDLE && channel != null && channel.isActive();
  }

  /** Whether a call still waits for this connection or for an answer on it. */
  boolean isWanted() {
    return exchange != null;
  }

  boolean isClosed() {
    return state == State.CLOSED;
  }

  // ------------------------------------------------------------------ the way out

  /** Sends an exchange's request over this idle connection. */
  void send(Exchange next) {
    exchange = next;
    next.connection = this;
    transmit(next);
  }

  private void transmit(Exchange next) {
    Channel to = Objects.requireNonNull(channel);
    state = State.BUSY;
    answered = false;
    interim = false;
    keepAlive = false;
    try {
      ByteBuf bytes = lane.dialer().route().encode(next.request(), to.alloc());
      since = System.nanoTime();
      next.written(since);
      writing = to.writeAndFlush(bytes).addListener(whenWritten);
    } catch (OutOfMemoryError e) {
      end(new Ending(Kind.BROKEN, "no memory left for the request"));
    }
  }

  private void written(ChannelFuture future) {
    if (future.cause() != null) {
      end(new Ending(Kind.BROKEN, Troubles.phrase(future.cause())));
    }
  }

  /** All that connecting is made of has succeeded. */
  void ready() {
    if (state == State.CONNECTING && exchange != null) {
      dial.succeeded();
      transmit(exchange);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    if (event instanceof SslHandshakeCompletionEvent handshake) {
      if (handshake.isSuccess()) {
        ready();
      } else {
        notConnected(Troubles.phrase(handshake.cause()));
      }
    }
  }

  /** No connection could be made. */
  void notConnected(String why) {
    end(new Ending(Kind.NOT_CONNECTED, why));
    gone();
  }

  // ------------------------------------------------------------------ the way back

  /** Bytes have arrived, which are decoded next. */
  void bytesCame(long at) {
    since = at;
    answered = true;
    if (state == State.IDLE) {
      // Nobody asked: this could be taken for the answer to the next request.
      close();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    try {
      if (exchange != null && message instanceof HttpObject part) {
        read(exchange, part);
      } else {
        // An answer to nothing: as in bytesCame.
        close();
      }
    } catch (RuntimeException e) {
      end(Ending.readerFailed(e));
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void read(Exchange current, HttpObject part) {
    DecoderResult decoded = part.decoderResult();
    if (decoded.isFailure()) {
      end(
          decoded.cause() instanceof PrematureChannelClosureException
              ? Ending.of(Kind.ENDED_EARLY)
              : new Ending(Kind.UNREADABLE, "not HTTP"));
      return;
    }
    if (part instanceof HttpResponse response) {
      interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
      if (!interim) {
        keepAlive = HttpUtil.isKeepAlive(response);
        current.reader().head(response.status().code(), response.headers(), since);
      }
    }
    if (part instanceof HttpContent content && !interim) {
      if (content.content().isReadable() && !body(current.reader(), content.content())) {
        end(Ending.of(Kind.STOPPED));
      } else if (content instanceof LastHttpContent) {
        whole(current);
      }
    }
  }

  /** Copied once out of the network's memory, whose every byte is checked when it is touched. */
  private boolean body(Reader reader, ByteBuf content) {
    int length = content.readableBytes();
    byte[] piece = lane.scratch(length);
    content.readBytes(piece, 0, length);
    return reader.body(piece, length, since);
  }

  private void whole(Exchange current) {
    boolean reusable = keepAlive && writing != null && writing.isSuccess();
    exchange = null;
    state = State.ANSWERED;
    current.finish(Ending.of(Kind.WHOLE), since);
    if (!reusable) {
      close();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (state == State.ANSWERED && context.channel().isActive()) {
      if (decoder.holdsMore()) {
        close();
      } else {
        state = State.IDLE;
        lane.release(this);
      }
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (state == State.CONNECTING) {
      notConnected(Troubles.phrase(cause));
    } else {
      end(new Ending(Kind.BROKEN, Troubles.phrase(cause)));
    }
    close();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    if (state == State.CONNECTING) {
      end(new Ending(Kind.NOT_CONNECTED, "closed while connecting"));
    } else {
      end(Ending.of(answered ? Kind.ENDED_EARLY : Kind.NOT_ANSWERED));
    }
    gone();
  }

  // ------------------------------------------------------------------ the end

  /** Ends the exchange, if there is one, and closes the connection, whose state nobody knows. */
  void end(Ending how) {
    Exchange current = exchange;
    if (current != null) {
      exchange = null;
      current.finish(how, System.nanoTime());
      close();
    }
  }

  /** Closes what waits too long: called again and again by the lane. */
  void sweep(long now, WireSettings limits) {
    long quiet = now - since;
    switch (state) {
      case CONNECTING -> dial.sweep(now);
      case BUSY -> {
        boolean expected = !answered && exchange != null && exchange.reader().beginsWhenDone();
        if (!expected && quiet >= limits.silenceTimeout().toNanos()) {
          end(Ending.of(Kind.SILENCE_TIMEOUT));
        } else if (exchange != null && now - exchange.sent() >= limits.callTimeout().toNanos()) {
          end(Ending.of(Kind.CALL_TIMEOUT));
        }
      }
      case IDLE -> {
        if (quiet >= limits.idleTimeout().toNanos()) {
          close();
        }
      }
      case ANSWERED, CLOSED -> {}
    }
  }

  void close() {
    if (channel != null) {
      var _ = channel.close();
    }
  }

  private void gone() {
    if (state != State.CLOSED) {
      state = State.CLOSED;
      lane.closed(this);
    }
  }
}
