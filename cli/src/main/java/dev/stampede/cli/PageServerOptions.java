package dev.stampede.cli;

import dev.stampede.input.BadInput;
import dev.stampede.web.WebSettings;
import dev.stampede.web.access.Login;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the page is, and who may see it. */
final class PageServerOptions {

  @Option(
      names = {"-P", "--web-port"},
      paramLabel = "PORT",
      order = 73,
      description = "The page's port; 0 takes a free one (default: 8089)")
  int port = 8089;

  @Option(
      names = "--web-host",
      paramLabel = "ADDRESS",
      order = 74,
      description =
          "The address it listens on; any but loopback needs --web-login (default: 127.0.0.1)")
  String host = "127.0.0.1";

  @Option(
      names = "--web-login",
      order = 75,
      description =
          "Ask for a login: STAMPEDE_WEB_USER and STAMPEDE_WEB_PASSWORD of the environment, or"
              + " --web-login-file")
  boolean login;

  @Option(
      names = "--web-login-file",
      paramLabel = "FILE",
      order = 76,
      description = "A file with one line, user:password, that nobody else may read")
  @Nullable Path loginFile;

  @Option(
      names = "--web-allowed-host",
      paramLabel = "NAME",
      split = ",",
      order = 77,
      description = "Another name by which the page may be called, such as that of a proxy")
  List<String> allowedHosts = new ArrayList<>();

  @Option(
      names = "--tls-cert",
      paramLabel = "FILE",
      order = 78,
      description = "Serve the page over TLS with this certificate (PEM); needs --tls-key")
  @Nullable Path certificate;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      order = 79,
      description = "The certificate's private key (PEM, PKCS#8, not encrypted)")
  @Nullable Path key;

  @Option(
      names = "--insecure",
      order = 80,
      description = "Let anybody who can reach the page start and stop load: no login needed")
  boolean insecure;

  /**
   * Flags that need each other.
   *
   * @throws BadInput naming them
   */
  void check() {
    if (port < 0 || port > 65_535) {
      throw BadInput.ofFlag("--web-port", "-P/--web-port must be 0 to 65535, not " + port);
    }
    if ((certificate == null) != (key == null)) {
      throw new BadInput("--tls-cert and --tls-key go together: give both, or neither");
    }
  }

  /**
   * Where the page is, and who may use it.
   *
   * @param environment in which the login may be
   * @throws dev.stampede.web.access.WebRefusal if the login or the certificate cannot be used
   */
  WebSettings settings(Map<String, String> environment) {
    return new WebSettings(
        host,
        port,
        WebSettings.Tls.of(Optional.ofNullable(certificate), Optional.ofNullable(key)),
        login(environment),
        insecure,
        allowedHosts);
  }

  private Optional<Login> login(Map<String, String> environment) {
    if (loginFile != null) {
      return Optional.of(Login.fromFile(loginFile));
    }
    return login ? Optional.of(Login.fromEnvironment(environment)) : Optional.empty();
  }
}
