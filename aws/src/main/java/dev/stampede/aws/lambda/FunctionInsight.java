package dev.stampede.aws.lambda;

import dev.stampede.insight.Insight;
import dev.stampede.insight.Measure;
import dev.stampede.insight.Table;
import dev.stampede.insight.TypedRows;
import dev.stampede.measure.Distribution;
import dev.stampede.measure.Row;
import dev.stampede.measure.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a run says about its functions: a table of cold starts, billed time, memory and errors, a
 * table of throttled calls by reason where there were any, and the share of cold starts.
 */
public final class FunctionInsight implements Insight {

  private static TypedRows rows(Snapshot total) {
    return TypedRows.of(total, FunctionInstruments.REQUEST_TYPE);
  }

  @Override
  public List<String> titles() {
    return List.of(FunctionsTable.TITLE, ThrottlesTable.TITLE);
  }

  @Override
  public List<Table> tables(Snapshot total) {
    List<Table> tables = new ArrayList<>();
    TypedRows rows = rows(total);
    if (!rows.isEmpty()) {
      tables.add(FunctionsTable.of(rows));
      ThrottlesTable.of(rows).ifPresent(tables::add);
    }
    return tables;
  }

  @Override
  public Optional<String> status(Snapshot total) {
    Row all = rows(total).aggregated();
    long reported = all.amount(FunctionInstruments.REPORTED);
    return reported == 0 ? Optional.empty() : Optional.of("cold starts " + share(all, reported));
  }

  @Override
  public Optional<String> headline(Snapshot total) {
    TypedRows rows = rows(total);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    Row all = rows.aggregated();
    long reported = all.amount(FunctionInstruments.REPORTED);
    if (reported == 0) {
      return Optional.of("Cold Starts: not known (no call with a report in its log)");
    }
    Distribution init = all.distribution(FunctionInstruments.INIT);
    String longest =
        init.isEmpty()
            ? ""
            : String.format(Locale.ROOT, ", longest start %.0f ms", init.maxMillis());
    return Optional.of(
        "Cold Starts: %s (%d of %d calls with a report%s)"
            .formatted(
                share(all, reported),
                all.amount(FunctionInstruments.COLD_STARTS),
                reported,
                longest));
  }

  @Override
  public List<Measure> measures() {
    return FunctionMeasures.ALL;
  }

  @Override
  public List<String> targets() {
    return FunctionMeasures.TARGETS;
  }

  private static String share(Row all, long reported) {
    return String.format(
        Locale.ROOT, "%.1f%%", 100.0 * all.amount(FunctionInstruments.COLD_STARTS) / reported);
  }
}
