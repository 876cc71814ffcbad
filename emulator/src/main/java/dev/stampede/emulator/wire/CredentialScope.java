package dev.stampede.emulator.wire;

import java.util.Optional;

/**
 * What a request was signed for: the five parts of {@code Credential=KEY/DATE/REGION/SERVICE/END}.
 *
 * <p>Source of the words: AWS, "Troubleshoot Signature Version 4 signing for AWS API requests", and
 * what services answer in the field.
 */
record CredentialScope(String accessKeyId, String date, String region, String service, String end) {
  private static final String TERMINATOR = "aws4_request";

  /** Takes a credential apart; nothing if it has not five parts. */
  static Optional<CredentialScope> of(String credential) {
    String[] parts = credential.split("/", -1);
    return parts.length == 5
        ? Optional.of(new CredentialScope(parts[0], parts[1], parts[2], parts[3], parts[4]))
        : Optional.empty();
  }

  /**
   * What is wrong with it for a request to this service and region; empty if nothing is.
   *
   * @param signedAt the request's {@code X-Amz-Date}
   */
  String wrongFor(Signee signee, String signedAt) {
    var wrong = new StringBuilder();
    if (!region.equals(signee.region())) {
      wrong.append("Credential should be scoped to a valid region. ");
    }
    if (!service.equals(signee.service())) {
      wrong.append("Credential should be scoped to correct service: '");
      wrong.append(signee.service()).append("'. ");
    }
    if (!end.equals(TERMINATOR)) {
      wrong.append("Credential should be scoped with a valid terminator: '" + TERMINATOR);
      wrong.append("', not '").append(end).append("'. ");
    }
    if (!signedAt.startsWith(date) || date.length() != 8) {
      wrong.append(
          "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date");
      wrong.append(" from HTTP: '").append(date).append("' != '");
      wrong.append(signedAt, 0, Math.min(8, signedAt.length()));
      wrong.append("', from '").append(signedAt).append("'. ");
    }
    return wrong.toString();
  }
}
