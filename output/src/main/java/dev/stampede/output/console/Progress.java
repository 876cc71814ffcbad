package dev.stampede.output.console;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param state its state in a word, such as {@code spawning}
 * @param users how many users there are
 * @param plannedUsers how many there are to be
 * @param elapsed since it began
 * @param runTime how long it is to take, unless it goes on until somebody stops it
 */
public record Progress(
    String state, int users, int plannedUsers, Duration elapsed, Optional<Duration> runTime) {}
