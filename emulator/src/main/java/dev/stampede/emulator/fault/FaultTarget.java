package dev.stampede.emulator.fault;

import dev.stampede.emulator.wire.AwsError;
import dev.stampede.emulator.wire.LambdaError;
import dev.stampede.emulator.wire.ServiceError;
import java.util.List;
import java.util.stream.Stream;

/** What a call is for, which decides what can go wrong with it. */
public enum FaultTarget {
  /** InvokeAgent: an event stream; a place in it is a number of frames. */
  AGENT("agents", List.of(ServiceError.values())),
  /** Lambda Invoke: a payload; a place in it is a number of bytes. */
  FUNCTION(
      "functions",
      Stream.<AwsError>concat(Stream.of(LambdaError.values()), ServiceError.ofSignatures().stream())
          .toList());

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of and toList
  private final List<AwsError> errors;

  FaultTarget(String label, List<AwsError> errors) {
    this.label = label;
    this.errors = errors;
  }

  /** The name in messages. */
  public String label() {
    return label;
  }

  /** The errors that models list for such calls; those of signatures are common to all services. */
  List<AwsError> errors() {
    return errors;
  }
}
