/**
 * What becomes of a call: the one table of {@link dev.stampede.aws.outcome.Outcomes} that all
 * services share, and the line that says what failed.
 */
@NullMarked
package dev.stampede.aws.outcome;

import org.jspecify.annotations.NullMarked;
