package dev.stampede.cli;

import dev.stampede.config.Configuration;
import dev.stampede.emulator.EmulatorSettings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What runs of this process may be played against: what the command line names, and the emulator,
 * which costs nothing. Nothing else can be chosen later: AWS is touched only where it was named at
 * the start.
 */
final class Venues implements AutoCloseable {

  private final TargetOptions named;
  private final EmulatorSettings emulator;
  private final Configuration configuration;
  private final Map<String, String> environment;
  private final Map<String, OpenTarget> open = new LinkedHashMap<>();

  private Venues(
      TargetOptions named,
      EmulatorSettings emulator,
      Configuration configuration,
      Map<String, String> environment) {
    this.named = named;
    this.emulator = emulator;
    this.configuration = configuration;
    this.environment = environment;
  }

  /**
   * Opens what the command line names.
   *
   * @throws Refusal if it cannot be used, saying what to do
   */
  static Venues open(
      TargetOptions named,
      EmulatorSettings emulator,
      Configuration configuration,
      Map<String, String> environment) {
    Venues venues = new Venues(named, emulator, configuration, environment);
    venues.at(venues.usual());
    return venues;
  }

  /** The name of what the command line names. */
  String usual() {
    return named.target;
  }

  /** What there is to choose from, by name, with what it is. */
  synchronized Map<String, String> offered() {
    Map<String, String> offered = new LinkedHashMap<>();
    offered.put(usual(), at(usual()).description());
    OpenTarget emulated = open.get(TargetOptions.EMULATOR);
    offered.putIfAbsent(
        TargetOptions.EMULATOR, emulated == null ? "embedded emulator" : emulated.description());
    return Collections.unmodifiableMap(offered);
  }

  /** How calls to it are made. */
  TargetOptions options(String name) {
    return name.equals(usual()) ? named : named.emulated();
  }

  /**
   * One of those that are offered, opened where it is not yet.
   *
   * @throws Refusal if it cannot be used, saying what to do
   */
  synchronized OpenTarget at(String name) {
    OpenTarget known = open.get(name);
    if (known == null) {
      known = OpenTarget.open(options(name), emulator, configuration, environment);
      open.put(name, known);
    }
    return known;
  }

  @Override
  public synchronized void close() {
    open.values().forEach(OpenTarget::close);
  }
}
