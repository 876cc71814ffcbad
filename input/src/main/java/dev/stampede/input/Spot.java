package dev.stampede.input;

/**
 * A place in something that was written down.
 *
 * @param file its name, as the user would say it
 * @param line counted from 1
 */
public record Spot(String file, int line) {

  /** A complaint about this place: {@code stampede.yaml:12: …}. */
  public BadInput wrong(String what) {
    return new BadInput(this + ": " + what, true);
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
