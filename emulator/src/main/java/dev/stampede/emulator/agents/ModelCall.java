package dev.stampede.emulator.agents;

/**
 * An invocation of the model by an agent in a turn.
 *
 * @param before index of the event in the script that it comes before; the events before that one
 *     are sent whatever becomes of it
 * @param start when it starts, in nanoseconds since the request was read
 * @param end when it ends, likewise
 * @param input tokens of its prompt
 * @param output tokens of its answer
 */
public record ModelCall(int before, long start, long end, int input, int output) {}
