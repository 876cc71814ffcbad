package dev.stampede.config;

/**
 * A value and where it came from.
 *
 * @param <T> what kind of value
 */
public record Setting<T>(T value, Origin origin) {}
