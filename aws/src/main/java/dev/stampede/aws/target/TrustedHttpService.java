package dev.stampede.aws.target;

import dev.stampede.aws.wire.CaBundle;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpService;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/**
 * The HTTP client of the SDK's own calls (STS, SSO, sign-in), which trusts whom our calls trust:
 * the SDK for Java knows neither {@code AWS_CA_BUNDLE} nor {@code ca_bundle}. It is made by the
 * SDK, by its name, and so has to find the bundle by itself.
 */
public final class TrustedHttpService implements SdkHttpService {

  /** Where the SDK looks for the name of the client to use. */
  private static final String CHOICE = "software.amazon.awssdk.http.service.impl";

  /** For the SDK. */
  public TrustedHttpService() {}

  /**
   * Has the SDK use this client from its first call on, unless the user has chosen another.
   *
   * @throws TargetException if the bundle cannot be used, saying why
   */
  static void use(CaBundle bundle) {
    try {
      bundle.certificates();
    } catch (IllegalArgumentException e) {
      throw new TargetException(String.valueOf(e.getMessage()), e);
    }
    if (System.getProperty(CHOICE) == null) {
      System.setProperty(CHOICE, TrustedHttpService.class.getName());
    }
  }

  @Override
  public SdkHttpClient.Builder<?> createHttpClientBuilder() {
    UrlConnectionHttpClient.Builder client = UrlConnectionHttpClient.builder();
    AwsNetwork.of(System.getenv())
        .caBundle()
        .ifPresent(bundle -> client.tlsTrustManagersProvider(bundle::trustManagers));
    return client;
  }
}
