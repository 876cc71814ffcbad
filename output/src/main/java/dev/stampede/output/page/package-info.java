/**
 * A run as the page and the report show it: {@link dev.stampede.output.page.RunView} makes JSON of
 * a {@link dev.stampede.output.history.History}, {@link dev.stampede.output.page.Deltas} of what a
 * second changes in it. Figures come from where console and files take theirs, so all agree.
 */
@NullMarked
package dev.stampede.output.page;

import org.jspecify.annotations.NullMarked;
