/**
 * Seeded draws. Every draw of a call is a function of (seed, call number, purpose), so it depends
 * neither on thread timing nor on how many other draws were made before it.
 */
@NullMarked
package dev.stampede.emulator.chance;

import org.jspecify.annotations.NullMarked;
