package dev.stampede.aws.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.Aws;
import dev.stampede.aws.agents.Agents;
import dev.stampede.aws.agents.AgentsSettings;
import dev.stampede.aws.agents.TraceShare;
import dev.stampede.aws.cost.PriceList;
import dev.stampede.aws.lambda.Functions;
import dev.stampede.aws.lambda.FunctionsSettings;
import dev.stampede.aws.target.Client;
import dev.stampede.aws.target.Target;
import dev.stampede.aws.wire.Network;
import dev.stampede.aws.wire.WireSettings;
import dev.stampede.http.HttpService;
import dev.stampede.measure.Recorder;
import dev.stampede.measure.Sample;
import dev.stampede.measure.Snapshot;
import dev.stampede.scenario.Play;
import dev.stampede.scenario.Services;
import dev.stampede.time.Clock;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Users on a stage: what the engine does for them, without the engine; and the books, balanced. */
public final class Stage implements AutoCloseable {

  private final List<Sample> samples = new CopyOnWriteArrayList<>();
  private final Recorder recorder = Recorder.create(Clock.system(), samples::add);
  private final AtomicInteger users = new AtomicInteger();
  private final AtomicInteger loopFigures = new AtomicInteger();
  private final Client client;
  private final HttpService http;
  private final Services services;

  private Stage(Client client, HttpService http, Services services) {
    this.client = client;
    this.http = http;
    client.reportLoopLateness(nanos -> loopFigures.incrementAndGet());
    this.services = services;
  }

  /**
   * How the stage's users call.
   *
   * @param agents how agents are called
   * @param functions how functions are called
   * @param wire time-outs and connections
   */
  public record Settings(AgentsSettings agents, FunctionsSettings functions, WireSettings wire) {

    /** The usual ones. */
    static Settings usual() {
      return new Settings(
          AgentsSettings.of(Map.of()), FunctionsSettings.of(Map.of()), WireSettings.defaults());
    }

    /** The same with another share of traces. */
    public Settings withTrace(TraceShare share) {
      return new Settings(agents.withTrace(share), functions, wire);
    }

    /** The same with or without the end of functions' logs. */
    public Settings withLogTail(boolean wanted) {
      return new Settings(agents, functions.withLogTail(wanted), wire);
    }

    /** The same with prices. */
    public Settings withPrices(PriceList prices) {
      return new Settings(agents.withPrices(prices), functions, wire);
    }

    /** The same with other time-outs or connections. */
    public Settings withWire(WireSettings settings) {
      return new Settings(agents, functions, settings);
    }
  }

  /** Users who call this server. */
  public static Stage calling(ScriptedServer server) {
    return calling(server, settings -> settings);
  }

  /** Users who call this server with settings of their own. */
  public static Stage calling(ScriptedServer server, UnaryOperator<Settings> settings) {
    return calling(server.url(), settings);
  }

  /** Users who call this server over TLS. */
  public static Stage callingByTls(ScriptedServer server) {
    return callingByTls(server, settings -> settings);
  }

  /** Users who call this server over TLS with settings of their own. */
  public static Stage callingByTls(ScriptedServer server, UnaryOperator<Settings> settings) {
    return calling(URI.create("https://localhost:" + server.port()), settings);
  }

  /** Users who call whoever is at this URL with settings of their own. */
  public static Stage calling(URI url, UnaryOperator<Settings> settings) {
    return calling(Target.url(url), settings);
  }

  /** Users who call whoever is at this URL over this network. */
  public static Stage calling(String url, Network network) {
    return calling(URI.create(url), s -> s.withWire(s.wire().withNetwork(network)));
  }

  /** Users who call this target with settings of their own. */
  public static Stage calling(Target target, UnaryOperator<Settings> change) {
    Settings settings = change.apply(Settings.usual());
    Client client = Client.of(target, settings.wire());
    HttpService http = HttpService.open(Optional.empty(), settings.wire());
    return new Stage(
        client,
        http,
        Services.none()
            .with(HttpService.class, http)
            .with(Agents.class, Agents.over(client, settings.agents()))
            .with(Functions.class, Functions.over(client, settings.functions())));
  }

  /** Asks one turn as a user of its own, and gives back its sample. */
  public Sample ask() {
    int before = samples.size();
    user().run(() -> Aws.agent("supervisor").turn("t").ask("Hello!"));
    return samples.get(before);
  }

  /** What reports call the target. */
  public String description() {
    return client.description();
  }

  /** How many connections there are now. */
  public int openConnections() {
    return client.openConnections();
  }

  /** How many times an event loop has told how late it is. */
  public int loopFigures() {
    return loopFigures.get();
  }

  /** Ends all calls, as the end of a run does. */
  public void closeClient() {
    client.close();
    http.close();
  }

  /** One more user's side of the run. */
  public Play user() {
    return new Play(
        "20261124-031500-abcd",
        "Customer",
        users.incrementAndGet(),
        new Random(1),
        Clock.system(),
        recorder,
        services);
  }

  /** Plays one user on a thread of its own. */
  public Thread start(Runnable life) {
    Play user = user();
    return Thread.ofVirtual().start(() -> user.run(life));
  }

  /** What was recorded so far. */
  public List<Sample> samples() {
    return samples;
  }

  /** The one sample there is. */
  public Sample onlySample() {
    assertThat(samples).hasSize(1);
    return samples.getFirst();
  }

  /** How many attempts are under way. */
  public long inFlight() {
    return recorder.inFlight();
  }

  /** Closes the client and balances the books: every attempt that began was recorded, once. */
  @Override
  public void close() {
    client.close();
    http.close();
    Snapshot all =
        recorder.cut(
            new Recorder.Interval(
                0, 1, 1_000_000, Collections.unmodifiableSortedMap(new TreeMap<>()), 0, 0, 0));
    assertThat(all.inFlight()).as("attempts in flight at the end").isZero();
    assertThat(all.aggregated().attempts()).as("attempts recorded").isEqualTo(all.started());
    assertThat(all.started()).as("samples").isEqualTo(samples.size());
    assertThat(samples.stream().map(Sample::id).distinct()).as("ids").hasSize(samples.size());
  }
}
