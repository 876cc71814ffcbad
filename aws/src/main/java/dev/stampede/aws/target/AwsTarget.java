package dev.stampede.aws.target;

import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Finds out what AWS is to this user: the SDK's own providers, asked once, and their walls of text
 * replaced by a sentence that says what to do.
 */
final class AwsTarget {

  private AwsTarget() {}

  static Target find(Map<String, String> environment) {
    // Before the SDK makes its first client, which it keeps.
    WiredHttpService.use(AwsNetwork.of(environment).caBundle());
    return find(
        environment,
        DefaultAwsRegionProviderChain.builder().build(),
        DefaultCredentialsProvider.builder().build(),
        ProfileFile::defaultProfileFile);
  }

  static Target find(
      Map<String, String> environment,
      AwsRegionProvider regions,
      AwsCredentialsProvider keys,
      Supplier<ProfileFile> profiles) {
    Region region = region(environment, regions);
    ChosenProfile profile = ChosenProfile.of(environment, profiles);
    ConfiguredEndpoints configured = new ConfiguredEndpoints(environment, profile);
    EndpointVariant variant = EndpointVariant.of(environment, profile);
    Map<Service, URI> endpoints = new EnumMap<>(Service.class);
    Map<URI, List<String>> own = new LinkedHashMap<>();
    for (Service service : Service.values()) {
      Optional<URI> named = configured.of(service);
      endpoints.put(service, named.orElseGet(() -> variant.of(service, region)));
      named.ifPresent(url -> {
        variant.refuse(service, url);
        own.computeIfAbsent(url, u -> new ArrayList<>()).add(service.hostName());
      });
    }
    String place = variant.words().isEmpty() ? region.id() : region.id() + " by " + variant.words();
    return new Target(description(place, own), endpoints, region.id(), FreshKeys.from(keys));
  }

  /** The region, and every endpoint that is not the region's own; whose, where they differ. */
  private static String description(String place, Map<URI, List<String>> own) {
    String aws = "AWS " + place;
    if (own.isEmpty()) {
      return aws;
    }
    boolean forAll =
        own.size() == 1 && own.values().iterator().next().size() == Service.values().length;
    List<String> places = new ArrayList<>();
    own.forEach((url, whose) ->
        places.add(forAll ? url.toString() : String.join(", ", whose) + " at " + url));
    return forAll ? aws + " at " + places.getFirst() : aws + ", " + String.join(", ", places);
  }

  private static Region region(Map<String, String> environment, AwsRegionProvider regions) {
    String named = environment.getOrDefault("AWS_REGION", "");
    if (!named.isBlank()) {
      return Region.of(named.strip());
    }
    try {
      Region found = regions.getRegion();
      if (found != null) {
        return found;
      }
    } catch (SdkException e) {
      throw noRegion(e);
    }
    throw noRegion(null);
  }

  private static TargetException noRegion(@Nullable Throwable cause) {
    return new TargetException(
        "no AWS region: set AWS_REGION (for example AWS_REGION=us-east-1), or name a region in the"
            + " profile that AWS_PROFILE chooses",
        cause);
  }
}
