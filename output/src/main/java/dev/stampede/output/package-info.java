/**
 * What users read. Everything here takes {@linkplain dev.stampede.measure.Snapshot snapshots} and
 * {@linkplain dev.stampede.insight.Insight insights} and nothing else, so it works alike for one
 * machine and for many, for a run that is on and for one that is over.
 *
 * <p>Names, rows and error texts come from outside: whatever they hold, they are shown and never
 * interpreted.
 */
@NullMarked
package dev.stampede.output;

import org.jspecify.annotations.NullMarked;
