/** How long a turn takes and what shape its answer has. */
@NullMarked
package dev.stampede.emulator.latency;

import org.jspecify.annotations.NullMarked;
