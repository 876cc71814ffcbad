package dev.stampede.aws.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stampede.aws.scripted.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A bundle of authorities")
class CaBundleTest {

  @TempDir private Path folder;

  private void refused(String content, String why) throws Exception {
    Path file = Certificate.write(folder.resolve("ca.pem"), content);
    assertThatThrownBy(() -> new CaBundle(file.toString(), "AWS_CA_BUNDLE").certificates())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "AWS_CA_BUNDLE names %s, which cannot be used as a bundle of authorities: %s"
                .formatted(file, why));
  }

  @Test
  @DisplayName("holds any number of certificates with words for people between them")
  void several() throws Exception {
    Certificate one = Certificate.forHost(folder, "one.example");
    Certificate two = Certificate.forHost(folder, "two.example");
    Path file = Certificate.bundle(folder.resolve("ca.pem"), one, two);
    assertThat(new CaBundle(file.toString(), "AWS_CA_BUNDLE").certificates())
        .extracting(certificate -> certificate.getSubjectX500Principal().getName())
        .containsExactly("CN=one.example", "CN=two.example");
    Files.writeString(file, Files.readString(file).replace("\n", "\r\n"));
    assertThat(new CaBundle(file.toString(), "AWS_CA_BUNDLE").certificates()).hasSize(2);
  }

  @Test
  @DisplayName("is refused by file and reason if it is empty, cut off or damaged")
  void broken() throws Exception {
    String good = Certificate.forHost(folder, "one.example").pem();
    String none = "it holds no certificate; there should be lines that say";
    refused("", none + " '-----BEGIN CERTIFICATE-----'");
    refused("-----BEGIN PRIVATE KEY-----\n", none + " '-----BEGIN CERTIFICATE-----'");
    refused(good + good.substring(0, 200), "certificate 2 has no end");
    refused(good.substring(0, 200) + "\n" + good, "certificate 1 has no end");
    refused(good + good.replaceFirst("M", "!"), "certificate 2 is damaged");
  }

  @Test
  @DisplayName("is refused if it is a directory, and named by nobody if the variable is empty")
  void noFile() {
    assertThatThrownBy(
            () -> new CaBundle(folder.toString(), "ca_bundle of profile x").certificates())
        .hasMessageStartingWith("ca_bundle of profile x names " + folder)
        .hasMessageEndingWith("it is a directory, and should be a file of PEM certificates");
    assertThat(CaBundle.of(Map.of())).isEmpty();
    assertThat(CaBundle.of(Map.of("AWS_CA_BUNDLE", " "))).isEmpty();
  }
}
