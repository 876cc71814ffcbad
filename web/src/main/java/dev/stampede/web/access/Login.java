package dev.stampede.web.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The name and the password that the page asks for. Comparing takes the same time whatever is
 * wrong, and nothing prints the password.
 */
public final class Login {

  /** The environment's name for the user. */
  public static final String USER_VARIABLE = "STAMPEDE_WEB_USER";

  /** The environment's name for the password. */
  public static final String PASSWORD_VARIABLE = "STAMPEDE_WEB_PASSWORD";

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final byte[] user;
  private final byte[] password;

  private Login(String user, String password) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, ALGORITHM);
    this.user = digest(user);
    this.password = digest(password);
  }

  /** This name and this password, neither of them empty. */
  public static Login of(String user, String password) {
    if (user.isEmpty() || password.isEmpty() || user.contains(":")) {
      throw new WebRefusal(
          "--web-login: a user's name without a colon and a password are needed, neither empty");
    }
    return new Login(user, password);
  }

  /**
   * Out of the environment: {@value #USER_VARIABLE} and {@value #PASSWORD_VARIABLE}.
   *
   * @throws WebRefusal if one of them is not set
   */
  public static Login fromEnvironment(Map<String, String> environment) {
    return of(variable(environment, USER_VARIABLE), variable(environment, PASSWORD_VARIABLE));
  }

  private static String variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isEmpty())
        .orElseThrow(() ->
            new WebRefusal(
                "--web-login: the environment has no %s; set %s and %s, or give a file with --web-login-file"
                    .formatted(name, USER_VARIABLE, PASSWORD_VARIABLE)));
  }

  /**
   * Out of a file with one line, {@code user:password}.
   *
   * @throws WebRefusal if it cannot be read, or has no such line
   */
  public static Login fromFile(Path file) {
    List<String> lines;
    try {
      lines =
          Files.readAllLines(file, StandardCharsets.UTF_8).stream()
              .filter(line -> !line.isBlank())
              .toList();
    } catch (IOException e) {
      throw new WebRefusal(
          "--web-login-file %s: cannot be read (%s)".formatted(file, Words.reason(e)), e);
    }
    int colon = lines.size() == 1 ? lines.getFirst().indexOf(':') : -1;
    if (colon < 1 || colon == lines.getFirst().length() - 1) {
      throw new WebRefusal(
          "--web-login-file %s: one line is needed, the user's name, a colon and the password"
              .formatted(file));
    }
    return of(lines.getFirst().substring(0, colon), lines.getFirst().substring(colon + 1));
  }

  /** Whether these are the ones. */
  public boolean matches(String name, String word) {
    // Both are always compared, and as digests: their length tells nothing either.
    boolean sameUser = MessageDigest.isEqual(user, digest(name));
    boolean samePassword = MessageDigest.isEqual(password, digest(word));
    return sameUser && samePassword;
  }

  private byte[] digest(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "Login[…]";
  }
}
