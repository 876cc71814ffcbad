package dev.stampede.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.web.EventStream.Event;
import dev.stampede.web.Wire.Reply;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One stream a page: the whole view first, then what each second changes. */
@Timeout(180)
class StreamTest {

  private Served served;

  @BeforeEach
  void open() {
    served = Served.open();
  }

  @AfterEach
  void close() {
    served.close();
  }

  private static void await(BooleanSupplier condition) {
    long due = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - due).as("waited too long").isNegative();
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  @DisplayName("a page gets the view, then each tick, with ids to go on from")
  void follows() throws IOException {
    served.director.tick();
    try (EventStream stream = EventStream.open(served)) {
      assertThat(stream.head())
          .startsWith("HTTP/1.1 200 OK")
          .containsIgnoringCase("Content-Type: text/event-stream; charset=utf-8")
          .containsIgnoringCase("Cache-Control: no-store, no-transform");
      Event view = stream.next();
      assertThat(view.name()).isEqualTo("view");
      assertThat(view.id()).isEqualTo("run1:1");
      assertThat(view.data()).contains("\"kind\":\"view\"").contains("\"n\":1");
      for (int n = 2; n <= 5; n++) {
        served.director.tick();
        Event tick = stream.next();
        assertThat(tick.name()).isEqualTo("tick");
        assertThat(tick.id()).isEqualTo("run1:" + n);
        assertThat(tick.data()).contains("\"kind\":\"tick\"").contains("\"n\":" + n);
      }
      served.director.state("stopped");
      assertThat(stream.next()).isEqualTo(new Event("state", "", "{\"state\":\"stopped\"}"));
    }
  }

  @Test
  @DisplayName("a new run draws every page anew")
  void newRun() throws IOException {
    served.director.tick();
    try (EventStream stream = EventStream.open(served)) {
      stream.next();
      served.director.begin("run2");
      assertThat(stream.next().id()).isEqualTo("run2:0");
      served.director.tick();
      assertThat(stream.next().id()).isEqualTo("run2:1");
    }
  }

  @Test
  @DisplayName("a page that was away gets what it missed, and no view")
  void resumes() throws IOException {
    for (int n = 1; n <= 200; n++) {
      served.director.tick();
    }
    try (EventStream stream = EventStream.after(served, "run1:150")) {
      for (int n = 151; n <= 200; n++) {
        assertThat(stream.next().id()).isEqualTo("run1:" + n);
      }
      served.director.tick();
      assertThat(stream.next().id()).isEqualTo("run1:201");
    }
    try (EventStream stream = EventStream.after(served, "run1:201")) {
      served.director.tick();
      assertThat(stream.next().id()).isEqualTo("run1:202");
    }
    Reply none = served.wire.ask("HEAD", "/api/stream?lastEventId=run1:1", "");
    assertThat(none.status()).isEqualTo(200);
  }

  @Test
  @DisplayName("a page may say in the address what it has seen, which a new EventSource can")
  void resumesByAddress() throws IOException {
    served.director.tick();
    served.director.tick();
    try (EventStream stream = EventStream.open(served, "/api/stream?lastEventId=run1%3A1")) {
      assertThat(stream.next())
          .extracting(Event::name, Event::id)
          .containsExactly("tick", "run1:2");
    }
  }

  private static String readUntil(InputStream in, String end) throws IOException {
    StringBuilder text = new StringBuilder();
    char last = end.charAt(end.length() - 1);
    while (true) {
      int c = in.read();
      if (c < 0) {
        throw new IOException("ended after " + text.length() + " bytes");
      }
      text.append((char) c);
      if (c == last && text.indexOf(end, text.length() - end.length()) >= 0) {
        return text.toString();
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "run1:1",
        "run0:400",
        "run1:401",
        "run1",
        "",
        ":",
        "run1:",
        "run1:-1",
        "run1:x",
        "run1:99999999999999999999",
        "run1:1 2",
        "null"
      })
  @DisplayName("an id that is too old, of another run, or none at all, brings the whole view")
  void unknownIds(String id) throws IOException {
    for (int n = 1; n <= 400; n++) {
      served.director.tick();
    }
    try (EventStream stream = EventStream.after(served, id)) {
      assertThat(stream.next())
          .extracting(Event::name, Event::id)
          .containsExactly("view", "run1:400");
    }
  }

  @Test
  @DisplayName("each quarter of a minute a silent stream shows that it lives")
  void pings() throws IOException {
    try (EventStream stream = EventStream.open(served)) {
      stream.next();
      stream.patience(1_000);
      Event event = new Event("", "", "");
      for (int i = 0; i < 300 && !event.name().equals("comment"); i++) {
        served.clock.advance(Duration.ofSeconds(15));
        try {
          event = stream.nextOrComment();
        } catch (SocketTimeoutException e) {
          // Not yet.
        }
      }
      assertThat(event).isEqualTo(new Event("comment", "", "ping"));
    }
  }

  @Test
  @DisplayName("twenty pages that open at once cost one view, and each sees every tick")
  void twentyPages() throws IOException {
    List<EventStream> streams = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      streams.add(EventStream.open(served));
    }
    for (EventStream stream : streams) {
      assertThat(stream.next().name()).isEqualTo("view");
    }
    assertThat(served.director.views()).isEqualTo(1);
    for (int n = 1; n <= 50; n++) {
      served.director.tick();
      for (EventStream stream : streams) {
        assertThat(stream.next().id()).isEqualTo("run1:" + n);
      }
    }
    assertThat(served.director.views()).isEqualTo(1);
    for (EventStream stream : streams) {
      stream.close();
    }
  }

  @Test
  @DisplayName("a page that does not read holds up nobody, and is drawn anew when it reads again")
  void slowPage() throws IOException {
    served.director.pad(100_000);
    try (Socket slow = new Socket();
        EventStream quick = EventStream.open(served)) {
      quick.next();
      slow.setReceiveBufferSize(4_096);
      slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), served.server.port()));
      slow.setSoTimeout(60_000);
      slow.getOutputStream()
          .write(
              "GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      InputStream in = new BufferedInputStream(slow.getInputStream());
      readUntil(in, "event: view\nid: run1:");
      assertThat(readUntil(in, "\n")).isEqualTo("0\n");
      // More than sockets hold, and than is kept for a page.
      for (int n = 1; n <= 200; n++) {
        served.director.tick();
        assertThat(quick.next().id()).isEqualTo("run1:" + n);
      }
      String before = readUntil(in, "event: view\nid: run1:");
      assertThat(Long.parseLong(readUntil(in, "\n").strip())).isGreaterThan(16);
      assertThat(before.split("event: tick", -1).length - 1)
          .as("ticks that it got")
          .isLessThan(200);
    }
  }

  @Test
  @DisplayName("a page that takes nothing for half a minute is let go")
  void stalledPage() throws IOException {
    served.director.pad(1_000_000);
    try (Socket stalled = served.wire.connect()) {
      stalled
          .getOutputStream()
          .write(
              "GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      await(() -> served.server.pages() == 1);
      await(() -> {
        served.director.tick();
        served.clock.advance(Duration.ofSeconds(31));
        return served.server.pages() == 0;
      });
    }
  }

  @Test
  @DisplayName("a page that is closed is forgotten")
  void gone() throws IOException {
    try (EventStream stream = EventStream.open(served)) {
      stream.next();
      assertThat(served.server.pages()).isEqualTo(1);
    }
    await(() -> {
      served.director.tick();
      return served.server.pages() == 0;
    });
  }

  @Test
  @DisplayName("the hundred-and-first page is told why it gets nothing; another's end makes room")
  void cap() throws IOException {
    List<EventStream> streams = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      streams.add(EventStream.open(served));
    }
    Reply refused = served.wire.get("/api/stream");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.body()).contains("100 pages are open already");
    assertThat(served.wire.get("/").status()).isEqualTo(200);
    streams.removeLast().close();
    await(() -> {
      served.director.tick();
      return served.server.pages() == 99;
    });
    try (EventStream again = EventStream.open(served)) {
      assertThat(again.next().name()).isEqualTo("view");
    }
    for (EventStream stream : streams) {
      stream.close();
    }
  }

  @Test
  @DisplayName("at the end a page gets the last that happened, then its stream ends properly")
  void lastWords() throws IOException {
    try (EventStream stream = EventStream.open(served)) {
      stream.next();
      for (int n = 1; n <= 5; n++) {
        served.director.tick();
      }
      served.director.state("stopped");
      served.close();
      for (int n = 1; n <= 5; n++) {
        assertThat(stream.next().id()).isEqualTo("run1:" + n);
      }
      assertThat(stream.next().name()).isEqualTo("state");
      assertThat(stream.next().name()).isEqualTo("end");
    }
    assertThat(served.director.listeners()).isZero();
  }

  @Test
  @DisplayName("the end comes soon, whoever holds a connection and however")
  void boundedEnd() throws IOException {
    served.director.pad(1_000_000);
    try (Socket stalled = served.wire.connect();
        Socket half = served.wire.connect();
        Socket _ = served.wire.connect()) {
      stalled
          .getOutputStream()
          .write(
              "GET /api/stream HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      half.getOutputStream().write("GET / HT".getBytes(StandardCharsets.UTF_8));
      await(() -> served.server.pages() == 1);
      for (int i = 0; i < 50; i++) {
        served.director.tick();
      }
      long from = System.nanoTime();
      served.close();
      assertThat(Duration.ofNanos(System.nanoTime() - from)).isLessThan(Duration.ofSeconds(60));
    }
  }

  @Test
  @DisplayName("a view that has line breaks arrives in one piece")
  void lineBreaks() throws IOException {
    try (EventStream stream = EventStream.open(served)) {
      stream.next();
      served.director.state("a\",\n\r \"b\":\"c");
      assertThat(stream.next().data()).isEqualTo("{\"state\":\"a\",   \"b\":\"c\"}");
    }
  }
}
