@NullMarked
package dev.stampede.cli;

import org.jspecify.annotations.NullMarked;
