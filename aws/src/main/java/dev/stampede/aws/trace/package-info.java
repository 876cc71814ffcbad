/**
 * What the trace of a turn tells: the route, the hops, the tokens, the proper end.
 *
 * <p>A trace event is one to six kilobytes, nearly all of it prompt, and a deep turn has more than
 * thirty. So each is read once, as a stream, on the event loop, and skipped where it holds text;
 * what stays of a turn is a {@link dev.stampede.aws.trace.TurnTrace} of bounded size. What cannot
 * be read is counted and never ends a turn; members nobody has heard of are passed over.
 */
@NullMarked
package dev.stampede.aws.trace;

import org.jspecify.annotations.NullMarked;
