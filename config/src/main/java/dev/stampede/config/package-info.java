/**
 * One effective configuration out of four layers: what is packed in, {@code stampede.yaml}, the
 * environment, and the flags; each value remembers the layer it came from. Knows what people
 * configure, and nothing of those who use it.
 */
@NullMarked
package dev.stampede.config;

import org.jspecify.annotations.NullMarked;
