/**
 * What turns cost: the true cost of what a trace tells, and an estimate where none does. The two
 * are never added up silently. Money is in US dollars.
 */
@NullMarked
package dev.stampede.aws.cost;

import org.jspecify.annotations.NullMarked;
