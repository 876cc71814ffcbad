/** How much may pass in a time: token buckets, whose time comes from whoever asks. */
@NullMarked
package dev.stampede.emulator.rate;

import org.jspecify.annotations.NullMarked;
