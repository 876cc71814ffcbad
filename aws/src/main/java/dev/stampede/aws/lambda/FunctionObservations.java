package dev.stampede.aws.lambda;

import dev.stampede.measure.Observation;
import dev.stampede.measure.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Turns a result into what its sample observes; the meanings are {@link FunctionInstruments}'. */
public final class FunctionObservations {

  private final List<Observation> list = new ArrayList<>(8);

  private FunctionObservations() {}

  /** What a call observes. */
  public static List<Observation> of(Result result) {
    FunctionObservations call = new FunctionObservations();
    result.report().ifPresent(call::report);
    if (result.tailed() && result.report().isEmpty()) {
      call.one(FunctionInstruments.UNREPORTED);
    }
    result
        .failure()
        .ifPresent(failure ->
            call.one(
                switch (failure) {
                  case FUNCTION_ERROR -> FunctionInstruments.FUNCTION_ERRORS;
                  case BUSINESS_ERROR -> FunctionInstruments.BUSINESS_ERRORS;
                }));
    if (result.outcome() == Outcome.THROTTLED) {
      String reason = result.throttleReason();
      call.list.add(
          new Observation.Cell(
              FunctionInstruments.THROTTLES,
              result.errorCode(),
              reason.isEmpty() ? FunctionInstruments.NO_REASON : reason));
    }
    return call.list;
  }

  private void report(Report report) {
    one(FunctionInstruments.REPORTED);
    report
        .start()
        .ifPresent(start -> {
          one(FunctionInstruments.COLD_STARTS);
          time(FunctionInstruments.INIT, start);
        });
    report.duration().ifPresent(time -> time(FunctionInstruments.DURATION, time));
    report.billed().ifPresent(time -> time(FunctionInstruments.BILLED, time));
    report
        .maxMemoryUsedMb()
        .ifPresent(mb -> list.add(new Observation.Height(FunctionInstruments.MEMORY_MAX, mb)));
    report
        .memorySizeMb()
        .ifPresent(mb -> {
          list.add(new Observation.Height(FunctionInstruments.MEMORY_SIZE, mb));
          report
              .billed()
              .ifPresent(time ->
                  list.add(
                      new Observation.Amount(
                          FunctionInstruments.BILLED_MEMORY, time.toMillis() * mb)));
        });
  }

  private void one(String instrument) {
    list.add(new Observation.Amount(instrument, 1));
  }

  private void time(String instrument, Duration time) {
    list.add(new Observation.Time(instrument, time.toNanos()));
  }
}
