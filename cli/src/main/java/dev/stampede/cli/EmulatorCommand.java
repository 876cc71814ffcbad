package dev.stampede.cli;

import dev.stampede.emulator.Address;
import dev.stampede.emulator.Emulator;
import dev.stampede.emulator.EmulatorSettings;
import dev.stampede.emulator.EmulatorStartException;
import dev.stampede.emulator.Tls;
import dev.stampede.input.BadInput;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The emulator alone, for other generators and for a look at the wire. */
@Command(
    name = "emulator",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Runs the emulator alone until Ctrl-C; point a run at it with --target URL.")
final class EmulatorCommand implements Callable<Integer> {

  /** The headings of the help page, by the names of the fields below. */
  static final Map<String, String> HEADINGS = Map.of("options", "Behaviour");

  private final Terminal terminal;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "Where it listens; 0 takes a free one (default: 9100)")
  int port = 9100;

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description = "The address it listens on (default: 127.0.0.1)")
  String host = "127.0.0.1";

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      description = "Speak TLS with this certificate (PEM); needs --tls-key")
  @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The certificate's private key (PEM, PKCS#8, not encrypted)")
  @Nullable Path key;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Decides every random draw (default: random)")
  @Nullable Long seed;

  @Mixin LogOptions logs = new LogOptions();

  @Mixin EmulatorOptions options = new EmulatorOptions();

  EmulatorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    logs.apply(terminal.err().stream());
    long decided = seed == null ? new Random().nextLong() : seed;
    EmulatorSettings settings =
        secured(options.settings(decided).withAddress(new Address(host, port)));
    try (Emulator emulator = Emulator.start(settings)) {
      terminal.out().stream().println("listening on " + emulator.uri());
      terminal.out().stream().flush();
      CountDownLatch stop = new CountDownLatch(1);
      Signals.onStop(times -> stop.countDown());
      stop.await();
      return ExitCode.OK.code();
    } catch (EmulatorStartException e) {
      throw new Refusal(ExitCode.TARGET, String.valueOf(e.getMessage()), e);
    }
  }

  private EmulatorSettings secured(EmulatorSettings settings) {
    if (certificate == null && key == null) {
      return settings;
    }
    if (certificate == null || key == null) {
      throw new BadInput("--tls-cert and --tls-key go together: give both, or neither");
    }
    return settings.withTls(new Tls(certificate, key));
  }
}
