package dev.stampede.config;

/**
 * A Lambda function that scenarios may call.
 *
 * @param name its real name, name with alias, or ARN
 * @param enabled whether it is there; tasks that need one that is not are left out
 */
public record FunctionEntry(Setting<String> name, Setting<Boolean> enabled) {}
