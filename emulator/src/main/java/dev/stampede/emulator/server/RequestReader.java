package dev.stampede.emulator.server;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Puts the pieces of a request together: passes on a {@link Request}, or why there is none. */
final class RequestReader extends ChannelInboundHandlerAdapter {
  /** Room for the largest {@code inputText} and what stands around it. */
  static final int MAX_BODY = 26 * 1024 * 1024;

  private final LongSupplier nanoTime;
  private @Nullable HttpRequest head;
  private ByteBuf body = Unpooled.EMPTY_BUFFER;
  private boolean dead;

  /** Bytes that are no acceptable request; nothing more will be read of this connection. */
  record Unreadable(int status, String why) {}

  RequestReader(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (!dead && message instanceof HttpObject part) {
        read(ctx, part);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void read(ChannelHandlerContext ctx, HttpObject part) {
    if (part.decoderResult().isFailure()) {
      giveUp(ctx, 400, "The request is not valid HTTP.");
      return;
    }
    if (part instanceof HttpRequest request && !begin(ctx, request)) {
      return;
    }
    HttpRequest request = head;
    if (part instanceof HttpContent content && request != null) {
      if (body.readableBytes() + content.content().readableBytes() > MAX_BODY) {
        giveUp(ctx, 413, "The request's body is larger than 26 MiB.");
      } else if (part instanceof LastHttpContent) {
        complete(ctx, request, content.content());
      } else {
        gather(ctx, content.content());
      }
    }
  }

  private boolean begin(ChannelHandlerContext ctx, HttpRequest request) {
    if (request.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0) {
      giveUp(ctx, 505, "The service speaks HTTP/1.1.");
      return false;
    }
    if (HttpUtil.getContentLength(request, 0L) > MAX_BODY) {
      giveUp(ctx, 413, "The request's body is larger than 26 MiB.");
      return false;
    }
    if (HttpUtil.is100ContinueExpected(request)) {
      var _ = ctx.writeAndFlush(Unpooled.wrappedBuffer(Responses.CONTINUE));
    }
    head = request;
    return true;
  }

  private void gather(ChannelHandlerContext ctx, ByteBuf piece) {
    if (!body.isWritable() && body.capacity() == 0) {
      body = ctx.alloc().heapBuffer(Math.max(1024, piece.readableBytes()));
    }
    body.writeBytes(piece);
  }

  private void complete(ChannelHandlerContext ctx, HttpRequest request, ByteBuf piece) {
    long nanos = nanoTime.getAsLong();
    byte[] bytes;
    if (body.isReadable()) {
      body.writeBytes(piece);
      bytes = ByteBufUtil.getBytes(body);
    } else {
      bytes = ByteBufUtil.getBytes(piece);
    }
    forget();
    ctx.fireChannelRead(
        new Request(
            request.method().name(),
            Request.originForm(request.uri()),
            request.headers(),
            bytes,
            nanos,
            !request
                .headers()
                .containsValue(HttpHeaderNames.CONNECTION, "close", /* ignoreCase= */ true)));
  }

  private void giveUp(ChannelHandlerContext ctx, int status, String why) {
    dead = true;
    forget();
    ctx.fireChannelRead(new Unreadable(status, why));
  }

  private void forget() {
    body.release();
    body = Unpooled.EMPTY_BUFFER;
    head = null;
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    forget();
    ctx.fireChannelInactive();
  }
}
