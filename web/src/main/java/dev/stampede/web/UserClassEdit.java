package dev.stampede.web;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * A wish for another part of a user class in the next test, as Locust's page has it.
 *
 * @param name the user class
 * @param weight its weight beside the others
 * @param fixedCount how many users of it there are, whatever the load
 * @param other an attribute that is neither; empty where there is none
 */
public record UserClassEdit(
    String name, OptionalDouble weight, OptionalInt fixedCount, Optional<String> other) {}
