package dev.stampede.cli;

import java.security.SecureRandom;

/**
 * Names a run: 64 random bits, so that no two runs, on whatever machines, ever meet in one session.
 * Not drawn from the seed, which may well be the same in two runs.
 */
final class RunId {

  private RunId() {}

  static String create() {
    return "%016x".formatted(new SecureRandom().nextLong());
  }
}
