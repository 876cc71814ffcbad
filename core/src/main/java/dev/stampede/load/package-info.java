/**
 * How much load there shall be, as pure functions of time: a {@link dev.stampede.load.Shape} is
 * asked, and never acts.
 */
@NullMarked
package dev.stampede.load;

import org.jspecify.annotations.NullMarked;
