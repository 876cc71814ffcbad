package dev.stampede.web.stream;

/** What happens, as pages are told. */
public sealed interface Message {

  /**
   * A second has passed.
   *
   * @param position which one: numbers of one run follow each other without gaps, from 1
   * @param json what it changed
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record Tick(Position position, byte[] json) implements Message {}

  /**
   * Something changed while no run ticks.
   *
   * @param json {@code {state, form}}
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  record State(byte[] json) implements Message {}

  /** Nothing that was told before holds any longer: a new run, or a reset. */
  record Anew() implements Message {}
}
