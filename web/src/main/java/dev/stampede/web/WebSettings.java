package dev.stampede.web;

import dev.stampede.web.access.HostNames;
import dev.stampede.web.access.Login;
import dev.stampede.web.access.WebRefusal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the page is, and who may use it.
 *
 * @param host the address to listen at ({@code --web-host}); {@code *} or nothing: all of them
 * @param port the port ({@code --web-port}); 0: any that is free
 * @param tls certificate and key ({@code --tls-cert}, {@code --tls-key}); empty: plain HTTP
 * @param login who may use it ({@code --web-login}, {@code --web-login-file}); empty: everyone
 * @param insecure whether everyone may even where others reach it ({@code --insecure})
 * @param allowedHosts names besides this machine's own addresses ({@code --web-allowed-host})
 */
public record WebSettings(
    String host,
    int port,
    Optional<Tls> tls,
    Optional<Login> login,
    boolean insecure,
    List<String> allowedHosts) {

  /** Where the page is unless somebody says otherwise: for this machine alone. */
  public static final String DEFAULT_HOST = "127.0.0.1";

  /** Locust's port. */
  public static final int DEFAULT_PORT = 8089;

  /**
   * Files in PEM form.
   *
   * @param certificate the server's certificate, then those that lead to its issuer
   * @param key its private key
   */
  public record Tls(Path certificate, Path key) {

    /**
     * Both, or neither.
     *
     * @throws WebRefusal if only one is given
     */
    public static Optional<Tls> of(Optional<Path> certificate, Optional<Path> key) {
      if (certificate.isPresent() != key.isPresent()) {
        throw new WebRefusal(
            certificate.isPresent()
                ? "--tls-cert: the key is missing; add --tls-key FILE"
                : "--tls-key: the certificate is missing; add --tls-cert FILE");
      }
      return certificate.flatMap(c -> key.map(k -> new Tls(c, k)));
    }
  }

  /**
   * Looks at port and names.
   *
   * @throws WebRefusal if one of them is none
   */
  public WebSettings {
    if (port < 0 || port > 65_535) {
      throw new WebRefusal(
          "--web-port %d: a port is a number from 1 to 65535, or 0 for any that is free"
              .formatted(port));
    }
    allowedHosts = allowedHosts.stream().map(HostNames::checked).toList();
  }

  /** For this machine alone, at this port. */
  public static WebSettings local(int port) {
    return new WebSettings(
        DEFAULT_HOST, port, Optional.empty(), Optional.empty(), false, List.of());
  }

  /**
   * The address to listen at.
   *
   * @throws WebRefusal if there is none of this name, or others could reach it who need not log in
   */
  public InetSocketAddress address() {
    InetAddress address = resolved();
    if (!address.isLoopbackAddress() && login.isEmpty() && !insecure) {
      throw new WebRefusal(
          "--web-host %s: whoever reaches this machine could start tests; add --web-login (with %s and %s set) or --web-login-file FILE, or --insecure if everyone may, or leave --web-host out"
              .formatted(
                  host.isEmpty() ? "\"\"" : host, Login.USER_VARIABLE, Login.PASSWORD_VARIABLE));
    }
    return new InetSocketAddress(address, port);
  }

  private InetAddress resolved() {
    if (isEverywhere()) {
      return new InetSocketAddress(0).getAddress();
    }
    try {
      return InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new WebRefusal(
          "--web-host %s: no address of this name is known; give an address of this machine"
              .formatted(host),
          e);
    }
  }

  boolean isEverywhere() {
    return host.isEmpty() || host.equals("*") || host.equals("0.0.0.0") || host.equals("::");
  }

  /** What the user should know before somebody else makes use of it, a sentence each. */
  public List<String> warnings() {
    boolean open = !resolved().isLoopbackAddress();
    List<String> warnings = new ArrayList<>();
    if (open && login.isEmpty()) {
      warnings.add(
          "--insecure: whoever reaches this machine can start, change and stop tests on the page");
    }
    if (open && login.isPresent() && tls.isEmpty()) {
      warnings.add(
          "--web-login without --tls-cert and --tls-key: the password crosses the network unencrypted");
    }
    return warnings;
  }
}
