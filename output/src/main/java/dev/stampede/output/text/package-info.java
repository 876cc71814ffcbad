/**
 * Words and figures for people: cleaned of what would move a cursor, measured in columns of a
 * terminal, and set in tables that stay aligned whatever they hold and however narrow the screen.
 */
@NullMarked
package dev.stampede.output.text;

import org.jspecify.annotations.NullMarked;
