package dev.stampede.aws.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.Aws;
import dev.stampede.aws.agents.Agents;
import dev.stampede.aws.agents.AgentsSettings;
import dev.stampede.aws.agents.Target;
import dev.stampede.aws.wire.Network;
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
  private final Agents agents;

  private Stage(Agents agents) {
    this.agents = agents;
  }

  /** Users who call this server. */
  public static Stage calling(ScriptedServer server) {
    return calling(server, settings -> settings);
  }

  /** Users who call this server with settings of their own. */
  public static Stage calling(ScriptedServer server, UnaryOperator<AgentsSettings> settings) {
    return calling(server.url(), settings);
  }

  /** Users who call whoever is at this URL with settings of their own. */
  public static Stage calling(URI url, UnaryOperator<AgentsSettings> settings) {
    return calling(Target.url(url), settings);
  }

  /** Users who call this target with settings of their own. */
  public static Stage calling(Target target, UnaryOperator<AgentsSettings> settings) {
    return new Stage(Agents.open(settings.apply(AgentsSettings.of(target, Map.of()))));
  }

  /** Users who call whoever is at this URL over this network. */
  public static Stage calling(String url, Network network) {
    return calling(URI.create(url), s -> s.withWire(s.wire().withNetwork(network)));
  }

  /** Asks one turn as a user of its own, and gives back its sample. */
  public Sample ask() {
    int before = samples.size();
    user().run(() -> Aws.agent("supervisor").turn("t").ask("Hello!"));
    return samples.get(before);
  }

  /** Users who call this server over TLS. */
  public static Stage callingByTls(ScriptedServer server) {
    return new Stage(
        Agents.open(
            AgentsSettings.of(
                Target.url(URI.create("https://localhost:" + server.port())), Map.of())));
  }

  /** The agents that are called. */
  public Agents agents() {
    return agents;
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
        Services.none().with(Agents.class, agents));
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

  /** Closes the agents and balances the books: every attempt that began was recorded, once. */
  @Override
  public void close() {
    agents.close();
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
