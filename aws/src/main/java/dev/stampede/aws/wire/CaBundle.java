package dev.stampede.aws.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A PEM file with the certificates of the authorities that are trusted, as {@code AWS_CA_BUNDLE}
 * names one for every AWS tool. As there, it takes the place of the usual authorities.
 *
 * @param file where it is
 * @param named who named it, for messages: {@code AWS_CA_BUNDLE}, or a profile
 */
public record CaBundle(String file, String named) {

  private static final String VARIABLE = "AWS_CA_BUNDLE";
  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";

  /** The bundle that {@code AWS_CA_BUNDLE} names, if it names one. */
  public static Optional<CaBundle> of(Map<String, String> environment) {
    return Optional.of(environment.getOrDefault(VARIABLE, "").strip())
        .filter(file -> !file.isEmpty())
        .map(file -> new CaBundle(file, VARIABLE));
  }

  /**
   * Reads the certificates; what stands between them is for people and is passed over.
   *
   * @throws IllegalArgumentException if there are none, or one cannot be read, naming the file
   */
  public List<X509Certificate> certificates() {
    String text = text();
    List<X509Certificate> found = new ArrayList<>();
    for (int at = text.indexOf(BEGIN); at >= 0; at = text.indexOf(BEGIN, at + 1)) {
      int end = text.indexOf(END, at);
      int next = text.indexOf(BEGIN, at + 1);
      int number = found.size() + 1;
      if (end < 0 || (next >= 0 && next < end)) {
        throw broken("certificate %d has no end".formatted(number));
      }
      found.add(parse(text.substring(at, end + END.length()) + "\n", number));
    }
    if (found.isEmpty()) {
      throw broken("it holds no certificate; there should be lines that say '" + BEGIN + "'");
    }
    return List.copyOf(found);
  }

  private String text() {
    try {
      Path path = Path.of(file);
      if (Files.isDirectory(path)) {
        throw broken("it is a directory, and should be a file of PEM certificates");
      }
      return Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw broken("there is no such file");
    } catch (InvalidPathException | IOException e) {
      throw broken("it cannot be read");
    }
  }

  private X509Certificate parse(String pem, int number) {
    try {
      var bytes = new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1));
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
    } catch (CertificateException e) {
      throw broken("certificate %d is damaged".formatted(number));
    }
  }

  private IllegalArgumentException broken(String why) {
    return new IllegalArgumentException(
        "%s names %s, which cannot be used as a bundle of authorities: %s"
            .formatted(named, file, why));
  }
}
