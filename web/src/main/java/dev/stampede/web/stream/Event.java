package dev.stampede.web.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A message in the bytes of <a
 * href="https://html.spec.whatwg.org/multipage/server-sent-events.html">server-sent events</a>.
 *
 * @param position which tick it is, if it is one
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record Event(Optional<Position> position, byte[] bytes) {

  /**
   * How long a browser waits before it asks again, then a comment, for proxies that wait for one.
   */
  static final byte[] HELLO = "retry: 2000\n: stampede\n\n".getBytes(StandardCharsets.UTF_8);

  static final byte[] PING = ": ping\n\n".getBytes(StandardCharsets.UTF_8);

  static Event of(Message.Tick tick) {
    return new Event(
        Optional.of(tick.position()), encoded("tick", Optional.of(tick.position()), tick.json()));
  }

  static Event of(Message.State state) {
    return new Event(Optional.empty(), encoded("state", Optional.empty(), state.json()));
  }

  static Event of(Picture picture) {
    return new Event(
        Optional.of(picture.position()),
        encoded("view", Optional.of(picture.position()), picture.json()));
  }

  private static byte[] encoded(String name, Optional<Position> id, byte[] json) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length + 64);
    StringBuilder head = new StringBuilder("event: ").append(name).append('\n');
    id.ifPresent(position -> head.append("id: ").append(position).append('\n'));
    bytes.writeBytes(head.append("data: ").toString().getBytes(StandardCharsets.UTF_8));
    for (byte b : json) {
      // Between the parts of JSON a line break is a blank; in an event it would end the data.
      bytes.write(b == '\n' || b == '\r' ? ' ' : b);
    }
    bytes.writeBytes("\n\n".getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }
}
