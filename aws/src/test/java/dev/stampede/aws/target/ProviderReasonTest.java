package dev.stampede.aws.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;

@DisplayName("Why there are no credentials")
class ProviderReasonTest {

  private static final String SETTINGS =
      "Unable to load credentials from system settings. Access key must be specified either via"
          + " environment variable (AWS_ACCESS_KEY_ID) or system property (aws.accessKeyId).";
  private static final String PROFILES =
      "ProfileCredentialsProvider(profileName=work, profileFile=ProfileFile(sections=[profiles,"
          + " sso-session, services], profiles=[Profile(name=work, properties=[sso_session])]))";

  /** What the SDK's chain (2.50.2) says, with these words of its profile and its container. */
  private static SdkClientException chain(String environment, String profile, String container) {
    return SdkClientException.create(
        ("Unable to load credentials from any of the providers in the chain"
                + " AwsCredentialsProviderChain(credentialsProviders=["
                + "SystemPropertyCredentialsProvider(), EnvironmentVariableCredentialsProvider(),"
                + " WebIdentityTokenFileCredentialsProvider(), %1$s, ContainerCredentialsProvider(),"
                + " InstanceProfileCredentialsProvider()]) : [SystemPropertyCredentialsProvider(): "
                + SETTINGS
                + ", EnvironmentVariableCredentialsProvider(): %2$s,"
                + " WebIdentityTokenFileCredentialsProvider(): Either the environment variable"
                + " AWS_WEB_IDENTITY_TOKEN_FILE or the javaproperty aws.webIdentityTokenFile must be"
                + " set., %1$s: %3$s, ContainerCredentialsProvider(): %4$s,"
                + " InstanceProfileCredentialsProvider(): Failed to load credentials from IMDS.]")
            .formatted(PROFILES, environment, profile, container));
  }

  private static final String NO_CONTAINER =
      "Cannot fetch credentials from container - neither AWS_CONTAINER_CREDENTIALS_FULL_URI or"
          + " AWS_CONTAINER_CREDENTIALS_RELATIVE_URI environment variables are set.";

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile. | The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile
          Profile file contained no credentials for profile 'work': ProfileFile(sections=[profiles], profiles=[]) | Profile file contained no credentials for profile 'work'
          The source profile of 'work' was configured to be 'base', but that source profile has no credentials configured. | The source profile of 'work' was configured to be 'base', but that source profile has no credentials configured
          User: arn:aws:iam::123456789012:user/a is not authorized (Service: Sts, Status Code: 403, Request ID: 4711) (SDK Attempt Count: 1) | User: arn:aws:iam::123456789012:user/a is not authorized
          """)
  @DisplayName("is what the profile's provider says, without what differs from time to time")
  void profile(String said, String reason) {
    assertThat(ProviderReason.inBrackets(chain(SETTINGS, said, NO_CONTAINER)))
        .isEqualTo(" (Profile: " + reason + ")");
  }

  @Test
  @DisplayName("is said for each way that was taken, and for none that was not")
  void several() {
    assertThat(
            ProviderReason.inBrackets(
                chain(
                    SETTINGS.replace("Access key", "Secret key"),
                    "Profile property 'aws_secret_access_key' was not configured for 'work'.",
                    "Failed to load credentials from metadata service.")))
        .isEqualTo(
            " (EnvironmentVariable: "
                + SETTINGS.replace("Access key", "Secret key").replaceAll("\\.$", "")
                + "; Profile: Profile property 'aws_secret_access_key' was not configured for"
                + " 'work'; Container: Failed to load credentials from metadata service)");
    String silent = "IMDS credentials have been disabled by environment variable.";
    assertThat(ProviderReason.inBrackets(chain(SETTINGS, silent, NO_CONTAINER))).isEmpty();
    assertThat(ProviderReason.of(chain(SETTINGS, silent, NO_CONTAINER)))
        .isEqualTo("no provider has any");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "AKIAABCDEFGHIJKLMNOP is not known, (hidden) is not known",
    "key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY, key (hidden)",
    "token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJlLXNpZw, token (hidden)",
    "IQoJb3JpZ2luX2VjEHsaCXVzLWVhc3QtMSJHMEUCIQ== has expired, (hidden) has expired",
    "arn:aws:iam::123456789012:role/worker, arn:aws:iam::123456789012:role/worker",
    "/home/somebody/.aws/credentials cannot be read, /home/somebody/.aws/credentials cannot be read"
  })
  @DisplayName("holds no key, no token")
  void noSecrets(String said, String reason) {
    assertThat(ProviderReason.of(SdkClientException.create(said))).isEqualTo(reason);
    assertThat(ProviderReason.inBrackets(chain(SETTINGS, said, NO_CONTAINER)))
        .isEqualTo(" (Profile: " + reason + ")");
  }

  @Test
  @DisplayName("is one short line of whatever is thrown")
  void brief() {
    assertThat(ProviderReason.of(SdkClientException.create("a b ".repeat(900)))).hasSize(120);
    assertThat(ProviderReason.of(SdkClientException.create("first\nsecond"))).isEqualTo("first");
    assertThat(ProviderReason.of(new IllegalStateException())).isEqualTo("IllegalStateException");
    assertThat(ProviderReason.inBrackets(SdkClientException.create("x ".repeat(900))))
        .hasSizeLessThan(220);
  }
}
