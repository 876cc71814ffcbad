package dev.stampede.cli;

import dev.stampede.aws.agents.Agents;
import dev.stampede.aws.lambda.Functions;
import dev.stampede.aws.target.Client;
import dev.stampede.aws.target.Target;
import dev.stampede.aws.target.TargetException;
import dev.stampede.config.Configuration;
import dev.stampede.emulator.Emulator;
import dev.stampede.emulator.EmulatorSettings;
import dev.stampede.emulator.EmulatorStartException;
import dev.stampede.http.HttpService;
import dev.stampede.scenario.Library;
import dev.stampede.scenario.Services;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** The target while it is open: its client, and the emulator behind it if it is ours. */
final class OpenTarget implements AutoCloseable {

  private final @Nullable Emulator emulator;
  private final Client client;
  private final HttpService http;
  private final Services services;

  private OpenTarget(
      @Nullable Emulator emulator, Client client, HttpService http, Services services) {
    this.emulator = emulator;
    this.client = client;
    this.http = http;
    this.services = services;
  }

  /**
   * Starts the emulator if it is the target, and opens the client.
   *
   * @throws Refusal if the target cannot be used, saying what to do
   */
  static OpenTarget open(
      TargetOptions options,
      EmulatorSettings settings,
      Configuration configuration,
      Map<String, String> environment) {
    Emulator emulator = null;
    Client client = null;
    try {
      Target target;
      if (options.isEmulator()) {
        emulator = Emulator.start(settings);
        target = Target.emulator(emulator.uri()).inRegion(emulator.behaviour().region());
      } else {
        target =
            options.isAws()
                ? Target.aws(Directories.inRegion(configuration, environment))
                : Directories.inRegion(configuration, Target.url(options.url()));
      }
      client = Client.of(target, options.wire(environment));
      Agents agents = Agents.over(client, options.agents(configuration));
      Functions functions = Functions.over(client, options.functions(configuration));
      agents.rehearse();
      functions.rehearse();
      HttpService http = HttpService.open(options.host(), options.wire(environment));
      Services services =
          Services.none()
              .with(HttpService.class, http)
              .with(Agents.class, agents)
              .with(Functions.class, functions)
              .with(Library.class, Directories.library(configuration));
      return new OpenTarget(emulator, client, http, services);
    } catch (EmulatorStartException | TargetException e) {
      Optional.ofNullable(client).ifPresent(Client::close);
      Optional.ofNullable(emulator).ifPresent(Emulator::close);
      throw new Refusal(ExitCode.TARGET, String.valueOf(e.getMessage()), e);
    }
  }

  /** What scenarios may call. */
  Services services() {
    return services;
  }

  /** Has the run know how late the event loops are. */
  void reportLoopLateness(LongConsumer listener) {
    client.reportLoopLateness(listener);
    http.reportLoopLateness(listener);
  }

  /** What reports call it: the target, and the server that --host names. */
  String description() {
    String called = http.description();
    return called.isEmpty() ? client.description() : client.description() + "; HTTP " + called;
  }

  @Override
  public void close() {
    http.close();
    client.close();
    if (emulator != null) {
      emulator.close();
    }
  }
}
