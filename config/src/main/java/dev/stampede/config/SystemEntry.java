package dev.stampede.config;

import java.util.Map;
import java.util.Optional;

/**
 * A system under test with a name of its own, for {@code --target NAME}.
 *
 * @param target what it is: {@code aws}, {@code emulator} or a URL
 * @param region the AWS region, if it has one of its own
 * @param production whether a run against it must be confirmed with {@code --yes-production}
 * @param agents its own agents, by name; others are as for all
 * @param functions its own functions
 */
public record SystemEntry(
    Setting<String> target,
    Optional<Setting<String>> region,
    boolean production,
    Map<String, AgentEntry> agents,
    Map<String, FunctionEntry> functions) {}
