/**
 * Plain HTTP for scenarios: {@code shop.get("/health").expectStatus(200).call()}. Over the same
 * event loops, with the same clocks and outcomes as agents and functions; nothing is signed, and
 * nothing is sent twice.
 */
@NullMarked
package dev.stampede.http;

import org.jspecify.annotations.NullMarked;
