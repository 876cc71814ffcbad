package dev.stampede.aws.target;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * Endpoints that a user names in the environment or in a profile, by the rules that all SDKs share
 * (<a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">AWS SDKs and
 * Tools Reference Guide</a>): the environment before the profile, and in each the service's own
 * before that of all services.
 */
final class ConfiguredEndpoints {

  private static final String FOR_ALL = "AWS_ENDPOINT_URL";
  private static final Setting IGNORE =
      new Setting("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "ignore_configured_endpoint_urls");
  private static final String SERVICES = "services";

  private final Map<String, String> environment;
  private final ChosenProfile profile;
  private final Optional<Profile> services;

  ConfiguredEndpoints(Map<String, String> environment, ChosenProfile profile) {
    this.environment = environment;
    this.profile = profile;
    this.services =
        profile.property(SERVICES).flatMap(section -> profile.file().getSection(SERVICES, section));
  }

  /**
   * The endpoint that is named for a service; empty where it is the region's own.
   *
   * @throws TargetException if it is no URL, or the setting that it is to be ignored is neither
   *     true nor false, saying where it stands
   */
  Optional<URI> of(Service service) {
    if (ignored()) {
      return Optional.empty();
    }
    String own = service.endpointVariable();
    String ofService = service.profileKey() + "." + ProfileProperty.ENDPOINT_URL;
    return Setting.text(environment.get(own))
        .map(url -> url(own, url))
        .or(() -> Setting.text(environment.get(FOR_ALL)).map(url -> url(FOR_ALL, url)))
        .or(() -> services.flatMap(s -> property(s, ofService)))
        .or(() -> profile.profile().flatMap(p -> property(p, ProfileProperty.ENDPOINT_URL)));
  }

  private boolean ignored() {
    return IGNORE.isOn(environment, profile);
  }

  private static Optional<URI> property(Profile section, String name) {
    return section
        .property(name)
        .flatMap(Setting::text)
        .map(
            url -> url("%s of '%s' in the AWS configuration".formatted(name, section.name()), url));
  }

  private static URI url(String where, String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw new TargetException(where + " is no URL: " + e.getReason(), e);
    }
  }
}
