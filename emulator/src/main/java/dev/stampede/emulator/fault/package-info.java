/** What may go wrong on purpose: a share of calls and a kind of fault, drawn for each call. */
@NullMarked
package dev.stampede.emulator.fault;

import org.jspecify.annotations.NullMarked;
