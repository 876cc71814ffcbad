/**
 * What people type: time spans, shares, names. Whatever cannot be understood is answered with what
 * was wrong and the nearest right thing.
 */
@NullMarked
package dev.stampede.input;

import org.jspecify.annotations.NullMarked;
