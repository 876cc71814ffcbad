package dev.stampede.aws.target;

import dev.stampede.aws.sign.Keys;

/** Where the keys of each request come from. */
public interface KeySource extends AutoCloseable {

  /**
   * The keys to sign with now. Never blocks: it is asked for every call.
   *
   * @throws Expired if there were keys and they have ended: the call must not be sent, and is a
   *     client error with the exception's message
   */
  Keys current();

  /**
   * The service says that these keys have expired. Never blocks: whoever can have new ones begins
   * to look for them.
   *
   * @param keys what the refused request was signed with
   */
  default void refused(Keys keys) {}

  /** Stops what keeps the keys fresh. */
  @Override
  void close();

  /** The keys have ended, and there are no new ones; the message is for the user. */
  final class Expired extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says why there are no new ones. One may be thrown many times: it has no trace. */
    public Expired(String message) {
      super(message, null, false, false);
    }
  }

  /** Always the same keys. */
  static KeySource of(Keys keys) {
    return new KeySource() {
      @Override
      public Keys current() {
        return keys;
      }

      @Override
      public void close() {}

      @Override
      public String toString() {
        return keys.toString();
      }
    };
  }
}
