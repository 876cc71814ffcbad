/**
 * Judges a run: whether its numbers can be believed ({@link dev.stampede.judge.Validity}), whether
 * its targets hold ({@link dev.stampede.judge.TargetRule}, {@link dev.stampede.judge.TargetJudge}),
 * what that makes of the whole ({@link dev.stampede.judge.RunVerdict}), and, while it is on, what
 * goes wrong ({@link dev.stampede.judge.Trouble}).
 */
@NullMarked
package dev.stampede.judge;

import org.jspecify.annotations.NullMarked;
