/**
 * Looks at the machine before a run does: what is too small for the planned load is said, with the
 * reason and the cure, while it still costs nothing.
 */
@NullMarked
package dev.stampede.doctor;

import org.jspecify.annotations.NullMarked;
