package dev.stampede.output.journal;

import dev.stampede.output.history.Entry;
import dev.stampede.output.history.LongRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A process that has told a journal of some seconds, and waits: {@code WrittenRun FOLDER}. */
final class WrittenRun {

  /** How many seconds it tells. */
  static final int SECONDS = 40;

  private WrittenRun() {}

  public static void main(String[] args) throws IOException {
    Journal journal = Journal.open(Path.of(args[0]), LongRun.started(), System.err::println);
    List<Entry> entries = Entries.run(1, SECONDS);
    entries.subList(1, entries.size() - 1).forEach(journal);
    System.out.println("told");
    // Until somebody kills it, or closes its input.
    while (System.in.read() >= 0) {}
  }
}
