/**
 * How the emulated services behave: everything that may change while the emulator runs, as one
 * value.
 */
@NullMarked
package dev.stampede.emulator.behaviour;

import org.jspecify.annotations.NullMarked;
