package dev.stampede.aws.target;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * Endpoints that a user names in the environment or in a profile, by the rules that all SDKs share
 * (<a href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-ss-endpoints.html">AWS SDKs and
 * Tools Reference Guide</a>): the environment before the profile, and in each the service's own
 * before that of all services.
 */
final class ConfiguredEndpoints {

  private static final String FOR_ALL = "AWS_ENDPOINT_URL";
  private static final String IGNORE = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
  private static final String IGNORE_PROPERTY = "ignore_configured_endpoint_urls";
  private static final String SERVICES = "services";

  private final Map<String, String> environment;
  private final Optional<Profile> profile;
  private final Optional<Profile> services;

  private ConfiguredEndpoints(
      Map<String, String> environment, Optional<Profile> profile, Optional<Profile> services) {
    this.environment = environment;
    this.profile = profile;
    this.services = services;
  }

  /**
   * Reads the environment and its profile.
   *
   * @throws TargetException if the profiles' files cannot be read
   */
  static ConfiguredEndpoints of(Map<String, String> environment, Supplier<ProfileFile> profiles) {
    try {
      ProfileFile file = profiles.get();
      String name =
          text(environment, ProfileFileSystemSetting.AWS_PROFILE.environmentVariable())
              .or(ProfileFileSystemSetting.AWS_PROFILE::getStringValue)
              .orElse("default");
      Optional<Profile> profile = file.profile(name);
      Optional<Profile> services =
          profile.flatMap(p -> p.property(SERVICES)).flatMap(s -> file.getSection(SERVICES, s));
      return new ConfiguredEndpoints(environment, profile, services);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new TargetException(
          "the AWS configuration or credentials file cannot be read: " + e.getMessage(), e);
    }
  }

  /**
   * The endpoint that is named for a service; empty where it is the region's own.
   *
   * @throws TargetException if it is no URL, saying where it stands
   */
  Optional<URI> of(Service service) {
    if (ignored()) {
      return Optional.empty();
    }
    String own = service.endpointVariable();
    String ofService = service.profileKey() + "." + ProfileProperty.ENDPOINT_URL;
    return text(environment, own)
        .map(url -> url(own, url))
        .or(() -> text(environment, FOR_ALL).map(url -> url(FOR_ALL, url)))
        .or(() -> services.flatMap(s -> property(s, ofService)))
        .or(() -> profile.flatMap(p -> property(p, ProfileProperty.ENDPOINT_URL)));
  }

  private boolean ignored() {
    return text(environment, IGNORE)
        .or(() -> profile.flatMap(p -> p.property(IGNORE_PROPERTY)))
        .map(value -> value.strip().equalsIgnoreCase("true"))
        .orElse(false);
  }

  private static Optional<String> text(Map<String, String> environment, String name) {
    String value = environment.getOrDefault(name, "").strip();
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private static Optional<URI> property(Profile section, String name) {
    return section
        .property(name)
        .map(String::strip)
        .filter(url -> !url.isEmpty())
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
