/**
 * The command line: reads flags, wires the rooms together, decides the exit code. Nothing is
 * computed here.
 */
@NullMarked
package dev.stampede.cli;

import org.jspecify.annotations.NullMarked;
