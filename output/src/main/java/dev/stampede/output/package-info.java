@NullMarked
package dev.stampede.output;

import org.jspecify.annotations.NullMarked;
