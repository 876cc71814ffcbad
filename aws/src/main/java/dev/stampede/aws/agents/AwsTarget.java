package dev.stampede.aws.agents;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/**
 * Finds out what AWS is to this user: the SDK's own providers, asked once, and their walls of text
 * replaced by a sentence that says what to do.
 */
final class AwsTarget {

  private static final String SERVICE = "bedrock-agent-runtime";

  private AwsTarget() {}

  static Target find(Map<String, String> environment) {
    return find(
        environment,
        DefaultAwsRegionProviderChain.builder().build(),
        DefaultCredentialsProvider.builder().build());
  }

  static Target find(
      Map<String, String> environment, AwsRegionProvider regions, AwsCredentialsProvider keys) {
    Region region = region(environment, regions);
    KeySource source = FreshKeys.from(keys);
    URI own = ownEndpoint(environment);
    if (own != null) {
      return new Target("AWS " + region.id() + " at " + own, own, region.id(), source);
    }
    URI endpoint =
        URI.create(
            "https://%s.%s.%s"
                .formatted(SERVICE, region.id(), PartitionMetadata.of(region).dnsSuffix()));
    return new Target("AWS " + region.id(), endpoint, region.id(), source);
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

  private static @Nullable URI ownEndpoint(Map<String, String> environment) {
    for (String name : List.of("AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME", "AWS_ENDPOINT_URL")) {
      String url = environment.getOrDefault(name, "").strip();
      if (!url.isEmpty()) {
        try {
          return new URI(url);
        } catch (URISyntaxException e) {
          throw new TargetException(name + " is no URL: " + e.getReason(), e);
        }
      }
    }
    return null;
  }
}
