package dev.stampede.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version in one line: ours, and the Java it runs on. */
final class Version implements IVersionProvider {

  /** Our version, from the jar's manifest. */
  static String ours() {
    return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
        .orElse("(unpackaged)");
  }

  @Override
  public String[] getVersion() {
    return new String[] {
      "stampede %s (Java %s, %s %s)"
          .formatted(
              ours(),
              Runtime.version(),
              System.getProperty("os.name"),
              System.getProperty("os.arch"))
    };
  }
}
