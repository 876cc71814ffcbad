package dev.stampede.web.stream;

/**
 * The whole view of a run at a moment.
 *
 * @param position the last tick that is in it
 * @param json the view, one JSON object
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
public record Picture(Position position, byte[] json) {}
