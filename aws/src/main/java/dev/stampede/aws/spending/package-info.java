/**
 * What a run costs: its agents' turns and its functions' calls together, read out of a snapshot.
 * What is known, what is estimated, and what calls in flight will likely cost are kept apart.
 */
@NullMarked
package dev.stampede.aws.spending;

import org.jspecify.annotations.NullMarked;
