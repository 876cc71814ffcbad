package dev.stampede.aws.target;

import dev.stampede.aws.sign.Keys;
import java.net.URI;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/**
 * What is tested: where requests go and who signs them.
 *
 * @param description what reports call it
 * @param endpoints the URL before the path, for every service
 * @param region which region requests are signed for
 * @param keys what they are signed with
 */
public record Target(
    String description, Map<Service, URI> endpoints, String region, KeySource keys) {

  /** The keys of AWS's own documentation, which open nothing and which the emulator knows. */
  public static final Keys EXAMPLE_KEYS =
      Keys.lasting("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

  private static final String EXAMPLE_REGION = "us-east-1";

  /** Takes a copy, which nobody can change, and refuses a target that lacks a service. */
  public Target {
    Map<Service, URI> all = new EnumMap<>(endpoints);
    if (!all.keySet().equals(EnumSet.allOf(Service.class))) {
      throw new IllegalArgumentException("a target has all services, not only " + all.keySet());
    }
    endpoints = Collections.unmodifiableMap(all);
  }

  /** The emulator within this process. Real credentials are never read for it. */
  public static Target emulator(URI endpoint) {
    return at("embedded emulator at " + endpoint, endpoint);
  }

  /** The same, signed for in another region. */
  public Target inRegion(String other) {
    return new Target(description, endpoints, other, keys);
  }

  /** A stand-alone emulator, or anything else at a URL. Real credentials are never read for it. */
  public static Target url(URI endpoint) {
    return at(endpoint.toString(), endpoint);
  }

  private static Target at(String description, URI endpoint) {
    Map<Service, URI> endpoints = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      endpoints.put(service, endpoint);
    }
    return new Target(description, endpoints, EXAMPLE_REGION, KeySource.of(EXAMPLE_KEYS));
  }

  /**
   * AWS itself: credentials, profile and region as the SDK finds them. Blocks while it looks for
   * them. Another endpoint is named, the first that there is deciding, by {@code
   * AWS_ENDPOINT_URL_LAMBDA} (or {@code _BEDROCK_AGENT_RUNTIME}), {@code AWS_ENDPOINT_URL}, the
   * service's {@code endpoint_url} in the profile's {@code services} section, and the profile's own
   * {@code endpoint_url}; by none of them where {@code AWS_IGNORE_CONFIGURED_ENDPOINT_URLS} is
   * true. The region's own is the FIPS or dual-stack one where {@code AWS_USE_FIPS_ENDPOINT} or
   * {@code AWS_USE_DUALSTACK_ENDPOINT} (or the profile) says so.
   *
   * @param environment the environment's variables
   * @throws TargetException if there are no credentials or no region, saying how to give them, or
   *     if a setting cannot be honoured
   */
  public static Target aws(Map<String, String> environment) {
    return AwsTarget.find(environment);
  }

  /** The same, signed for with other keys. */
  public Target signedBy(KeySource other) {
    return new Target(description, endpoints, region, other);
  }

  /** The URL before the path of a service's requests. */
  public URI endpoint(Service service) {
    return endpoints.getOrDefault(service, URI.create(""));
  }
}
