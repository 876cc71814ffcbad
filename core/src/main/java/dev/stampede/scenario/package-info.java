@NullMarked
package dev.stampede.scenario;

import org.jspecify.annotations.NullMarked;
