/**
 * What a user sees while a run is on and when it is over: {@link
 * dev.stampede.output.console.Console} shows one live line on a terminal and Locust's tables
 * elsewhere, and the summary at the end. Results go to standard output, all else to standard error.
 */
@NullMarked
package dev.stampede.output.console;

import org.jspecify.annotations.NullMarked;
