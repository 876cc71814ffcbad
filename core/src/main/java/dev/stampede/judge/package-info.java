/** Judges a run: whether its numbers can be believed ({@link dev.stampede.judge.Validity}). */
@NullMarked
package dev.stampede.judge;

import org.jspecify.annotations.NullMarked;
