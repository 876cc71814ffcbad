package dev.stampede.emulator.functions;

import com.fasterxml.jackson.core.JacksonException;
import dev.stampede.emulator.chance.Draws;
import dev.stampede.emulator.fault.FaultKind;
import java.util.Optional;
import java.util.UUID;

/** A call of a function that Lambda has found fit to be run. */
public final class Call {
  private final FunctionsSettings account;
  private final FunctionSettings function;
  private final String version;
  private final Reply reply;
  private final Optional<FaultKind> fault;
  private final Draws draws;
  private final UUID requestId;

  /**
   * A call.
   *
   * @param account the settings that the function was found in, good for this call to its end
   * @param version which version runs
   * @param fault what goes wrong with it
   * @throws JacksonException if the payload is not JSON
   */
  public Call(
      FunctionsSettings account,
      FunctionSettings function,
      String version,
      byte[] payload,
      Optional<FaultKind> fault,
      Draws draws,
      UUID requestId)
      throws JacksonException {
    this.account = account;
    this.function = function;
    this.version = version;
    this.fault = fault;
    this.draws = draws;
    this.requestId = requestId;
    Reply natural = function.program().run(Event.read(payload));
    this.reply =
        fault.orElse(null) instanceof FaultKind.BusinessError(int status)
            ? natural.failing(status)
            : natural;
  }

  FunctionsSettings account() {
    return account;
  }

  /** The function called. */
  public FunctionSettings function() {
    return function;
  }

  /** The version that runs, e.g. {@code $LATEST}. */
  public String version() {
    return version;
  }

  /** The id in headers and log. */
  public UUID requestId() {
    return requestId;
  }

  Reply reply() {
    return reply;
  }

  Optional<FaultKind> fault() {
    return fault;
  }

  Draws draws() {
    return draws;
  }
}
