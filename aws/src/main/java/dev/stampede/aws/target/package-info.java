/**
 * What is tested, and the way there: which endpoint each {@link dev.stampede.aws.target.Service}
 * has, who signs for it, and one signed call to it.
 *
 * <p>A run has one {@link dev.stampede.aws.target.Target} and one {@link
 * dev.stampede.aws.target.Client} for it; agents and functions each call through their {@link
 * dev.stampede.aws.target.Caller}, and know nothing of each other.
 */
@NullMarked
package dev.stampede.aws.target;

import org.jspecify.annotations.NullMarked;
