package dev.stampede.aws.sign;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * Signs requests to one service in one region. For any number of threads at once: what is kept from
 * one call to the next (the day's key, the present second) is immutable and replaced whole, so a
 * race costs a second derivation and nothing else.
 */
public final class Signer {

  private static final String ALGORITHM = "AWS4-HMAC-SHA256";
  private static final HexFormat HEX = HexFormat.of();
  private static final String EMPTY_SHA256 = HEX.formatHex(Digests.sha256(new byte[0]));

  private final String region;
  private final String service;
  private volatile @Nullable SigningKey key;
  private volatile @Nullable Timestamp now;

  private Signer(String region, String service) {
    this.region = region;
    this.service = service;
  }

  /**
   * A signer.
   *
   * @param region such as {@code us-east-1}
   * @param service the service's name for signing, such as {@code bedrock}
   */
  public static Signer of(String region, String service) {
    return new Signer(region, service);
  }

  /**
   * The signature of a request that is sent at this moment.
   *
   * @param body the bytes of the request's body; never changed
   */
  public Signature sign(Keys keys, Signable request, byte[] body, Instant at) {
    Timestamp time = timestamp(at);
    SigningKey signing = signingKey(keys, time.day());
    String bodyHash = body.length == 0 ? EMPTY_SHA256 : HEX.formatHex(Digests.sha256(body));

    List<Header> added = new ArrayList<>(3);
    added.add(new Header("x-amz-content-sha256", bodyHash));
    added.add(new Header("x-amz-date", time.text()));
    if (keys.temporary()) {
      added.add(new Header("x-amz-security-token", keys.sessionToken()));
    }
    CanonicalRequest canonical = CanonicalRequest.of(request, added);

    String toSign =
        ALGORITHM
            + '\n'
            + time.text()
            + '\n'
            + signing.scope()
            + '\n'
            + HEX.formatHex(Digests.sha256(utf8(canonical.text() + bodyHash)));
    String signature = HEX.formatHex(Digests.hmac(signing.mac(), utf8(toSign)));
    return new Signature(
        time.text(),
        bodyHash,
        keys.sessionToken(),
        ALGORITHM
            + " Credential="
            + keys.accessKeyId()
            + '/'
            + signing.scope()
            + ", SignedHeaders="
            + canonical.signedHeaders()
            + ", Signature="
            + signature);
  }

  private Timestamp timestamp(Instant at) {
    Timestamp last = now;
    if (last == null || last.epochSecond() != at.getEpochSecond()) {
      last = Timestamp.of(at);
      now = last;
    }
    return last;
  }

  private SigningKey signingKey(Keys keys, String day) {
    SigningKey last = key;
    if (last == null || !last.day().equals(day) || !last.secret().equals(keys.secretAccessKey())) {
      last = SigningKey.derive(keys.secretAccessKey(), day, region, service);
      key = last;
    }
    return last;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The key of one day, four hashes away from the secret. */
  private static final class SigningKey {

    private final String secret;
    private final String day;
    private final String scope;
    private final Mac mac;

    private SigningKey(String secret, String day, String scope, Mac mac) {
      this.secret = secret;
      this.day = day;
      this.scope = scope;
      this.mac = mac;
    }

    static SigningKey derive(String secret, String day, String region, String service) {
      byte[] bytes = utf8("AWS4" + secret);
      for (String step : List.of(day, region, service, "aws4_request")) {
        bytes = Digests.hmac(Digests.hmac(bytes), utf8(step));
      }
      String scope = day + '/' + region + '/' + service + "/aws4_request";
      return new SigningKey(secret, day, scope, Digests.hmac(bytes));
    }

    String secret() {
      return secret;
    }

    String day() {
      return day;
    }

    String scope() {
      return scope;
    }

    Mac mac() {
      return mac;
    }
  }
}
