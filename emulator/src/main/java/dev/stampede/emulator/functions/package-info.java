/**
 * Lambda functions: what they answer, how long they take, in which execution environments they run,
 * and when Lambda turns a call away. Knows the time only as it is passed in, and no network.
 *
 * <p>An execution environment, as the calls of a function see it:
 *
 * <pre>
 * (none) --call, none idle, limits allow--> starting (init, or restore) --> busy
 * busy   --answered------------------------> idle
 * busy   --timed out, crashed--------------> (gone)
 * idle   --call----------------------------> busy (warm: the last used goes first)
 * idle   --unused for too long-------------> (gone)
 * </pre>
 */
@NullMarked
package dev.stampede.emulator.functions;

import org.jspecify.annotations.NullMarked;
