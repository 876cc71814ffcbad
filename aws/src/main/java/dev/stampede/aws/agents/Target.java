package dev.stampede.aws.agents;

import dev.stampede.aws.sign.Keys;
import java.net.URI;
import java.util.Map;

/**
 * What is tested: where requests go and who signs them.
 *
 * @param description what reports call it
 * @param endpoint the URL before the path
 * @param region which region requests are signed for
 * @param keys what they are signed with
 */
public record Target(String description, URI endpoint, String region, KeySource keys) {

  /** The keys of AWS's own documentation, which open nothing and which the emulator knows. */
  public static final Keys EXAMPLE_KEYS =
      Keys.lasting("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

  private static final String EXAMPLE_REGION = "us-east-1";

  /** The emulator within this process. Real credentials are never read for it. */
  public static Target emulator(URI endpoint) {
    return new Target(
        "embedded emulator at " + endpoint, endpoint, EXAMPLE_REGION, KeySource.of(EXAMPLE_KEYS));
  }

  /** A stand-alone emulator, or anything else at a URL. Real credentials are never read for it. */
  public static Target url(URI endpoint) {
    return new Target(endpoint.toString(), endpoint, EXAMPLE_REGION, KeySource.of(EXAMPLE_KEYS));
  }

  /**
   * AWS itself: credentials, profile and region as the SDK finds them. Blocks while it looks for
   * them. {@code AWS_ENDPOINT_URL_BEDROCK_AGENT_RUNTIME} and {@code AWS_ENDPOINT_URL}, in this
   * order, name another endpoint.
   *
   * @param environment the environment's variables
   * @throws TargetException if there are no credentials or no region, saying how to give them
   */
  public static Target aws(Map<String, String> environment) {
    return AwsTarget.find(environment);
  }
}
