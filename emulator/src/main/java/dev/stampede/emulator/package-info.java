@NullMarked
package dev.stampede.emulator;

import org.jspecify.annotations.NullMarked;
