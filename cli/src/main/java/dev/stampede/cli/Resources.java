package dev.stampede.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Texts that come with the program. */
final class Resources {

  private Resources() {}

  /**
   * A text.
   *
   * @throws IllegalStateException if it is not packed in, which is our own fault
   */
  static String text(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the packed-in " + name + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException("the packed-in " + name + " cannot be read", e);
    }
  }
}
