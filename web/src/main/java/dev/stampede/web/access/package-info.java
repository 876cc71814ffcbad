/**
 * Who may use the page. Nobody's page but our own may ask anything, whatever a browser is talked
 * into: the host that is named, the page a request comes from, and the login are looked at before
 * anything else is.
 */
@NullMarked
package dev.stampede.web.access;

import org.jspecify.annotations.NullMarked;
