package dev.stampede.output;

import dev.stampede.measure.Outcome;

/** A run against something that answers with the worst it can think of. */
public final class Hostile {

  private Hostile() {}

  /** Names and errors with escape sequences, line breaks, formulas, bidi controls, and length. */
  public static RecordedRun run() {
    RecordedRun run = new RecordedRun();
    run.ok("agent", "\u001b[2J\u001b[31mred", 10);
    run.ok("agent", "line\r\nbreak\tand\u0000nul\u0007bell\u009b31m", 20);
    run.ok("agent", "\u202eevil\u2066", 30);
    run.ok("agent", "שלום עולם", 40);
    run.ok("agent", "予定を確認する", 50);
    run.ok("agent", "e\u0301tude 🎯", 60);
    run.ok("agent", "x".repeat(5_000), 70);
    run.ok("=cmd|' /C calc'!A0", "@SUM(A1)", 80);
    run.ok("agent", "-1+1,\"quoted\"", 90);
    run.ok("", "", 100);
    run.ok("agent", "\ud800 half a character", 110);
    run.call("agent", "+name", 120, Outcome.SERVICE_ERROR, "\u001b]0;title\u0007=HYPERLINK(\"x\")");
    run.call("agent", "+name", 130, Outcome.CHECK_FAILED, "");
    run.mishap("=1+1\u001b[A", "=1+1\n\tat Evil\u001b[K.java\r\n\tat More.java");
    run.second(1);
    return run;
  }
}
