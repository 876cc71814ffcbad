package dev.stampede.aws.scripted;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** A certificate that is its own authority, made when a test needs it, and servers that show it. */
public final class Certificate {

  /** What opens the key store. */
  public static final String PASSWORD = "changeit";

  private final Path store;
  private final KeyStore keys;
  private final AtomicInteger shown = new AtomicInteger();

  private Certificate(Path store, KeyStore keys) {
    this.store = store;
    this.keys = keys;
  }

  /** One for this host, in a file of this folder; further options are keytool's. */
  public static Certificate forHost(Path folder, String host, String... options) throws Exception {
    Path store = folder.resolve(host + "-" + options.length + ".p12");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-genkeypair", "-alias", "server", "-keyalg", "EC"));
    command.addAll(List.of("-dname", "CN=" + host, "-ext", "san=dns:" + host));
    command.addAll(List.of("-validity", "2", "-storetype", "PKCS12"));
    command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
    command.addAll(Arrays.asList(options));
    Process keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (var in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return new Certificate(store, keys);
  }

  /** The key store's file. */
  public Path store() {
    return store;
  }

  /** The certificate as PEM. */
  public String pem() throws Exception {
    return "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(keys.getCertificate("server").getEncoded())
        + "\n-----END CERTIFICATE-----\n";
  }

  /** How often it was shown: not where a session was resumed. */
  public int shown() {
    return shown.get();
  }

  /** A server that shows it and plays these scripts. */
  public ScriptedServer server(ScriptedServer.Script... scripts) throws Exception {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        new KeyManager[] {new Counting((X509ExtendedKeyManager) factory.getKeyManagers()[0])},
        null,
        null);
    return ScriptedServer.listening(
        context
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

  private final class Counting extends X509ExtendedKeyManager {
    private final X509ExtendedKeyManager all;

    Counting(X509ExtendedKeyManager all) {
      this.all = all;
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return all.getServerAliases(type, issuers);
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return all.chooseServerAlias(type, issuers, socket);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return all.getCertificateChain(alias);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      shown.incrementAndGet();
      return all.getPrivateKey(alias);
    }

    @Override
    public String @Nullable [] getClientAliases(String type, Principal[] issuers) {
      return null;
    }

    @Override
    public @Nullable String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return null;
    }
  }
}
