package dev.stampede.aws.agents;

import dev.stampede.aws.sign.Keys;

/** Where the keys of each request come from. */
public interface KeySource extends AutoCloseable {

  /** The keys to sign with now. Never blocks: it is asked for every call. */
  Keys current();

  /** Stops what keeps the keys fresh. */
  @Override
  void close();

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
