package dev.stampede.output.console;

import dev.stampede.output.AgentsLike;
import dev.stampede.output.SampleRuns;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Shows the console to a person's eyes: {@code Demo COLUMNS}, 0 for a pipe. */
final class Demo {

  private Demo() {}

  public static void main(String[] args) {
    int columns = Integer.parseInt(args[0]);
    PrintStream stdout = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Screen screen =
        columns == 0
            ? Screen.pipe(stdout, true)
            : Screen.terminal(stdout, () -> columns, true, args.length > 1);
    Console console = Console.create(screen, screen, List.of(new AgentsLike()), false);
    var run =
        SampleRuns.agents(
            40,
            (second, total) -> {
              int elapsed = (int) total.seconds();
              console.tick(
                  second,
                  total,
                  new Progress(
                      elapsed < 10 ? "spawning" : "running",
                      total.userCount(),
                      50,
                      Duration.ofSeconds(elapsed),
                      Optional.of(Duration.ofMinutes(1))));
              if (elapsed % 10 == 0) {
                console.log("INFO something happened at " + elapsed);
              }
              if (columns > 0 && elapsed % 8 == 0) {
                stdout.println();
              }
            });
    console.summary(
        run.total(),
        new SummaryFacts("embedded emulator at http://127.0.0.1:41233", "Validity: valid"));
  }
}
