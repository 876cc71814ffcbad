package dev.stampede.config;

import dev.stampede.input.BadInput;
import dev.stampede.input.Spot;

/** Where a value came from; a later kind wins over an earlier one. */
public sealed interface Origin {

  /** Packed into the program. */
  record Default() implements Origin {
    @Override
    public String words() {
      return "default";
    }
  }

  /**
   * What follows from another value.
   *
   * @param from that value, such as {@code profile smoke}
   */
  record Derived(String from) implements Origin {
    @Override
    public String words() {
      return from;
    }
  }

  /** A configuration file. */
  record InFile(Spot spot) implements Origin {
    @Override
    public String words() {
      return spot.toString();
    }
  }

  /** A variable of the environment. */
  record Environment(String variable) implements Origin {
    @Override
    public String words() {
      return variable;
    }
  }

  /** The command line. */
  record Flag(String name) implements Origin {
    @Override
    public String words() {
      return name;
    }
  }

  /** As a person would point at it: {@code stampede.yaml:12}, {@code STAMPEDE_USERS}. */
  String words();

  /** Whether the other is of a later kind, and wins. */
  default boolean isWeakerThan(Origin other) {
    return strength() < other.strength();
  }

  private int strength() {
    return switch (this) {
      case Default nobody -> 0;
      case Derived from -> 1;
      case InFile file -> 2;
      case Environment variable -> 3;
      case Flag flag -> 4;
    };
  }

  /** A complaint about a value from here. */
  default BadInput wrong(String what) {
    return new BadInput(words() + ": " + what);
  }
}
