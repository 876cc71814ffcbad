package dev.stampede.aws.sign;

import java.util.List;

/**
 * The parts of a request that a signature covers, besides its body.
 *
 * @param method in capitals
 * @param path exactly as it is sent, percent-encoded where it must be
 * @param query the parameters, not encoded
 * @param headers all that are signed, {@code Host} included; without those that the signer adds
 *     ({@code X-Amz-Date}, {@code X-Amz-Content-Sha256}, {@code X-Amz-Security-Token})
 */
public record Signable(String method, String path, List<Parameter> query, List<Header> headers) {

  /** A parameter of the query, not encoded. */
  public record Parameter(String name, String value) {}
}
