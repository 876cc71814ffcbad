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

  /** A complaint about a value from here. */
  default BadInput wrong(String what) {
    return new BadInput(words() + ": " + what);
  }
}
