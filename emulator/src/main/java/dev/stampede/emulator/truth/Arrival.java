package dev.stampede.emulator.truth;

import dev.stampede.emulator.agents.Agent;
import dev.stampede.emulator.wire.SignatureResult;
import java.util.Optional;

/**
 * What is known of a call when it has been read: the part of its row that never changes.
 *
 * @param nanos when its last byte was read
 */
public record Arrival(
    String invocationId,
    long nanos,
    String sessionId,
    Optional<Agent> agent,
    int attempt,
    SignatureResult signature,
    int connection) {}
