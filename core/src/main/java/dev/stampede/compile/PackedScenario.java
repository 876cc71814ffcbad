package dev.stampede.compile;

import java.util.function.Supplier;

/**
 * A scenario that comes with the program and is played by name, such as {@code -f agents}.
 *
 * @param fileName what errors call it, such as {@code BedrockAgents.java}
 * @param source reads its text
 */
public record PackedScenario(String fileName, Supplier<String> source) {}
