package dev.stampede.measure;

/**
 * An exception that a scenario's own code threw.
 *
 * @param message its type and message
 * @param traceback where it was thrown: the frames of the scenario
 */
public record Mishap(String message, String traceback) implements Comparable<Mishap> {
  @Override
  public int compareTo(Mishap other) {
    int byMessage = message.compareTo(other.message);
    return byMessage != 0 ? byMessage : traceback.compareTo(other.traceback);
  }
}
