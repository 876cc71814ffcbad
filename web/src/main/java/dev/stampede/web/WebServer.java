package dev.stampede.web;

import com.sun.net.httpserver.HttpServer;
import dev.stampede.time.Clock;
import dev.stampede.web.access.Gate;
import dev.stampede.web.access.Guard;
import dev.stampede.web.access.HostNames;
import dev.stampede.web.access.SignIn;
import dev.stampede.web.access.WebRefusal;
import dev.stampede.web.http.Conversation;
import dev.stampede.web.http.Response;
import dev.stampede.web.http.Watchdog;
import dev.stampede.web.stream.Broadcaster;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The live page, served: a virtual thread a request, a stream a page. */
public final class WebServer implements AutoCloseable {

  /** How long the end waits for pages to take the last that happened. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final WebSettings settings;
  private final HttpServer server;
  private final ExecutorService threads;
  private final Watchdog watchdog;
  private final Broadcaster broadcaster;
  private final Director.Subscription subscription;
  private boolean closed;

  private WebServer(
      WebSettings settings, Assets assets, Director director, Clock clock, ZoneId zone) {
    this.settings = settings;
    this.server = JdkServer.open(settings);
    this.threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("web-", 0).factory());
    this.watchdog = new Watchdog(clock);
    this.broadcaster = new Broadcaster(director::view, clock);
    Gate gate =
        new Gate(
            new HostNames(
                settings.allowedHosts(),
                settings.isEverywhere() ? Optional.empty() : Optional.of(settings.host()),
                own(server.getAddress().getAddress())),
            settings.login(),
            settings.tls().isPresent(),
            server.getAddress().getPort(),
            clock);
    Pages pages = new Pages(assets);
    Map<String, List<Route>> routes = new HashMap<>();
    routes.put("/", List.of(Route.get(Guard.PAGE, _ -> pages.index())));
    routes.putAll(door(gate.signIn()));
    routes.putAll(new Api(director, broadcaster).routes());
    routes.putAll(new LocustEndpoints(director, zone).routes());
    Router router = new Router(gate, routes, pages, new Downloads(director));
    server.createContext("/", new Conversation(router, watchdog));
    server.setExecutor(threads);
    this.subscription = director.subscribe(broadcaster::publish);
    server.start();
  }

  private static Set<InetAddress> own(InetAddress bound) {
    Set<InetAddress> own = new HashSet<>(HostNames.ownAddresses());
    if (!bound.isAnyLocalAddress()) {
      own.add(bound);
    }
    return own;
  }

  private static Map<String, List<Route>> door(Optional<SignIn> signIn) {
    if (signIn.isEmpty()) {
      return Map.of("/login", List.of(Route.get(Guard.DOORSTEP, _ -> Response.seeOther("/"))));
    }
    SignIn door = signIn.get();
    return Map.of(
        "/login",
        List.of(Route.get(Guard.DOORSTEP, door::page), Route.post(Guard.SIGN_IN, door::enter)),
        "/logout",
        List.of(Route.post(Guard.SIGN_IN, door::leave)));
  }

  /**
   * Serves the page until it is closed.
   *
   * @throws WebRefusal if that cannot be, or should not
   */
  public static WebServer start(WebSettings settings, Assets assets, Director director) {
    return start(settings, assets, director, Clock.system(), ZoneId.systemDefault());
  }

  /** The same by another clock, and another place's time in the names of files. */
  static WebServer start(
      WebSettings settings, Assets assets, Director director, Clock clock, ZoneId zone) {
    return new WebServer(settings, assets, director, clock, zone);
  }

  /** The port it listens at. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** What to open, such as {@code http://127.0.0.1:8089}. */
  public String url() {
    InetSocketAddress address = server.getAddress();
    String literal = address.getAddress().getHostAddress().split("%", 2)[0];
    String host =
        settings.isEverywhere()
            ? "localhost"
            : literal.contains(":") ? "[" + literal + "]" : literal;
    return (settings.tls().isPresent() ? "https://" : "http://") + host + ":" + port();
  }

  /** How many pages are open, which are told each second. */
  public int pages() {
    return broadcaster.pages();
  }

  /**
   * Ends: no more is heard of the run, the pages get the last of it, then their streams end; what
   * is being loaded has another second. At once where all pages read; eight seconds at most.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    subscription.close();
    broadcaster.end(LAST_WORDS);
    // Threads first: the server would wait for the lock of a stream that nobody reads.
    threads.shutdown();
    try {
      if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
        threads.shutdownNow();
        threads.awaitTermination(2, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
    watchdog.close();
    server.stop(0);
  }
}
