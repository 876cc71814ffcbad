package dev.stampede.emulator;

import org.jspecify.annotations.Nullable;

/** The emulator cannot start; the message says why and what to do. */
public final class EmulatorStartException extends RuntimeException {
  EmulatorStartException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
