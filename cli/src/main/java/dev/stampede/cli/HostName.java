package dev.stampede.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** What this machine is called. */
final class HostName {

  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /** Asks the system; the network only where that does not say: a look-up may take seconds. */
  static String ofThisMachine(Map<String, String> environment) {
    try {
      return Files.readString(LINUX).strip();
    } catch (IOException e) {
      String name =
          environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", ""));
      return name.isBlank() ? InetAddress.getLoopbackAddress().getHostName() : name.strip();
    }
  }
}
