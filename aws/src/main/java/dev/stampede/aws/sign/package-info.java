/**
 * Signature Version 4: the proof of identity on every request to AWS.
 *
 * <p>Written for the hot path. The SDK's own signer takes some 10 µs a call, most of it deriving
 * the same key again; {@link dev.stampede.aws.sign.Signer} keeps the key of the day and takes about
 * a tenth of that. Tests prove the two equal over random requests.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html">Create
 *     a signed AWS API request</a>
 */
@NullMarked
package dev.stampede.aws.sign;

import org.jspecify.annotations.NullMarked;
