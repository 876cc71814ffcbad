package dev.stampede.aws.target;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;

/**
 * The profile that is in force, and the files that it stands in. The one place that decides which:
 * {@code -Daws.profile}, then {@code AWS_PROFILE}, then {@code default}, as for the SDK's own
 * credentials and region.
 *
 * @param name what it is called
 * @param file all profiles
 * @param profile it; empty where the files have none of that name
 */
record ChosenProfile(String name, ProfileFile file, Optional<Profile> profile) {

  private static final String USUAL = "default";

  /**
   * Reads the files.
   *
   * @throws TargetException if they cannot be read, saying why
   */
  static ChosenProfile of(Map<String, String> environment, Supplier<ProfileFile> profiles) {
    String name =
        Setting.text(System.getProperty(ProfileFileSystemSetting.AWS_PROFILE.property()))
            .or(() ->
                Setting.text(
                    environment.get(ProfileFileSystemSetting.AWS_PROFILE.environmentVariable())))
            .orElse(USUAL);
    try {
      ProfileFile file = profiles.get();
      return new ChosenProfile(name, file, file.profile(name));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new TargetException(
          "the AWS configuration or credentials file cannot be read: " + e.getMessage(), e);
    }
  }

  /** A property of it; empty where it has none, or an empty one. */
  Optional<String> property(String property) {
    return profile.flatMap(p -> p.property(property)).flatMap(Setting::text);
  }
}
