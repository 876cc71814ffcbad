package dev.stampede.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** SHA-256, as content security policies and entity tags write it. */
final class Hash {

  private Hash() {}

  /** A source expression that allows exactly this inline text. */
  static String source(String text) {
    return "'sha256-"
        + Base64.getEncoder().encodeToString(of(text.getBytes(StandardCharsets.UTF_8)))
        + "'";
  }

  /** A strong entity tag. */
  static String tag(byte[] bytes) {
    return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(of(bytes)) + '"';
  }

  private static byte[] of(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
