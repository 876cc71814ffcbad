package dev.stampede.web.access;

/** The page cannot be served as asked for; the message names the flag and says what to do. */
public final class WebRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Because of this. */
  public WebRefusal(String message) {
    super(message);
  }

  /** Because of this, which comes of that. */
  public WebRefusal(String message, Throwable cause) {
    super(message, cause);
  }
}
