/**
 * Requests and responses over the JDK's HTTP server: what of HTTP it leaves to its users (limits on
 * bodies and on patience, compression, validators, headers that a browser heeds).
 */
@NullMarked
package dev.stampede.web.http;

import org.jspecify.annotations.NullMarked;
