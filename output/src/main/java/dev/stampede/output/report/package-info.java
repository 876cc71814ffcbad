/**
 * What machines and other programs read when a run is over: our summary and Locust's as JSON, JUnit
 * for build servers, Markdown for GitHub. All are functions of a {@link
 * dev.stampede.output.report.RunReport}; where they are put is {@code files}' business.
 */
@NullMarked
package dev.stampede.output.report;

import org.jspecify.annotations.NullMarked;
