/**
 * What numbers mean. Rooms that observe something of their own (an agent's route, a function's cold
 * start) offer an {@link dev.stampede.insight.Insight} that turns snapshots into tables and lines,
 * so that console, files and page can show it without knowing it.
 */
@NullMarked
package dev.stampede.insight;

import org.jspecify.annotations.NullMarked;
