/**
 * One blocking call over an event loop: the hot path.
 *
 * <p>A user's virtual thread hands its request to an event loop and parks, once. The loop connects
 * or takes an idle connection, writes the bytes, gives each piece of the answer to a {@link
 * dev.stampede.aws.wire.Reader} as it arrives, with the time at which it arrived, and wakes the
 * thread, once, at the end. So timestamps do not depend on when a thread gets its turn, and a turn
 * of thirty events costs one wake-up.
 *
 * <p>Everything of one loop (connections, waiting calls, deadlines) is touched by its own thread
 * only; there are no locks. Nothing is ever sent twice: there are no retries here.
 *
 * <p>What is done once and what is done for each connection stays out of each call's way: a {@link
 * dev.stampede.aws.wire.Network} says how the endpoint is reached (proxy, authorities, names), and
 * connections that are open know nothing of it.
 *
 * <p>Moments are {@link System#nanoTime}, which is what {@code Clock.system()} tells: a real
 * network cannot live in another time.
 */
@NullMarked
package dev.stampede.aws.wire;

import org.jspecify.annotations.NullMarked;
