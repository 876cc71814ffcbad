package dev.stampede.emulator.behaviour;

import dev.stampede.input.BadInput;
import dev.stampede.input.Node;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A section of a behaviour file: how one part of a behaviour is read and shown.
 *
 * @param key the section's name
 * @param with the behaviour with another such part
 * @param read what the section says; a {@link BadInput} if it makes no sense
 * @param show the section as maps, lists and words
 */
record Part<T>(
    String key,
    Function<Behaviour, T> get,
    BiFunction<Behaviour, T, Behaviour> with,
    Function<Node, T> read,
    Function<T, Object> show) {

  /** A behaviour in which this part is as a section says. */
  Behaviour readInto(Behaviour behaviour, Node section) {
    try {
      return with.apply(behaviour, read.apply(section));
    } catch (BadInput e) {
      throw e.of(key, section.spot());
    }
  }

  /** Adds the section of a behaviour. */
  void showIn(Map<String, Object> file, Behaviour behaviour) {
    file.put(key, show.apply(get.apply(behaviour)));
  }
}
