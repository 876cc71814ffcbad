package dev.stampede.emulator.wire;

/**
 * The key pair the emulator knows: the example of AWS's own documentation of Signature Version 4.
 */
public final class ExampleCredentials {
  public static final String ACCESS_KEY_ID = "AKIDEXAMPLE";
  public static final String SECRET_ACCESS_KEY = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

  private ExampleCredentials() {}
}
