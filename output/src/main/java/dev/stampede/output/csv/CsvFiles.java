package dev.stampede.output.csv;

import dev.stampede.insight.Insight;
import dev.stampede.insight.Table;
import dev.stampede.measure.Snapshot;
import dev.stampede.output.Recent;
import dev.stampede.output.UnwritableException;
import dev.stampede.output.files.Place;
import dev.stampede.output.files.ReplacedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The files of {@code --csv PREFIX}: Locust's {@code _stats.csv}, {@code _stats_history.csv},
 * {@code _failures.csv} and {@code _exceptions.csv}, and one of ours for each table of the insights
 * once there is something in it: {@code _agents.csv}, {@code _routes.csv}, {@code _functions.csv},
 * named by its title. All are brought up to date each second. Used by one thread at a time.
 */
public final class CsvFiles implements AutoCloseable {

  private static final String OPTION = "--csv";
  private static final String NODE = "local";

  private final ReplacedFile stats;
  private final ReplacedFile failures;
  private final ReplacedFile exceptions;
  private final Map<String, ReplacedFile> tables = new LinkedHashMap<>();
  private final GrowingFile history;
  private final boolean fullHistory;
  private final List<Insight> insights;
  private final Consumer<String> warn;
  private final Recent recent = new Recent();
  private boolean warned;

  private CsvFiles(
      String prefix, boolean fullHistory, List<Insight> insights, Consumer<String> warn)
      throws IOException {
    this.stats = file(prefix, "stats");
    this.failures = file(prefix, "failures");
    this.exceptions = file(prefix, "exceptions");
    this.fullHistory = fullHistory;
    this.insights = List.copyOf(insights);
    this.warn = warn;
    for (Insight insight : insights) {
      for (String title : insight.titles()) {
        tables.put(title, file(prefix, name(title)));
      }
    }
    List<ReplacedFile> all = new ArrayList<>(List.of(stats, failures, exceptions));
    all.addAll(tables.values());
    for (ReplacedFile file : all) {
      if (Files.isDirectory(file.path())) {
        throw new IOException(file.path() + " is a folder");
      }
      file.delete();
    }
    this.history = GrowingFile.create(path(prefix, "stats_history"));
    try {
      history.append(new CsvText().line(LocustRows.HISTORY_HEADER).bytes());
      replaceAll(Snapshot.empty(0));
    } catch (IOException e) {
      history.close();
      throw e;
    }
  }

  /**
   * Makes the folder of the prefix, clears away the files of an older run, and writes files without
   * rows.
   *
   * @param prefix how the files' paths begin
   * @param fullHistory whether the history has a row for each name too
   * @param insights whose tables have a file each
   * @param warn told once if writing fails later, say because the disk is full; the run goes on
   * @throws UnwritableException if the files cannot be written
   */
  public static CsvFiles open(
      String prefix, boolean fullHistory, List<Insight> insights, Consumer<String> warn) {
    return Place.open(OPTION, prefix, () -> new CsvFiles(prefix, fullHistory, insights, warn));
  }

  private static Path path(String prefix, String name) {
    return Path.of(prefix + "_" + name + ".csv");
  }

  private static ReplacedFile file(String prefix, String name) {
    return new ReplacedFile(path(prefix, name));
  }

  /** A title as the middle of a file's name: {@code tokens_by_model} for "Tokens by model". */
  private static String name(String title) {
    return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
  }

  /** Takes the second that has just ended, and the run so far. */
  public void tick(Snapshot second, Snapshot total) {
    recent.add(second);
    attempt(() -> history.append(LocustRows.history(total, recent, fullHistory).bytes()));
    attempt(() -> replaceAll(total));
  }

  /** Brings the files up to date with the whole run, for the last time. */
  public void finish(Snapshot total) {
    attempt(() -> replaceAll(total));
    close();
  }

  /** Lets go of the files as they are. */
  @Override
  public void close() {
    attempt(history::close);
  }

  private void replaceAll(Snapshot total) throws IOException {
    stats.write(LocustRows.stats(total).bytes());
    failures.write(LocustRows.failures(total).bytes());
    exceptions.write(LocustRows.exceptions(total, NODE).bytes());
    for (Insight insight : insights) {
      for (Table table : insight.tables(total)) {
        ReplacedFile file = tables.get(table.title());
        if (file == null) {
          throw new IllegalStateException("a table that was not announced: " + table.title());
        }
        file.write(InsightRows.of(table).bytes());
      }
    }
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  private void attempt(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      if (!warned) {
        warned = true;
        warn.accept(
            "%s: a file could not be written (%s); the run goes on, its files may lack some seconds"
                .formatted(OPTION, Place.reason(e)));
      }
    }
  }
}
