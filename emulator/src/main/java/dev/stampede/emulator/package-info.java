/**
 * An emulator of Bedrock {@code InvokeAgent} over the real wire protocol which keeps its own log of
 * the truth. It knows nothing of the load generator: it is an independent witness.
 */
@NullMarked
package dev.stampede.emulator;

import org.jspecify.annotations.NullMarked;
