package dev.stampede.emulator.wire;

/**
 * What was found about a signature.
 *
 * @param why the service's words for what is wrong; empty if there is nothing
 */
public record SignatureFinding(SignatureResult result, String why) {
  /** Nobody looked. */
  public static final SignatureFinding NOT_CHECKED =
      new SignatureFinding(SignatureResult.NOT_CHECKED, "");

  static final SignatureFinding VALID = new SignatureFinding(SignatureResult.VALID, "");

  /** What is wrong, in the usual words. */
  static SignatureFinding of(SignatureResult result) {
    return new SignatureFinding(result, result.error().map(ServiceError::message).orElse(""));
  }
}
