package dev.stampede.run;

import dev.stampede.measure.Snapshot;
import dev.stampede.scenario.ScenarioException;
import java.time.Duration;
import java.util.Optional;

/**
 * How a run ended.
 *
 * @param total everything it measured since the last reset
 * @param elapsed from the start of the first user to the end of the last
 * @param abandoned users who would not end, and were left behind
 * @param broken why no user could be made, where that ended the run
 */
public record RunResult(
    Snapshot total, Duration elapsed, int abandoned, Optional<ScenarioException> broken) {}
