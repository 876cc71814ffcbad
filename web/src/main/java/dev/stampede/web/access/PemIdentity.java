package dev.stampede.web.access;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate with its chain and its key, out of PEM files. */
public final class PemIdentity {

  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----([^-]*)-----END \\1-----");

  private PemIdentity() {}

  /**
   * What a server with this certificate uses.
   *
   * @param certificate the file of {@code --tls-cert}: the server's own certificate first, then
   *     those that lead to its issuer
   * @param key the file of {@code --tls-key}: PKCS #8, or the older PKCS #1 or SEC 1; not encrypted
   * @throws WebRefusal if one cannot be read, or they do not belong together
   */
  public static SSLContext context(Path certificate, Path key) {
    Certificate[] chain = chain(certificate);
    PrivateKey own = key(key, chain[0].getPublicKey().getAlgorithm());
    if (!fits(own, chain[0].getPublicKey())) {
      throw new WebRefusal(
          "--tls-key %s: it is not the key of the certificate in --tls-cert %s; the server's own certificate must come first there"
              .formatted(key, certificate));
    }
    try {
      char[] password = new char[0];
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, password);
      store.setKeyEntry("web", own, password, chain);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new WebRefusal(
          "--tls-cert %s: cannot be used (%s)".formatted(certificate, e.getMessage()), e);
    }
  }

  private static Certificate[] chain(Path file) {
    byte[] bytes = read("--tls-cert", file);
    try {
      Collection<? extends Certificate> chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(bytes));
      if (!chain.isEmpty()) {
        return chain.toArray(new Certificate[0]);
      }
    } catch (CertificateException e) {
      throw new WebRefusal(
          "--tls-cert %s: not a certificate in PEM form (%s)".formatted(file, e.getMessage()), e);
    }
    throw new WebRefusal("--tls-cert %s: there is no certificate in it".formatted(file));
  }

  private static PrivateKey key(Path file, String algorithm) {
    String text = new String(read("--tls-key", file), StandardCharsets.US_ASCII);
    Matcher block = KEY.matcher(text);
    if (!block.find()) {
      throw new WebRefusal(
          "--tls-key %s: there is no private key in it; it begins with -----BEGIN PRIVATE KEY-----"
              .formatted(file));
    }
    if (block.group(1).startsWith("ENCRYPTED") || text.contains("Proc-Type: 4,ENCRYPTED")) {
      throw new WebRefusal(
          "--tls-key %s: the key is encrypted; write it out plain: openssl pkey -in %s -out plain.pem"
              .formatted(file, file));
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(block.group(2));
      byte[] pkcs8 =
          switch (block.group(1)) {
            case "RSA PRIVATE KEY" -> OldKeys.rsa(bytes);
            case "EC PRIVATE KEY" -> OldKeys.ec(bytes);
            default -> bytes;
          };
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new WebRefusal(
          "--tls-key %s: not a key for a certificate of kind %s".formatted(file, algorithm), e);
    }
  }

  private static boolean fits(PrivateKey key, PublicKey certified) {
    String algorithm =
        switch (certified.getAlgorithm()) {
          case "RSA" -> "SHA256withRSA";
          case "EC" -> "SHA256withECDSA";
          default -> certified.getAlgorithm();
        };
    try {
      byte[] words = "does the key fit the certificate".getBytes(StandardCharsets.UTF_8);
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(words);
      byte[] signed = signature.sign();
      signature.initVerify(certified);
      signature.update(words);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static byte[] read(String flag, Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new WebRefusal("%s %s: cannot be read (%s)".formatted(flag, file, Words.reason(e)), e);
    }
  }
}
