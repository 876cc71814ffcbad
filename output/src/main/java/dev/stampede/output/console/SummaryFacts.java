package dev.stampede.output.console;

/**
 * What the summary tells besides figures.
 *
 * @param target what was called, such as {@code embedded emulator at http://127.0.0.1:41233}
 * @param validity whether the run may be believed, in one line
 */
public record SummaryFacts(String target, String validity) {}
