/**
 * A run on disk: a {@link dev.stampede.output.journal.Journal} writes down the entries of a run as
 * they happen, a {@link dev.stampede.output.journal.JournalReader} tells them again, and {@link
 * dev.stampede.output.journal.Runs} lists a folder of them. {@code docs/journal.md} describes the
 * files.
 */
@NullMarked
package dev.stampede.output.journal;

import org.jspecify.annotations.NullMarked;
