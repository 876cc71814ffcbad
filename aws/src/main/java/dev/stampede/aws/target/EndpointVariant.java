package dev.stampede.aws.target;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.PartitionEndpointKey;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Which of a region's endpoints is called, by the settings that all SDKs share (<a
 * href="https://docs.aws.amazon.com/sdkref/latest/guide/feature-endpoints.html">AWS SDKs and Tools
 * Reference Guide</a>).
 *
 * @param fips the one whose cryptography is validated by FIPS 140
 * @param dualStack the one that has IPv6 addresses too
 */
record EndpointVariant(boolean fips, boolean dualStack) {

  private static final Setting FIPS = new Setting("AWS_USE_FIPS_ENDPOINT", "use_fips_endpoint");
  private static final Setting DUAL_STACK =
      new Setting("AWS_USE_DUALSTACK_ENDPOINT", "use_dualstack_endpoint");

  /**
   * The variant that is asked for.
   *
   * @throws TargetException if a setting is neither true nor false
   */
  static EndpointVariant of(Map<String, String> environment, ChosenProfile profile) {
    return new EndpointVariant(
        FIPS.isOn(environment, profile), DUAL_STACK.isOn(environment, profile));
  }

  /**
   * The endpoint of a service in a region.
   *
   * @throws TargetException if the region's partition has no such endpoints
   */
  URI of(Service service, Region region) {
    PartitionEndpointKey key = PartitionEndpointKey.builder().tags(tags()).build();
    PartitionMetadata partition = PartitionMetadata.of(region);
    String host;
    try {
      host =
          partition
              .hostname(key)
              .replace("{service}", service.hostName())
              .replace("{region}", region.id())
              .replace("{dnsSuffix}", partition.dnsSuffix(key));
    } catch (RuntimeException e) {
      throw new TargetException(
          "region %s has no %s endpoints: switch %s off"
              .formatted(region.id(), words(), String.join(" and ", variables())),
          e);
    }
    return URI.create("https://" + host);
  }

  /**
   * Refuses an endpoint that was named by the user: whether it is such a one nobody can know.
   *
   * @throws TargetException unless this is the usual variant
   */
  void refuse(Service service, URI named) {
    if (fips || dualStack) {
      throw new TargetException(
          "%s is set, and a custom endpoint for %s (%s) too: only one of them can be had"
              .formatted(String.join(" and ", variables()), service.hostName(), named));
    }
  }

  private List<EndpointTag> tags() {
    List<EndpointTag> tags = new ArrayList<>();
    if (fips) {
      tags.add(EndpointTag.FIPS);
    }
    if (dualStack) {
      tags.add(EndpointTag.DUALSTACK);
    }
    return tags;
  }

  private List<String> variables() {
    List<String> variables = new ArrayList<>();
    if (fips) {
      variables.add(FIPS.variable() + " (or " + FIPS.property() + ")");
    }
    if (dualStack) {
      variables.add(DUAL_STACK.variable() + " (or " + DUAL_STACK.property() + ")");
    }
    return variables;
  }

  /** What it is called in reports; empty for the usual one. */
  String words() {
    if (fips) {
      return dualStack ? "FIPS and dual-stack" : "FIPS";
    }
    return dualStack ? "dual-stack" : "";
  }
}
