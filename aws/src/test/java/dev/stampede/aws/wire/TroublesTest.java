package dev.stampede.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.channels.ClosedChannelException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What goes wrong below HTTP")
class TroublesTest {

  static Stream<Arguments> troubles() {
    String native99 = "connect(..) failed with error(-99): Cannot assign requested address";
    return Stream.of(
        Arguments.of(
            new ConnectException("Connection refused: /10.0.0.1:443"), false, "connection refused"),
        Arguments.of(new IOException("Connection reset by peer"), false, "connection reset"),
        Arguments.of(new IOException("Broken pipe"), false, "connection reset while sending"),
        Arguments.of(new NoRouteToHostException("No route"), false, "host unreachable"),
        Arguments.of(new IOException("Network is unreachable"), false, "host unreachable"),
        Arguments.of(new ClosedChannelException(), false, "closed while connecting"),
        Arguments.of(new ConnectException("?"), false, "connection failed"),
        Arguments.of(new IOException("?"), false, "IOException"),
        Arguments.of(
            new BindException("Cannot assign requested address"), true, "no free local port"),
        Arguments.of(new IOException(native99 + ": /10.0.0.1:443"), true, "no free local port"),
        Arguments.of(new IOException("Too many open files"), true, "too many open files"),
        Arguments.of(
            unopened("newSocketStream(..) failed: Too many open files"),
            true,
            "too many open files"),
        Arguments.of(unopened("something else"), false, "ChannelException"));
  }

  /** A socket that could not even be opened, as Netty's factory tells it. */
  private static ChannelException unopened(String why) {
    var inner = new InvocationTargetException(new ChannelException(new IOException(why)));
    return new ChannelException("Unable to create Channel from class", inner);
  }

  @ParameterizedTest(name = "{0}: {2}")
  @MethodSource("troubles")
  @DisplayName("is told without addresses, and it is known whether the lack is our own")
  void phrases(Throwable trouble, boolean ours, String phrase) {
    assertThat(Troubles.phrase(trouble)).isEqualTo(phrase);
    assertThat(Troubles.isOurs(trouble)).isEqualTo(ours);
  }
}
