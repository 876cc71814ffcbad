package dev.stampede.emulator.server;

import dev.stampede.emulator.agents.Script;
import dev.stampede.emulator.fault.FaultKind;
import dev.stampede.emulator.wire.ServiceError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is to be done with a call. */
sealed interface Plan {

  /** Answer with an HTTP error. */
  record Refuse(int status, Optional<ServiceError> error, String reason) implements Plan {}

  /** Answer with an HTTP error of a type that no model lists. */
  record Unlisted(int status, String type) implements Plan {}

  /** Close the connection without a word. */
  record HangUp() implements Plan {}

  /** Play a turn, with or without a fault. */
  record Perform(
      Script script, String sessionId, @Nullable String memoryId, Optional<FaultKind> fault)
      implements Plan {}
}
