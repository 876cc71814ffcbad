package dev.stampede.aws.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stampede.aws.wire.CaBundle;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.profiles.ProfileFile;

@DisplayName("The network to AWS")
class AwsNetworkTest {

  private static Supplier<ProfileFile> config(String text) {
    return () ->
        ProfileFile.builder()
            .content(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
            .type(ProfileFile.Type.CONFIGURATION)
            .build();
  }

  private static final Supplier<ProfileFile> TWO =
      config("[default]\nca_bundle = /usual.pem\n[profile work]\nca_bundle = /work.pem\n");

  @Test
  @DisplayName("trusts the ca_bundle of the chosen profile, and AWS_CA_BUNDLE before it")
  void profile() {
    assertThat(AwsNetwork.of(Map.of(), TWO).caBundle())
        .contains(new CaBundle("/usual.pem", "ca_bundle of profile default"));
    assertThat(AwsNetwork.of(Map.of("AWS_PROFILE", " "), TWO).caBundle())
        .as("as the endpoints' rule has it")
        .contains(new CaBundle("/usual.pem", "ca_bundle of profile default"));
    assertThat(AwsNetwork.of(Map.of("AWS_PROFILE", "work"), TWO).caBundle())
        .contains(new CaBundle("/work.pem", "ca_bundle of profile work"));
    assertThat(
            AwsNetwork.of(Map.of("AWS_PROFILE", "work", "AWS_CA_BUNDLE", "/env.pem"), TWO)
                .caBundle())
        .contains(new CaBundle("/env.pem", "AWS_CA_BUNDLE"));
  }

  @Test
  @DisplayName("trusts the JDK's authorities where no profile says otherwise")
  void none() {
    assertThat(AwsNetwork.of(Map.of("AWS_PROFILE", "nobody"), TWO).caBundle()).isEmpty();
    assertThat(AwsNetwork.of(Map.of(), config("[default]\nregion = x\n")).caBundle()).isEmpty();
    assertThat(AwsNetwork.of(Map.of(), config("region = x\n")).caBundle()).isEmpty();
  }
}
