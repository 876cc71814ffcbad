package dev.stampede.emulator.wire;

/**
 * Whom a request must be signed for.
 *
 * @param service its signing name, such as {@code bedrock} or {@code lambda}
 * @param region such as {@code us-east-1}
 */
public record Signee(String service, String region) {}
