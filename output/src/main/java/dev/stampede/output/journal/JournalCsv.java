package dev.stampede.output.journal;

import dev.stampede.measure.Snapshot;
import dev.stampede.output.Recent;
import dev.stampede.output.csv.RunCsv;
import dev.stampede.output.history.Entry;
import dev.stampede.output.history.Entry.Second;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code _stats_history.csv} of a journal: a line for each name and second, and of what is older
 * than ten minutes for each five seconds.
 */
public final class JournalCsv {

  private JournalCsv() {}

  /**
   * Writes it, interval by interval.
   *
   * @return what could not be read of the journal, in words
   * @throws IOException if it cannot be written
   */
  public static List<String> fullHistory(JournalReader journal, OutputStream out)
      throws IOException {
    out.write(RunCsv.historyHeader());
    try {
      return journal.read(new Lines(out));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static final class Lines implements Consumer<Entry> {
    private final OutputStream out;
    private final Recent recent = new Recent();
    private Snapshot total = Snapshot.empty(0);
    private int epoch;
    private boolean begun;

    Lines(OutputStream out) {
      this.out = out;
    }

    @Override
    public void accept(Entry entry) {
      if (!(entry instanceof Second second)) {
        return;
      }
      if (!begun || second.epoch() != epoch) {
        total = begun ? total.restarted() : Snapshot.empty(second.interval().fromMillis());
        begun = true;
        epoch = second.epoch();
      }
      total = total.then(second.interval());
      recent.add(second.interval());
      try {
        out.write(RunCsv.history(total, recent));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
