/**
 * The bytes: event-stream frames, service errors, Signature Version 4. Written apart from the load
 * generator's codec on purpose: a witness must not share its mistakes.
 */
@NullMarked
package dev.stampede.emulator.wire;

import org.jspecify.annotations.NullMarked;
