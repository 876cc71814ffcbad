/**
 * A run as a sequence of {@link dev.stampede.output.history.Entry}s, and what is remembered of it:
 * the one truth beneath the live page, the report and the journal. A {@link
 * dev.stampede.output.history.Historian} takes entries as they come, from a run or from a journal,
 * and hands out {@link dev.stampede.output.history.History}s.
 */
@NullMarked
package dev.stampede.output.history;

import org.jspecify.annotations.NullMarked;
