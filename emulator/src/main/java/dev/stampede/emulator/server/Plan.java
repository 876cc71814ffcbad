package dev.stampede.emulator.server;

import dev.stampede.emulator.agents.Script;
import dev.stampede.emulator.fault.FaultKind;
import dev.stampede.emulator.latency.Latency;
import dev.stampede.emulator.quota.Meters;
import dev.stampede.emulator.truth.Entry;
import dev.stampede.emulator.wire.AwsError;
import dev.stampede.emulator.wire.ServiceError;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is to be done with a call. */
sealed interface Plan {

  /** Answer with an HTTP error. */
  record Refuse(int status, Optional<? extends AwsError> error, String reason) implements Plan {}

  /** Answer with an HTTP error of a type that no model lists. */
  record Unlisted(int status, String type) implements Plan {}

  /** Answer with HTTP 200 and a stream that holds an exception alone. */
  record RefuseInStream(ServiceError error, String sessionId, @Nullable String memoryId)
      implements Plan {}

  /** Close the connection without a word. */
  record HangUp() implements Plan {}

  /**
   * Play a turn, with or without a fault.
   *
   * @param latency the model of its times, which decides what its events look like
   * @param meters ask them before each invocation of the model
   */
  record Perform(
      Script script,
      String sessionId,
      @Nullable String memoryId,
      Optional<FaultKind> fault,
      Latency latency,
      Meters meters)
      implements Plan {}

  /**
   * Answer for a function.
   *
   * @param dueNanos when the answer leaves
   * @param ending tells the truth how the call ended, once the answer is written as it should be
   * @param worked the function has done its work: it is time for the answer
   * @param background what goes on after the answer
   */
  record Invoke(
      LambdaAnswer answer,
      long dueNanos,
      Optional<FaultKind> fault,
      Consumer<Entry> ending,
      Runnable worked,
      Optional<AsyncRun> background)
      implements Plan {}
}
