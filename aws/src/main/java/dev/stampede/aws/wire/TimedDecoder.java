package dev.stampede.aws.wire;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseDecoder;

/**
 * Netty's decoder of answers, which also notes when bytes arrive: before they are decoded, so that
 * every piece made of one read carries the time of that read. It is the half of {@code
 * HttpClientCodec} that is needed: requests come ready-made, all of them {@code POST}.
 */
final class TimedDecoder extends HttpResponseDecoder {

  private static final HttpDecoderConfig CONFIG =
      new HttpDecoderConfig()
          .setMaxInitialLineLength(4_096)
          .setMaxHeaderSize(65_536)
          .setMaxChunkSize(65_536);

  private final Connection connection;

  TimedDecoder(Connection connection) {
    super(CONFIG);
    this.connection = connection;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
    connection.bytesCame(System.nanoTime());
    super.channelRead(context, message);
  }

  /** Whether bytes came behind the end of an answer. */
  boolean holdsMore() {
    return actualReadableBytes() > 0;
  }
}
