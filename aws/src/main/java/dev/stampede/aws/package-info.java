/**
 * Agents and functions as scenarios use them: {@code import static dev.stampede.aws.Aws.*}, then
 *
 * <pre>{@code
 * final Agent supervisor = agent("supervisor");
 *
 * @Task
 * void chats() {
 *   supervisor.turn("bedrock_agent:chitchat").expectRoute("chitchat").ask("Hello!");
 * }
 * final LambdaFunction bulkOps = function("bulk_ops");
 *
 * @Task
 * void optimizes() {
 *   bulkOps.call("lambda:bulk_ops:optimize_route").invoke(Map.of("operation", "optimize_route"));
 * }
 * }</pre>
 *
 * <p>What is expected is said before the call, so that its one sample is complete when it ends.
 */
@NullMarked
package dev.stampede.aws;

import org.jspecify.annotations.NullMarked;
