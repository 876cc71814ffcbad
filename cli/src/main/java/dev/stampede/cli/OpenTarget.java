package dev.stampede.cli;

import dev.stampede.aws.agents.Agents;
import dev.stampede.aws.agents.Target;
import dev.stampede.aws.agents.TargetException;
import dev.stampede.emulator.Emulator;
import dev.stampede.emulator.EmulatorSettings;
import dev.stampede.emulator.EmulatorStartException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The target while it is open: the agents' client, and the emulator behind it if it is ours. */
final class OpenTarget implements AutoCloseable {

  private final @Nullable Emulator emulator;
  private final Agents agents;
  private final String description;

  private OpenTarget(@Nullable Emulator emulator, Agents agents, String description) {
    this.emulator = emulator;
    this.agents = agents;
    this.description = description;
  }

  /**
   * Starts the emulator if it is the target, and opens the client.
   *
   * @throws Refusal if the target cannot be used, saying what to do
   */
  static OpenTarget open(
      TargetOptions options, EmulatorSettings behaviour, Map<String, String> environment) {
    Emulator emulator = null;
    try {
      Target target;
      if (options.isEmulator()) {
        emulator = Emulator.start(behaviour);
        target = Target.emulator(emulator.uri());
      } else {
        target = options.isAws() ? Target.aws(environment) : Target.url(options.url());
      }
      Agents agents = Agents.open(options.settings(target, environment));
      agents.rehearse();
      return new OpenTarget(emulator, agents, agents.description());
    } catch (EmulatorStartException | TargetException e) {
      Optional.ofNullable(emulator).ifPresent(Emulator::close);
      throw new Refusal(ExitCode.TARGET, String.valueOf(e.getMessage()), e);
    }
  }

  Agents agents() {
    return agents;
  }

  /** What reports call it. */
  String description() {
    return description;
  }

  @Override
  public void close() {
    agents.close();
    if (emulator != null) {
      emulator.close();
    }
  }
}
