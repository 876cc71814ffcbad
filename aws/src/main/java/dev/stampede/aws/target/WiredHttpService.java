package dev.stampede.aws.target;

import dev.stampede.aws.wire.CaBundle;
import dev.stampede.aws.wire.Network;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.utils.AttributeMap;

/**
 * Has the SDK's own calls (STS, SSO, sign-in) go the way that ours go: the SDK for Java knows
 * neither {@code HTTPS_PROXY} nor {@code AWS_CA_BUNDLE} as every other AWS tool does. It is made by
 * the SDK, by its name, and so has to find out by itself what lies between.
 */
public final class WiredHttpService implements SdkHttpService {

  /** Where the SDK looks for the name of the client to use. */
  private static final String CHOICE = "software.amazon.awssdk.http.service.impl";

  /** For the SDK. */
  public WiredHttpService() {}

  /**
   * Has the SDK use this client from its first call on, unless the user has chosen another.
   *
   * @throws TargetException if the bundle cannot be used, saying why
   */
  static void use(Optional<CaBundle> bundle) {
    try {
      bundle.ifPresent(CaBundle::certificates);
    } catch (IllegalArgumentException e) {
      throw new TargetException(String.valueOf(e.getMessage()), e);
    }
    if (System.getProperty(CHOICE) == null) {
      System.setProperty(CHOICE, WiredHttpService.class.getName());
    }
  }

  @Override
  public SdkHttpClient.Builder<?> createHttpClientBuilder() {
    return new Builder();
  }

  private static final class Builder implements SdkHttpClient.Builder<Builder> {
    @Override
    public SdkHttpClient buildWithDefaults(AttributeMap defaults) {
      Network network = AwsNetwork.of(System.getenv());
      return new WiredHttpClient(network);
    }
  }
}
