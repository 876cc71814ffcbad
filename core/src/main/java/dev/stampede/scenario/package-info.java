/**
 * What users write: {@link dev.stampede.scenario.User} classes with weighted {@link
 * dev.stampede.scenario.Task}s and waits. Plain blocking Java; the engine gives every user a
 * virtual thread.
 */
@NullMarked
package dev.stampede.scenario;

import org.jspecify.annotations.NullMarked;
