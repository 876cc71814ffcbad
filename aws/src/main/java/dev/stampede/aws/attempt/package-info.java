/** One attempt in the books, and a scenario's checks of its answer: the same for every service. */
@NullMarked
package dev.stampede.aws.attempt;

import org.jspecify.annotations.NullMarked;
