package dev.stampede.emulator.fault;

/**
 * Where in an answer a fault strikes: after so many frames (of a function: bytes), or in the
 * middle. At least the last frame stays untouched by a place beyond the end, so that a fault is
 * never invisible.
 *
 * @param frames whole frames sent before; negative: half of them
 */
public record Place(int frames) {
  /** After half of the frames. */
  public static final Place MIDDLE = new Place(-1);

  /** After exactly so many frames. */
  public static Place after(int frames) {
    return new Place(frames);
  }

  /** As it stands behind a kind of fault: {@code @3}, or nothing for the middle. */
  @Override
  public String toString() {
    return frames < 0 ? "" : "@" + frames;
  }

  /**
   * The number of frames sent before the fault in an answer that would have {@code total} of them.
   */
  public int in(int total) {
    return frames < 0 ? total / 2 : Math.min(frames, total - 1);
  }
}
