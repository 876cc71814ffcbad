/**
 * The front end. What lies in this room's resources under {@code app} and {@code style} is what
 * runs in the browser, file by file; Lit and uPlot come out of their own jars on the class path, so
 * that nothing of theirs is kept here. The live page and the report are the same modules: the first
 * gets them from a server, the second has them inside.
 */
@NullMarked
package dev.stampede.page;

import org.jspecify.annotations.NullMarked;
