package dev.stampede.emulator.truth;

import java.util.Map;

/**
 * The truth about the calls of one function, in numbers.
 *
 * @param calls all of them
 * @param outcomes calls by {@linkplain TrueOutcome outcome}
 * @param reasons calls that are no success, by why
 * @param coldStarts calls that waited for an init
 * @param restores calls that waited for a restore from a snapshot
 * @param billedMillis all that is billed
 * @param maxConcurrency the most environments that were busy at once
 * @param startMillis how long the init, or the restore, took
 * @param tookMillis from the request's last byte to the answer's last byte, answered calls only
 */
public record FunctionSummary(
    long calls,
    Map<String, Long> outcomes,
    Map<String, Long> reasons,
    long coldStarts,
    long restores,
    long billedMillis,
    int maxConcurrency,
    Percentiles startMillis,
    Percentiles tookMillis) {}
