/**
 * Values as bytes, for files and for other machines: small numbers take one byte, each text is
 * written once. What is read is never trusted: every length is checked against what is left, and
 * bytes that cannot be right are refused with one exception, in words.
 */
@NullMarked
package dev.stampede.codec;

import org.jspecify.annotations.NullMarked;
