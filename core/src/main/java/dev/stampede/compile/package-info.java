/**
 * Turns a user's {@code .java} file into user classes, in memory: {@link
 * dev.stampede.compile.ScenarioFile} compiles and loads it, and errors are shown as a good compiler
 * shows them.
 */
@NullMarked
package dev.stampede.compile;

import org.jspecify.annotations.NullMarked;
