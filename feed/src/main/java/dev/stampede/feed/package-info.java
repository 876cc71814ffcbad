/**
 * Test data for scenarios: a {@link dev.stampede.feed.Feeder} hands the records of a CSV or JSON
 * file to all users of a class, one at a time.
 */
@NullMarked
package dev.stampede.feed;

import org.jspecify.annotations.NullMarked;
