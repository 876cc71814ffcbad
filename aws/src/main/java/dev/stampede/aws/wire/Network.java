package dev.stampede.aws.wire;

import java.util.Map;
import java.util.Optional;

/**
 * What lies between this machine and an endpoint. Nothing is opened, read or looked up before a
 * {@link Wire} needs it: a proxy that is not used cannot be wrong.
 *
 * @param proxies which endpoints are reached through which proxy
 * @param caBundle who is trusted to vouch for certificates; empty for those whom the JDK trusts
 * @param lookup finds addresses
 */
public record Network(Proxies proxies, Optional<CaBundle> caBundle, Lookup lookup) {

  /** No proxy, the JDK's trust store, the JDK's look-up. */
  public static Network direct() {
    return new Network(Proxies.none(), Optional.empty(), Lookup.jdk());
  }

  /**
   * What the environment's variables say: {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code
   * NO_PROXY}, {@code AWS_CA_BUNDLE}.
   */
  public static Network of(Map<String, String> environment) {
    return new Network(Proxies.of(environment), CaBundle.of(environment), Lookup.jdk());
  }

  /** The same with another bundle of authorities. */
  public Network withCaBundle(CaBundle bundle) {
    return new Network(proxies, Optional.of(bundle), lookup);
  }

  /** The same with another way to find addresses. */
  public Network withLookup(Lookup other) {
    return new Network(proxies, caBundle, other);
  }
}
