package dev.stampede.aws.sign;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * SHA-256 and its HMAC. Each use is a clone of a prototype that is never fed: the JDK's look-up of
 * providers and constraints costs more than the hash itself, and a pool or a thread-local would be
 * shared with, or kept for, tens of thousands of virtual threads.
 */
final class Digests {

  private static final String HMAC = "HmacSHA256";
  private static final MessageDigest SHA_256 = newSha256();

  private Digests() {}

  private static MessageDigest newSha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return ((MessageDigest) SHA_256.clone()).digest(bytes);
    } catch (CloneNotSupportedException e) {
      return newSha256().digest(bytes);
    }
  }

  /** A code with this key, to be cloned for each message. */
  static Mac hmac(byte[] key) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /** The code of a message, by a clone of this prototype. */
  static byte[] hmac(Mac prototype, byte[] message) {
    try {
      return ((Mac) prototype.clone()).doFinal(message);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the JDK's HmacSHA256 can be cloned", e);
    }
  }
}
