package dev.stampede.output.csv;

import dev.stampede.measure.Outcome;
import dev.stampede.output.RecordedRun;
import java.nio.file.Path;
import java.util.List;

/** A process that writes files until somebody kills it: {@code KilledRun FOLDER}. */
final class KilledRun {

  private KilledRun() {}

  public static void main(String[] args) {
    CsvFiles files = CsvFiles.open(args[0] + "/run", true, List.of(), System.err::println);
    SampleLog log = SampleLog.open(Path.of(args[0], "samples.csv").toString(), System.err::println);
    RecordedRun run = new RecordedRun();
    for (int second = 1; ; second++) {
      for (int call = 0; call < 50; call++) {
        String name = "name " + call % 7;
        log.accept(run.sample("t", name, call, Outcome.SUCCESS, "", 1));
        run.ok("t", name, call);
      }
      run.second(1, files::tick);
      System.out.println("second " + second);
    }
  }
}
