/**
 * One stream a page. What a second changed is written down once, as bytes, and the same bytes go to
 * every page; whoever cannot keep up gets the whole picture when it is ready, and holds up nobody.
 */
@NullMarked
package dev.stampede.web.stream;

import org.jspecify.annotations.NullMarked;
