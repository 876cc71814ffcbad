package dev.stampede.web.http;

import java.util.Optional;

/** A request that is refused, in words for the one who sent it. */
public final class HttpRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String field;

  /** Refused with this status, because of this. */
  public HttpRefusal(int status, String message) {
    this(status, message, "");
  }

  /** Refused because of one field of the body. */
  public HttpRefusal(int status, String message, String field) {
    super(message, null, false, false);
    this.status = status;
    this.field = field;
  }

  /** What {@link #getMessage} says; never null. */
  public String words() {
    return String.valueOf(getMessage());
  }

  /** The status of the answer. */
  public int status() {
    return status;
  }

  /** The field that is wrong, if it is one. */
  public Optional<String> field() {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }

  /** The answer: {@code {"ok":false,"message":…}}. */
  public Response response() {
    return Response.json(status, Json.answer(false, words(), field()));
  }
}
