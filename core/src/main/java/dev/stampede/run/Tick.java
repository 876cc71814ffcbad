package dev.stampede.run;

import dev.stampede.measure.Snapshot;
import java.time.Duration;

/**
 * What a run tells its listeners each second, and once more at its end.
 *
 * @param state where the run stands
 * @param elapsed time since the start
 * @param goal how many users the present ramp or stage leads to
 * @param epoch how often the statistics have been reset before the interval
 * @param last the interval since the tick before
 * @param total the whole run so far, since the last reset
 */
public record Tick(
    RunState state, Duration elapsed, int goal, int epoch, Snapshot last, Snapshot total) {}
