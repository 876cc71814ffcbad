/**
 * Frames of {@code application/vnd.amazon.eventstream}, cut out of a stream of bytes as they
 * arrive.
 *
 * <pre>
 * total length u32 | headers length u32 | CRC of these 8 bytes u32 | headers | payload | CRC u32
 * </pre>
 *
 * <p>The lengths are a stranger's word: they are believed only after their CRC and within the SDK's
 * own limits, and memory is taken for bytes that came, never for bytes that were announced. Written
 * apart from the emulator's encoder on purpose; the witness in the tests is AWS's library.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/RESTSelectObjectAppendix.html">The
 *     encoding, as S3 describes it</a>
 */
@NullMarked
package dev.stampede.aws.eventstream;

import org.jspecify.annotations.NullMarked;
