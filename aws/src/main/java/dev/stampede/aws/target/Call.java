package dev.stampede.aws.target;

import dev.stampede.aws.sign.Header;
import dev.stampede.aws.sign.Signable;
import java.util.List;

/** A request as a service's room describes it: all but what every signed request has. */
public final class Call {

  private final String path;
  private final List<Signable.Parameter> query;
  private final List<Header> headers;
  private final byte[] body;

  /**
   * A {@code POST} of JSON.
   *
   * @param path below the endpoint, percent-encoded where it must be
   * @param query the parameters, not encoded
   * @param headers what else is sent and signed; in values, only what headers may hold
   * @param body never changed
   */
  public Call(String path, List<Signable.Parameter> query, List<Header> headers, byte[] body) {
    this.path = path;
    this.query = List.copyOf(query);
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  String path() {
    return path;
  }

  List<Signable.Parameter> query() {
    return query;
  }

  List<Header> headers() {
    return headers;
  }

  byte[] body() {
    return body;
  }
}
