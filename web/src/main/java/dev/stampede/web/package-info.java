/**
 * The server of the live page, on the JDK's own HTTP server: files, the stream, the API, Locust's
 * endpoints. It knows a run only through its {@link dev.stampede.web.Director}.
 */
@NullMarked
package dev.stampede.web;

import org.jspecify.annotations.NullMarked;
