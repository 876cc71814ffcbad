package dev.stampede.aws.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate made when a test needs it, and servers that show it. */
public final class Certificate {

  /** What opens the key store. */
  public static final String PASSWORD = "changeit";

  private final Path store;
  private final KeyStore keys;

  private Certificate(Path store, KeyStore keys) {
    this.store = store;
    this.keys = keys;
  }

  /** One for this host that vouches for itself, in a file of this folder. */
  public static Certificate forHost(Path folder, String host) throws Exception {
    Path store = folder.resolve(host + ".p12");
    keytool(store, "server", host);
    return new Certificate(store, load(store));
  }

  /** One for this host that an authority vouches for; it is valid for two days from a day on. */
  public static Certificate issued(Path folder, String host, String firstDay) throws Exception {
    Path store = folder.resolve(host + "-issued.p12");
    keytool(store, "authority", "authority.example", "-ext", "bc:c");
    keytool(store, "server", host, "-signer", "authority", "-startdate", firstDay);
    KeyStore keys = load(store);
    keys.deleteEntry("authority");
    return new Certificate(store, keys);
  }

  private static void keytool(Path store, String alias, String host, String... options)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", alias, "-keyalg", "EC"));
    command.addAll(List.of("-dname", "CN=" + host, "-ext", "san=dns:" + host));
    command.addAll(List.of("-validity", "2", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(Arrays.asList(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(said).isZero();
  }

  private static KeyStore load(Path store) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return keys;
  }

  /** The key store's file. */
  public Path store() {
    return store;
  }

  /** The certificate of its authority as PEM. */
  public String pem() throws Exception {
    var chain = keys.getCertificateChain("server");
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(chain[chain.length - 1].getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  /** What servers show it with. */
  public SSLContext context() throws Exception {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  /** A server that shows it and plays these scripts. */
  public ScriptedServer server(ScriptedServer.Script... scripts) throws Exception {
    return ScriptedServer.listening(
        context()
            .getServerSocketFactory()
            .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
        scripts);
  }

  /** Writes certificates to one PEM file, words for people between them. */
  public static Path bundle(Path file, Certificate... certificates) throws Exception {
    StringBuilder pem = new StringBuilder();
    for (Certificate certificate : certificates) {
      pem.append("# An authority -- of a test\n").append(certificate.pem()).append('\n');
    }
    return write(file, pem.toString());
  }

  /** Writes a text to a file. */
  public static Path write(Path file, String text) throws IOException {
    return Files.writeString(file, text);
  }
}
