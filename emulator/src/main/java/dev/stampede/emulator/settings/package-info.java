/**
 * Values as people type them: shares, durations, names; and the clear errors when they are wrong.
 */
@NullMarked
package dev.stampede.emulator.settings;

import org.jspecify.annotations.NullMarked;
