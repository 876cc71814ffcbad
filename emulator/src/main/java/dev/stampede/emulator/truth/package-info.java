/**
 * The log of the truth: a compact row for every call, written by the event loop that served it,
 * read by anyone.
 */
@NullMarked
package dev.stampede.emulator.truth;

import org.jspecify.annotations.NullMarked;
