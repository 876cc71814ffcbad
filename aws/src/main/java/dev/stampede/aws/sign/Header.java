package dev.stampede.aws.sign;

/**
 * A header of a request that is to be signed.
 *
 * @param name in any case
 * @param value as it is sent
 */
public record Header(String name, String value) {}
