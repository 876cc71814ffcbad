package dev.stampede.aws.target;

import dev.stampede.aws.outcome.EndingText;
import dev.stampede.aws.wire.Ending;
import dev.stampede.aws.wire.Endpoint;
import dev.stampede.aws.wire.Exchange;
import dev.stampede.aws.wire.Network;
import dev.stampede.aws.wire.Reader;
import dev.stampede.aws.wire.Way;
import dev.stampede.aws.wire.Wire;
import dev.stampede.aws.wire.WireSettings;
import io.netty.handler.codec.http.HttpHeaders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The SDK's few cold calls, each over a {@link Wire} of its own that is closed after it: with the
 * proxies, the authorities and the words for failures that our measured calls have.
 */
final class WiredHttpClient implements SdkHttpClient {

  /** Headers that we write, as the body that we have asks for. */
  private static final Set<String> OURS =
      Set.of("host", "content-length", "transfer-encoding", "connection", "expect");

  private final WireSettings settings;

  WiredHttpClient(Network network) {
    this.settings =
        WireSettings.defaults()
            .withEventLoops(1)
            .withMaxConnections(1)
            .withSilenceTimeout(Duration.ofSeconds(30))
            .withCallTimeout(Duration.ofMinutes(1))
            .withNetwork(network);
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Prepared(request);
  }

  @Override
  public String clientName() {
    return "Wire";
  }

  @Override
  public void close() {}

  private final class Prepared implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;
    private volatile @Nullable Wire wire;

    Prepared(HttpExecuteRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      SdkHttpRequest http = request.httpRequest();
      URI server = URI.create(http.protocol() + "://" + http.host() + ":" + http.port());
      Answer answer = new Answer();
      try {
        Endpoint endpoint = Endpoint.of(server);
        byte[] bytes = bytes(endpoint, http, body());
        try (Wire opened = Wire.open(Way.to(endpoint, settings.network()), settings, nanos -> {})) {
          wire = opened;
          Exchange exchange = opened.exchange(bytes, answer);
          if (exchange.ending().kind() != Ending.Kind.WHOLE) {
            String words = EndingText.of(exchange.ending(), settings);
            throw new IOException(words.isEmpty() ? "interrupted" : words);
          }
        }
      } catch (UnknownHostException _) {
        // Without its cause, for which the SDK would put words of its own in the place of ours.
        throw new IOException("cannot find the host of " + server);
      } catch (IllegalArgumentException e) {
        throw new IOException(e.getMessage(), e);
      }
      return answer.told();
    }

    private byte[] body() throws IOException {
      if (request.contentStreamProvider().isEmpty()) {
        return new byte[0];
      }
      try (InputStream in = request.contentStreamProvider().get().newStream()) {
        return in.readAllBytes();
      }
    }

    @Override
    public void abort() {
      Wire opened = wire;
      if (opened != null) {
        opened.close();
      }
    }
  }

  private static byte[] bytes(Endpoint endpoint, SdkHttpRequest http, byte[] body) {
    StringBuilder head = new StringBuilder(1_024);
    String path = http.encodedPath();
    head.append(http.method()).append(' ').append(path.startsWith("/") ? path : "/" + path);
    http.encodedQueryParameters().ifPresent(query -> head.append('?').append(query));
    head.append(" HTTP/1.1\r\nHost: ").append(endpoint.hostHeader()).append("\r\n");
    http.forEachHeader((name, values) -> {
      if (!OURS.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> head.append(name).append(": ").append(value).append("\r\n"));
      }
    });
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length() + body.length);
    bytes.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  /** An answer of the few kilobytes that keys take. */
  private static final class Answer implements Reader {
    private static final int MOST = 4 << 20;

    private final SdkHttpResponse.Builder head = SdkHttpResponse.builder();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    @Override
    public void head(int status, HttpHeaders headers, long at) {
      head.statusCode(status);
      headers.names().forEach(name -> head.putHeader(name, headers.getAll(name)));
    }

    @Override
    public boolean body(byte[] piece, int length, long at) {
      body.write(piece, 0, length);
      return body.size() <= MOST;
    }

    @Override
    public void over() {}

    HttpExecuteResponse told() {
      return HttpExecuteResponse.builder()
          .response(head.build())
          .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body.toByteArray())))
          .build();
    }
  }
}
