package dev.stampede.emulator.functions;

import dev.stampede.emulator.latency.Spread;
import dev.stampede.input.BadInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All functions of an account, and what they share.
 *
 * @param accountId in the ARNs of functions, twelve digits
 * @param concurrency environments that may be busy at once in the whole account
 * @param functions each with a name of its own; a function that is not here does not exist
 */
public record FunctionsSettings(
    String accountId, int concurrency, List<FunctionSettings> functions) {

  /** The functions of the system under test, with times, memory and limits as they have there. */
  public static final FunctionsSettings REALISTIC =
      new FunctionsSettings(
          "123456789012",
          1000,
          List.of(
              FunctionSettings.of("scheduling-agent-bulk-ops-dev", Program.BULK_OPS)
                  .withMemory(1024),
              FunctionSettings.of("scheduling-actions-dev", Program.SCHEDULING),
              FunctionSettings.of("information-actions-dev", Program.INFORMATION),
              FunctionSettings.of("notes-actions-dev", Program.NOTES)));

  /** The same functions without any waiting or limit: for measuring the load generator. */
  public static final FunctionsSettings NONE =
      REALISTIC
          .withConcurrency(1_000_000)
          .withEach(f -> f.withTimes(atOnce()).withInit(Spread.ZERO).withScaling(1_000_000));

  private static Map<String, Curve> atOnce() {
    return Map.of(FunctionSettings.DEFAULT, Curve.fixed(Duration.ZERO));
  }

  public FunctionsSettings {
    functions = List.copyOf(functions);
    if (!accountId.matches("\\d{12}")) {
      throw new BadInput("'" + accountId + "' is no account: it has twelve digits");
    }
    if (functions.stream().map(FunctionSettings::name).distinct().count() < functions.size()) {
      throw new BadInput("two functions have the same name");
    }
    int reserved = functions.stream().mapToInt(f -> f.reservedConcurrency().orElse(0)).sum();
    if (concurrency < 1 || reserved > concurrency) {
      throw new BadInput(
          "the functions reserve "
              + reserved
              + " environments, but the account may only have "
              + concurrency);
    }
  }

  /** The function of a name. */
  public Optional<FunctionSettings> function(String name) {
    for (FunctionSettings function : functions) {
      if (function.name().equals(name)) {
        return Optional.of(function);
      }
    }
    return Optional.empty();
  }

  /** Environments for all functions that reserve none. */
  int unreserved() {
    int left = concurrency;
    for (FunctionSettings function : functions) {
      left -= function.reservedConcurrency().orElse(0);
    }
    return left;
  }

  public FunctionsSettings withConcurrency(int concurrency) {
    return new FunctionsSettings(accountId, concurrency, functions);
  }

  public FunctionsSettings withFunctions(List<FunctionSettings> functions) {
    return new FunctionsSettings(accountId, concurrency, functions);
  }

  /** With this function in place of the one of the same name, or beside the others. */
  public FunctionsSettings with(FunctionSettings function) {
    Map<String, FunctionSettings> byName = new LinkedHashMap<>();
    functions.forEach(f -> byName.put(f.name(), f));
    byName.put(function.name(), function);
    return withFunctions(new ArrayList<>(byName.values()));
  }

  /** With every function changed in the same way. */
  public FunctionsSettings withEach(UnaryOperator<FunctionSettings> change) {
    return withFunctions(functions.stream().map(change).toList());
  }
}
