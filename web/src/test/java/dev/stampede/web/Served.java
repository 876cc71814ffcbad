package dev.stampede.web;

import dev.stampede.time.Clock;
import dev.stampede.web.access.Login;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A server on a free port of the loopback, with a small page. */
final class Served implements AutoCloseable {

  static final String SCRIPT = "/ui/app.js";
  static final String POLICY = "default-src 'none'; script-src 'self'; frame-ancestors 'none'";

  static final Assets PAGE =
      new Assets() {
        private final Map<String, Asset> files =
            Map.of(
                SCRIPT,
                new Asset(
                    "text/javascript; charset=utf-8",
                    "let swarm = 'gallops';\n".repeat(200).getBytes(StandardCharsets.UTF_8),
                    "v1"),
                "/ui/small.css",
                new Asset("text/css", "b{}".getBytes(StandardCharsets.UTF_8), "v2"));

        @Override
        public Index index() {
          return new Index("<!doctype html>Stampede".getBytes(StandardCharsets.UTF_8), POLICY);
        }

        @Override
        public Optional<Asset> find(String path) {
          return Optional.ofNullable(files.get(path));
        }
      };

  final FakeDirector director = new FakeDirector();
  final SteppedClock clock = new SteppedClock();
  final WebServer server;
  final Wire wire;

  private Served(WebSettings settings, boolean stepped) {
    this.server =
        WebServer.start(settings, PAGE, director, stepped ? clock : Clock.system(), ZoneOffset.UTC);
    this.wire = new Wire(server.port());
  }

  static Served open() {
    return with(WebSettings.local(0));
  }

  /** One that asks "ada" for "s3cret". */
  static Served withLogin() {
    return with(
        new WebSettings(
            "127.0.0.1",
            0,
            Optional.empty(),
            Optional.of(Login.of("ada", "s3cret")),
            false,
            List.of()));
  }

  /** Time passes when the test says so. */
  static Served with(WebSettings settings) {
    return new Served(settings, true);
  }

  String host() {
    return "localhost:" + server.port();
  }

  @Override
  public void close() {
    server.close();
  }
}
