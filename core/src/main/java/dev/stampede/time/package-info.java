/**
 * Time is passed in: one {@link dev.stampede.time.Clock} runs every schedule, so that a plan of
 * half an hour is tested in milliseconds.
 */
@NullMarked
package dev.stampede.time;

import org.jspecify.annotations.NullMarked;
