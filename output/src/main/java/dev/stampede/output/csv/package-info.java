/**
 * Results as files. {@link dev.stampede.output.csv.CsvFiles} writes Locust's four files and one of
 * our own while a run is on, {@link dev.stampede.output.csv.SampleLog} every single attempt.
 *
 * <p>Whoever reads them, at whatever moment, sees whole lines: files that are rewritten are
 * replaced at once, files that grow do so by whole lines. A run that is killed loses its last
 * second or two and nothing else.
 */
@NullMarked
package dev.stampede.output.csv;

import org.jspecify.annotations.NullMarked;
