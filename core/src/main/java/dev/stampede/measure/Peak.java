package dev.stampede.measure;

/** The largest of amounts: memory used, for example. */
public record Peak(long value) implements Instrument {

  @Override
  public Peak plus(Instrument other) {
    if (other instanceof Peak peak) {
      return new Peak(Math.max(value, peak.value));
    }
    throw Instrument.mismatch(this, other);
  }
}
