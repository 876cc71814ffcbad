/**
 * How long a turn takes and what shape its answer has: {@code none}, {@code realistic}, or a YAML
 * file.
 *
 * <pre>{@code
 * # latency.yaml: every key is optional; what is left out is as in "realistic"
 * first-event: 80ms        # the first event leaves this long after the request was read
 * trace: full              # full: all steps; compact: choice, usage, FINISH; route: the choice alone
 * trace-bytes: 3000        # size of a model prompt (full) or of the choice (compact, route); 0: as it comes
 * chunks: 12               # pieces of a streamed answer
 * answer-bytes: 0          # the answer is padded or cut to this; 0: as it comes
 * turn:                    # log-normal time of a whole turn, by the agent that answers it
 *   default:    {median: 1.4s, p95: 3s}
 *   scheduling: {median: 1.6s, p95: 3.4s}
 * # or, in place of "turn":
 * # stream: 2s             # each turn lasts exactly this long
 * }</pre>
 */
@NullMarked
package dev.stampede.emulator.latency;

import org.jspecify.annotations.NullMarked;
