/**
 * The HTTP side on bare Netty: connections, calls, the agenda of scheduled writes, the pages of the
 * truth.
 */
@NullMarked
package dev.stampede.emulator.server;

import org.jspecify.annotations.NullMarked;
