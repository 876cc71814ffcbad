/**
 * Others' word against ours. AWS's own clients read the streams that our client reads, and talk to
 * our emulator; a fuzzer sets our readers and our signer against references that share no code with
 * them. All of it is tests: the SDK's service clients never come near a user's build.
 */
@NullMarked
package dev.stampede.witness;

import org.jspecify.annotations.NullMarked;
