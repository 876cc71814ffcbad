package dev.stampede.emulator.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.handler.codec.http.HttpHeaders;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks Signature Version 4 of requests signed with {@link ExampleCredentials}, with or without a
 * session token. Keys derived for a day, region and service are kept (the last 64 used). Not
 * thread-safe: one per event loop.
 *
 * <p>Source: AWS, "Create a signed AWS API request".
 */
public final class SignatureVerifier {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final long MAX_SKEW_MILLIS = 5 * 60 * 1000L;
  private static final int MAX_KEYS = 64;
  private static final HexFormat HEX = HexFormat.of();
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'");

  private final InstantSource clock;
  private final MessageDigest sha256;
  private final StringBuilder canonical = new StringBuilder(1024);
  private final Map<String, Mac> keys =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Mac> eldest) {
          return size() > MAX_KEYS;
        }
      };
  private String lastDate = "";
  private long lastDateMillis;

  /** A verifier that takes the time from this clock. */
  public SignatureVerifier(InstantSource clock) {
    this.clock = clock;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Checks one request.
   *
   * @param signee whom it must be signed for
   * @param uri path and query exactly as received
   */
  public SignatureFinding check(
      Signee signee, String method, String uri, HttpHeaders headers, byte[] body) {
    String authorization = headers.get("Authorization");
    if (authorization == null) {
      return SignatureFinding.of(SignatureResult.MISSING);
    }
    String credential = field(authorization, "Credential=");
    String signedHeaders = field(authorization, "SignedHeaders=");
    String signature = field(authorization, "Signature=");
    String date = headers.get("X-Amz-Date");
    String lacking = lacking(authorization, credential, signedHeaders, signature, date);
    CredentialScope scope = CredentialScope.of(credential).orElse(null);
    if (!lacking.isEmpty() || date == null || scope == null) {
      return new SignatureFinding(SignatureResult.INCOMPLETE, lacking);
    }
    List<String> names = List.of(signedHeaders.split(";", -1));
    if (!names.contains("host")) {
      return new SignatureFinding(
          SignatureResult.MISMATCH,
          "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.");
    }
    if (!scope.accessKeyId().equals(ExampleCredentials.ACCESS_KEY_ID)) {
      return SignatureFinding.of(SignatureResult.UNKNOWN_KEY);
    }
    long signedAt;
    try {
      signedAt = millis(date);
    } catch (DateTimeException e) {
      return new SignatureFinding(
          SignatureResult.INCOMPLETE,
          "Date must be in ISO-8601 'basic format'. Got '" + date + "'.");
    }
    String wrongScope = scope.wrongFor(signee, date);
    if (!wrongScope.isEmpty()) {
      return new SignatureFinding(SignatureResult.WRONG_SCOPE, wrongScope);
    }
    long now = clock.millis();
    if (Math.abs(now - signedAt) > MAX_SKEW_MILLIS) {
      return new SignatureFinding(SignatureResult.EXPIRED, expired(date, signedAt, now));
    }
    String payloadHash = payloadHash(headers.get("X-Amz-Content-Sha256"), body);
    if (payloadHash.isEmpty()) {
      return SignatureFinding.of(SignatureResult.MISMATCH);
    }
    canonicalRequest(method, uri, headers, names, signedHeaders, payloadHash);
    String toSign =
        ALGORITHM
            + "\n"
            + date
            + "\n"
            + credential.substring(scope.accessKeyId().length() + 1)
            + "\n"
            + HEX.formatHex(sha256.digest(canonical.toString().getBytes(ISO_8859_1)));
    byte[] expected =
        key(scope.date(), scope.region(), scope.service()).doFinal(toSign.getBytes(US_ASCII));
    return MessageDigest.isEqual(
            HEX.formatHex(expected).getBytes(US_ASCII), signature.getBytes(US_ASCII))
        ? SignatureFinding.VALID
        : SignatureFinding.of(SignatureResult.MISMATCH);
  }

  // What a whole signature would have beside what is there.
  private static String lacking(
      String authorization,
      String credential,
      String signedHeaders,
      String signature,
      @Nullable String date) {
    if (!authorization.startsWith(ALGORITHM + " ")) {
      return "Unsupported AWS 'algorithm': '" + authorization.split(" ", 2)[0] + "'. ";
    }
    var lacking = new StringBuilder();
    for (var part :
        List.of(
            Map.entry("Credential", credential),
            Map.entry("Signature", signature),
            Map.entry("SignedHeaders", signedHeaders))) {
      if (part.getValue().isEmpty()) {
        lacking.append("Authorization header requires '").append(part.getKey());
        lacking.append("' parameter. ");
      }
    }
    if (date == null) {
      lacking.append(
          "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date'");
      lacking.append(" header. ");
    }
    if (!credential.isEmpty() && CredentialScope.of(credential).isEmpty()) {
      lacking.append("Credential must have exactly 5 slash-delimited elements, e.g.");
      lacking.append(" keyid/date/region/service/term, got '").append(credential).append("'. ");
    }
    return lacking.toString();
  }

  private static String expired(String date, long signedAt, long now) {
    boolean past = signedAt < now;
    long bound = past ? now - MAX_SKEW_MILLIS : now + MAX_SKEW_MILLIS;
    return (past ? "Signature expired: " : "Signature not yet current: ")
        + date
        + (past ? " is now earlier than " : " is still later than ")
        + amzDate(bound)
        + " ("
        + amzDate(now)
        + (past ? " - 5 min.)" : " + 5 min.)");
  }

  private static String amzDate(long millis) {
    return AMZ_DATE.format(Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
  }

  private static String field(String authorization, String name) {
    int at = authorization.indexOf(name);
    // "Signature=" must not be found in the middle of another word.
    if (at <= 0 || (authorization.charAt(at - 1) != ' ' && authorization.charAt(at - 1) != ',')) {
      return "";
    }
    int from = at + name.length();
    int end = authorization.indexOf(',', from);
    return (end < 0 ? authorization.substring(from) : authorization.substring(from, end)).strip();
  }

  private long millis(String date) {
    if (!date.equals(lastDate)) {
      lastDateMillis = LocalDateTime.parse(date, AMZ_DATE).toInstant(ZoneOffset.UTC).toEpochMilli();
      lastDate = date;
    }
    return lastDateMillis;
  }

  // Empty if the body is not the one that was signed.
  private String payloadHash(@Nullable String claimed, byte[] body) {
    if (claimed != null && claimed.equals("UNSIGNED-PAYLOAD")) {
      return claimed;
    }
    String actual = HEX.formatHex(sha256.digest(body));
    return claimed == null || claimed.equals(actual) ? actual : "";
  }

  private void canonicalRequest(
      String method,
      String uri,
      HttpHeaders headers,
      List<String> names,
      String signedHeaders,
      String payloadHash) {
    canonical.setLength(0);
    canonical.append(method).append('\n');
    int query = uri.indexOf('?');
    CanonicalUri.appendPath(canonical, query < 0 ? uri : uri.substring(0, query));
    canonical.append('\n');
    CanonicalUri.appendQuery(canonical, query < 0 ? "" : uri.substring(query + 1));
    canonical.append('\n');
    for (String name : names) {
      canonical.append(name).append(':');
      List<String> values = headers.getAll(name);
      for (int i = 0; i < values.size(); i++) {
        if (i > 0) {
          canonical.append(',');
        }
        appendTrimmed(values.get(i));
      }
      canonical.append('\n');
    }
    canonical.append('\n').append(signedHeaders).append('\n').append(payloadHash);
  }

  // Without space at the ends, and with runs of spaces inside made one.
  private void appendTrimmed(String value) {
    String stripped = value.strip();
    for (int i = 0; i < stripped.length(); i++) {
      char c = stripped.charAt(i);
      if (c != ' ' || stripped.charAt(i - 1) != ' ') {
        canonical.append(c);
      }
    }
  }

  private Mac key(String date, String region, String service) {
    return keys.computeIfAbsent(
        date + "/" + region + "/" + service,
        scope -> {
          byte[] secret = ("AWS4" + ExampleCredentials.SECRET_ACCESS_KEY).getBytes(UTF_8);
          byte[] ofDay = mac(secret).doFinal(date.getBytes(UTF_8));
          byte[] ofRegion = mac(ofDay).doFinal(region.getBytes(UTF_8));
          byte[] ofService = mac(ofRegion).doFinal(service.getBytes(UTF_8));
          return mac(mac(ofService).doFinal("aws4_request".getBytes(UTF_8)));
        });
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }
}
