/**
 * What was measured: a {@link dev.stampede.measure.Sample} for every attempt, a {@link
 * dev.stampede.measure.Recorder} that adds them up, and the {@link dev.stampede.measure.Snapshot},
 * the one currency that console, files, page, targets and other machines take.
 *
 * <p>Everything here is bounded in memory, immutable once handed out, and merges exactly: a
 * snapshot of two intervals, or of two machines, is what one recorder would have counted in their
 * place.
 */
@NullMarked
package dev.stampede.measure;

import org.jspecify.annotations.NullMarked;
