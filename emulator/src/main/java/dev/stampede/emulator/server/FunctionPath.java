package dev.stampede.emulator.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stampede.emulator.wire.CanonicalUri;
import dev.stampede.emulator.wire.LambdaError;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of Lambda Invoke: {@code /2015-03-31/functions/{function}/invocations?Qualifier=…}, its
 * parameters decoded. The function is a name, {@code name:qualifier}, or an ARN, whole or in part;
 * of an ARN, account and region are taken as they come.
 *
 * @param qualifier from the query; empty if there is none
 */
record FunctionPath(String function, String qualifier) {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:arn:(?:aws[a-zA-Z-]*)?:lambda:)?(?:[a-z]{2}(?:(?:-gov)|(?:-iso[a-z]?))?-[a-z]+-\\d:)?"
              + "(?:\\d{12}:)?(?:function:)?([a-zA-Z0-9_.-]+)(?::(\\$LATEST|[a-zA-Z0-9_-]+))?");
  private static final int MAX_NAME = 256;
  private static final Pattern QUALIFIER = Pattern.compile("[a-zA-Z0-9$_-]{0,128}");

  /** A function and which version of it, as the caller names them; the qualifier may be empty. */
  record Name(String function, String qualifier) {}

  /** Takes a path apart; empty if it is another operation's. */
  static Optional<FunctionPath> of(String uri) {
    int query = uri.indexOf('?');
    String[] parts = (query < 0 ? uri : uri.substring(0, query)).split("/", -1);
    boolean matches =
        parts.length == 5
            && parts[1].equals("2015-03-31")
            && parts[2].equals("functions")
            && parts[4].equals("invocations");
    return matches
        ? Optional.of(
            new FunctionPath(
                decoded(parts[3]), query < 0 ? "" : qualifier(uri.substring(query + 1))))
        : Optional.empty();
  }

  private static String qualifier(String query) {
    for (String parameter : query.split("&", -1)) {
      if (parameter.startsWith("Qualifier=")) {
        return decoded(parameter.substring("Qualifier=".length()));
      }
    }
    return "";
  }

  private static String decoded(String part) {
    return part.indexOf('%') < 0 ? part : new String(CanonicalUri.decoded(part), UTF_8);
  }

  /**
   * What the path names.
   *
   * @throws Refused if a parameter is malformed, or path and query name different qualifiers
   */
  Name name() {
    Matcher match = NAME.matcher(function);
    if (function.length() > MAX_NAME || !match.matches()) {
      throw malformed("functionName", function, NAME);
    }
    if (!QUALIFIER.matcher(qualifier).matches()) {
      throw malformed("qualifier", qualifier, QUALIFIER);
    }
    String own = match.group(2) == null ? "" : match.group(2);
    if (!own.isEmpty() && !qualifier.isEmpty() && !own.equals(qualifier)) {
      throw new Refused(
          LambdaError.INVALID_PARAMETER_VALUE,
          "The derived qualifier from the function name does not match the specified qualifier.");
    }
    return new Name(match.group(1), own.isEmpty() ? qualifier : own);
  }

  private static Refused malformed(String member, String value, Pattern pattern) {
    return new Refused(
        LambdaError.VALIDATION,
        "1 validation error detected: Value '"
            + value
            + "' at '"
            + member
            + "' failed to satisfy constraint: Member must satisfy regular expression pattern: "
            + pattern.pattern().replace("(?:", "("));
  }
}
