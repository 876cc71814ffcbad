package dev.stampede.cli;

import dev.stampede.input.BadInput;

/** Numbers as flags take them; what is none is called so, without the parser's own words. */
final class Numbers {

  private Numbers() {}

  static int whole(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new BadInput("'" + text + "' is not a whole number");
    }
  }

  static long wholeLong(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException e) {
      throw new BadInput("'" + text + "' is not a whole number");
    }
  }

  static double any(String text) {
    try {
      return Double.parseDouble(text.strip());
    } catch (NumberFormatException e) {
      throw new BadInput("'" + text + "' is not a number");
    }
  }
}
