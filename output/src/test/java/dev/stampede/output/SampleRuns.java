package dev.stampede.output;

import dev.stampede.measure.Outcome;
import dev.stampede.measure.Snapshot;
import java.util.List;
import java.util.function.BiConsumer;

/** Runs that several tests show. */
public final class SampleRuns {

  private static final List<String> NAMES =
      List.of("scheduling", "chitchat", "information", "notes");

  private SampleRuns() {}

  /** Four kinds of turns for this many seconds, with failures of three kinds and an exception. */
  public static RecordedRun agents(int seconds, BiConsumer<Snapshot, Snapshot> reader) {
    RecordedRun run = new RecordedRun();
    for (int second = 0; second < seconds; second++) {
      for (int call = 0; call < 25; call++) {
        String name = "bedrock_agent:" + NAMES.get((call * 7 + second) % 10 % 4);
        double millis = 400 + (call * 37 + second * 13) % 100 * 21.37;
        int n = second * 25 + call;
        if (n % 61 == 60) {
          run.call(
              "bedrock_agent", name, 35, Outcome.THROTTLED, "ThrottlingException: Rate exceeded");
        } else if (n % 97 == 96) {
          run.call(
              "bedrock_agent",
              name,
              millis,
              Outcome.TRUNCATED,
              "the stream ended without the root's FINISH after 7 frames, although the connection"
                  + " stayed open and nothing said why");
        } else {
          run.ok("bedrock_agent", name, millis);
        }
      }
      if (second == 3) {
        run.mishap(
            "java.lang.IllegalStateException: no session",
            "java.lang.IllegalStateException: no session\n\tat BedrockAgents.notes(BedrockAgents.java:42)\n"
                + "\tat BedrockAgents.run(BedrockAgents.java:7)\n");
      }
      if (second == seconds - 1) {
        run.call("bedrock_agent", "bedrock_agent:notes", 120, Outcome.INTERRUPTED, "");
        run.call("bedrock_agent", "bedrock_agent:notes", 340, Outcome.INTERRUPTED, "");
      }
      run.second(Math.min(50, 5 * (second + 1)), reader);
    }
    return run;
  }
}
