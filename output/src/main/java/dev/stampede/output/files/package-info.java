/** Files: a place for them found before the run, and each of them whole or not there at all. */
@NullMarked
package dev.stampede.output.files;

import org.jspecify.annotations.NullMarked;
