/**
 * Lambda {@code Invoke}: one call of a function, and the truth about how it went.
 *
 * <p>{@link dev.stampede.aws.lambda.Functions} sends an {@link dev.stampede.aws.lambda.Invoke} and
 * returns a {@link dev.stampede.aws.lambda.Result}, whatever happens. HTTP 200 is no success yet:
 * the function may have failed, and Lambda says so in a header; or it may have done its work and
 * say in its payload that the answer is no. What became of a call is decided by the table in {@link
 * dev.stampede.aws.outcome.Outcomes}. What the function's log says of the call (cold start, billed
 * time, memory) comes with the answer: the end of the log, asked for by default.
 */
@NullMarked
package dev.stampede.aws.lambda;

import org.jspecify.annotations.NullMarked;
