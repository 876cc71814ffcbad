package dev.stampede.web;

import java.util.OptionalDouble;

/**
 * A wish for another load in the midst of a test.
 *
 * @param users how many users there shall be
 * @param spawnRate users started or stopped per second; empty: as before
 */
public record LoadRequest(int users, OptionalDouble spawnRate) {}
