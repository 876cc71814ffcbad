package dev.stampede.aws.target;

import dev.stampede.aws.wire.CaBundle;
import dev.stampede.aws.wire.Network;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.ProfileFile;

/** What lies between this machine and AWS, as AWS's own tools see it. */
public final class AwsNetwork {

  private static final String CA_BUNDLE = "ca_bundle";

  private AwsNetwork() {}

  /**
   * What the environment's variables say, and where they name no bundle of authorities, the {@code
   * ca_bundle} of the profile that {@code AWS_PROFILE} chooses.
   */
  public static Network of(Map<String, String> environment) {
    return of(environment, ProfileFile::defaultProfileFile);
  }

  static Network of(Map<String, String> environment, Supplier<ProfileFile> profiles) {
    Network network = Network.of(environment);
    if (network.caBundle().isPresent()) {
      return network;
    }
    try {
      ChosenProfile profile = ChosenProfile.of(environment, profiles);
      return profile
          .property(CA_BUNDLE)
          .map(file -> new CaBundle(file, CA_BUNDLE + " of profile " + profile.name()))
          .map(network::withCaBundle)
          .orElse(network);
    } catch (SdkException | TargetException e) {
      // Profiles that cannot be read name no bundle; if they are needed, credentials tell.
      return network;
    }
  }
}
