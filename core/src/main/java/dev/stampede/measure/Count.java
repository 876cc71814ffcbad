package dev.stampede.measure;

/** A sum of amounts: tokens, retries, actions. */
public record Count(long value) implements Instrument {

  /** Nothing counted. */
  public static final Count ZERO = new Count(0);

  @Override
  public Count plus(Instrument other) {
    if (other instanceof Count count) {
      return new Count(Math.addExact(value, count.value));
    }
    throw Instrument.mismatch(this, other);
  }
}
