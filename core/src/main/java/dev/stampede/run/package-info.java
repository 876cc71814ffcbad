/**
 * Plays a scenario under a load: the state machine of a run, one virtual thread for each user, a
 * snapshot each second, and an end in which nothing is lost.
 */
@NullMarked
package dev.stampede.run;

import org.jspecify.annotations.NullMarked;
