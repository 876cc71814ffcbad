/**
 * Quotas as Bedrock has them: requests per minute of an account, an agent and a model, and tokens
 * per minute of a model, metered by token buckets that are refilled all the time.
 *
 * <p>Source: "How tokens are counted in Amazon Bedrock" in the user guide, for reservation and
 * burndown.
 */
@NullMarked
package dev.stampede.emulator.quota;

import org.jspecify.annotations.NullMarked;
