package dev.stampede.emulator.truth;

import java.util.Arrays;

/** Numbers as they come; grows as it must. */
final class Doubles {
  private double[] values = new double[64];
  private int size;

  void add(double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size * 2);
    }
    values[size++] = value;
  }

  Percentiles percentiles() {
    return Percentiles.of(Arrays.copyOf(values, size));
  }
}
