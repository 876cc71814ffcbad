package dev.stampede.aws.sign;

/**
 * The headers that a signature adds to its request.
 *
 * @param date the value of {@code X-Amz-Date}
 * @param contentSha256 the value of {@code X-Amz-Content-Sha256}
 * @param securityToken the value of {@code X-Amz-Security-Token}; empty where none is sent
 * @param authorization the value of {@code Authorization}
 */
public record Signature(
    String date, String contentSha256, String securityToken, String authorization) {}
