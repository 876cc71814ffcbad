/**
 * {@code InvokeAgent}: one turn of a conversation with a Bedrock agent, and the truth about how it
 * went.
 *
 * <p>{@link dev.stampede.aws.agents.Agents} sends a {@link dev.stampede.aws.agents.Question} and
 * returns a {@link dev.stampede.aws.agents.Reply}, whatever happens. What became of a turn is
 * decided in one place, by the table in {@link dev.stampede.aws.outcome.Outcomes}; what its figures
 * are called is said in {@link dev.stampede.aws.agents.AgentInstruments} and shown by {@link
 * dev.stampede.aws.agents.AgentInsight}.
 */
@NullMarked
package dev.stampede.aws.agents;

import org.jspecify.annotations.NullMarked;
